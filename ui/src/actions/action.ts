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
  /** Also over a library that cannot be used. */
  always?: boolean;
  /** What the document does instead while the person is typing in a field. */
  inField?: "undo" | "redo";
  /** What the platform's menu calls it, where that depends on what it would do. */
  menuLabel?: (desk: Desk) => string;
  /** Where its keys act, if not everywhere. */
  keysWhen?: (desk: Desk) => boolean;
  enabled?: (desk: Desk) => boolean;
  /** A key or a button runs it though it is not enabled: it then says why it has to wait. */
  saysWhyNot?: (desk: Desk) => boolean;
  run: (desk: Desk) => unknown;
}

export const isEnabled = (action: Action, desk: Desk) => action.enabled?.(desk) ?? true;

/** Whether a key or a button runs it: it acts, or says why it cannot. */
export const isHeard = (action: Action, desk: Desk) => isEnabled(action, desk) || action.saysWhyNot?.(desk) === true;

/** Whether it may be run now by a key or from a menu: an open dialog, or a library that cannot be used, stands before the rest. */
export function isOpenTo(action: Action, desk: Desk, can = isEnabled): boolean {
  if (desk.problem) return action.always === true;
  if (desk.question) return action.always === true;
  return (desk.dialog === null || action.whileTyping === true) && can(action, desk);
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("input, textarea, select") || target.isContentEditable;
}
