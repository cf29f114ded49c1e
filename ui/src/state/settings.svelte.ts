// The few things a person sets. They belong to this computer, not to the library.

export type Theme = "system" | "light" | "dark";
export const THEMES: readonly Theme[] = ["system", "light", "dark"];
export const TEXT_SIZES = [15, 16.5, 18, 20, 22.5, 26] as const;

/** How large all that the window shows may be; 1 is as designed. */
export const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

const KEY = "cuttings.settings";

export class Settings {
  theme = $state<Theme>("system");
  textSize = $state<number>(18);
  zoom = $state<number>(1);
  /** Where the last dossier went. */
  exportFolder = $state<string | null>(null);

  constructor() {
    const kept = read();
    if (THEMES.includes(kept.theme as Theme)) this.theme = kept.theme as Theme;
    if (TEXT_SIZES.includes(kept.textSize as never)) this.textSize = kept.textSize as number;
    if (ZOOMS.includes(kept.zoom as never)) this.zoom = kept.zoom as number;
    if (typeof kept.exportFolder === "string") this.exportFolder = kept.exportFolder;
  }

  set(change: { theme?: Theme; textSize?: number; zoom?: number; exportFolder?: string }) {
    Object.assign(this, change);
    const { theme, textSize, zoom, exportFolder } = this;
    try {
      localStorage.setItem(KEY, JSON.stringify({ theme, textSize, zoom, exportFolder }));
    } catch {
      // Without storage the choice holds until the window closes.
    }
  }

  /** Whether the window is dark now, by choice or as the system is. */
  get dark(): boolean {
    return this.theme === "dark" || (this.theme === "system" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  }

  resizeText(by: 1 | -1) {
    const at = TEXT_SIZES.indexOf(this.textSize as never) + by;
    const textSize = TEXT_SIZES[at];
    if (textSize !== undefined) this.set({ textSize });
  }

  /** The next larger or smaller size of the window; 0 goes back to 1. */
  zoomBy(by: 1 | -1 | 0) {
    const zoom = by === 0 ? 1 : ZOOMS[ZOOMS.indexOf(this.zoom as never) + by];
    if (zoom !== undefined) this.set({ zoom });
  }
}

function read(): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}
