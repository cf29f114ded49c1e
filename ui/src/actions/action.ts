// What a person can do. Palette, shortcuts, menus and buttons all read the one registry.
import type { Desk } from "../state/desk.svelte";

export interface Action {
  id: string;
  title: string;
  group: "Clip" | "Passage" | "Edit" | "Search" | "Dossier" | "View" | "Help";
  /** In tinykeys' notation; `$mod` is Ctrl, or Command on a Mac. Of several actions with one key the first enabled acts. */
  keys?: readonly string[];
  /** Also while the person is typing in a field. */
  whileTyping?: boolean;
  /** Where its keys act, if not everywhere. */
  keysWhen?: (desk: Desk) => boolean;
  enabled?: (desk: Desk) => boolean;
  run: (desk: Desk) => unknown;
}

export const isEnabled = (action: Action, desk: Desk) => action.enabled?.(desk) ?? true;
