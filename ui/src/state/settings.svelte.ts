// The few things a person sets. They belong to this computer, not to the library.

export type Theme = "system" | "light" | "dark";
export const THEMES: readonly Theme[] = ["system", "light", "dark"];
export const TEXT_SIZES = [15, 16.5, 18, 20, 22.5, 26] as const;

const KEY = "cuttings.settings";

export class Settings {
  theme = $state<Theme>("system");
  textSize = $state<number>(18);

  constructor() {
    const kept = read();
    if (THEMES.includes(kept.theme as Theme)) this.theme = kept.theme as Theme;
    if (TEXT_SIZES.includes(kept.textSize as never)) this.textSize = kept.textSize as number;
  }

  set(change: { theme?: Theme; textSize?: number }) {
    this.theme = change.theme ?? this.theme;
    this.textSize = change.textSize ?? this.textSize;
    try {
      localStorage.setItem(KEY, JSON.stringify({ theme: this.theme, textSize: this.textSize }));
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
}

function read(): { theme?: unknown; textSize?: unknown } {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}
