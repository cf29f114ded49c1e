// The platform's menu: what it may do just now, and what it does. It is chosen from while anything may be going on in the
// page: a field may be written in, a dialog may be open.
import type { MenuItem } from "../api/commands";
import type { Desk } from "../state/desk.svelte";
import { isOpenTo, isTyping, type Action } from "./action";
import { ACTIONS } from "./registry";

/** The editing items that the platform does not do by itself everywhere. */
const EDITING: readonly Action[] = [
  { id: "edit.cut", title: "", group: "Edit", whileTyping: true, run: (desk) => desk.api.editPage("Cut") },
  { id: "edit.copy", title: "", group: "Edit", whileTyping: true, run: (desk) => desk.api.editPage("Copy") },
  { id: "edit.selectAll", title: "", group: "Edit", whileTyping: true, run: (desk) => desk.api.editPage("SelectAll") },
  {
    id: "edit.paste",
    title: "",
    group: "Edit",
    whileTyping: true,
    run: (desk) => {
      if (isTyping(document.activeElement)) return desk.api.paste();
      if (desk.dialog === null) desk.focusOn = "paste";
    },
  },
];

const IN_MENU = [...ACTIONS, ...EDITING];

export function menuItems(desk: Desk, typing: boolean): MenuItem[] {
  return IN_MENU.map((action) => ({
    id: action.id,
    enabled: (typing && action.inField !== undefined) || isOpenTo(action, desk),
    label: action.menuLabel?.(desk) ?? null,
  }));
}

/** In a field, undo and redo are the field's. */
export function runFromMenu(desk: Desk, id: string): unknown {
  const action = IN_MENU.find((action) => action.id === id);
  if (!action) return;
  if (action.inField && isTyping(document.activeElement)) return document.execCommand(action.inField);
  if (isOpenTo(action, desk)) return action.run(desk);
}
