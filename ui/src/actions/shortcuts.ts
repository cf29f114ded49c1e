// Keys -> actions. Keys without a modifier are letters while someone types, so they act only outside of fields.
import { tinykeys } from "tinykeys";
import type { Desk } from "../state/desk.svelte";
import { isEnabled, type Action } from "./action";
import { ACTIONS } from "./registry";

export function listenToKeys(target: HTMLElement | Window, desk: Desk): () => void {
  const byKey = new Map<string, Action[]>();
  for (const action of ACTIONS) for (const key of action.keys ?? []) byKey.set(key, [...(byKey.get(key) ?? []), action]);

  const bindings = [...byKey].flatMap(([key, actions]) => {
    const act = (event: KeyboardEvent) => {
      if (event.defaultPrevented || desk.problem) return;
      const typing = isTyping(event.target);
      const action = actions.find((a) => (!typing || a.whileTyping) && (desk.dialog === null || a.whileTyping) && (a.keysWhen?.(desk) ?? true) && isEnabled(a, desk));
      if (!action) return;
      event.preventDefault();
      void action.run(desk);
    };
    const code = key.replace(/(^|\+| )([a-z])(?= |$)/g, (_, before, letter) => `${before}Key${letter.toUpperCase()}`);
    // On a keyboard without Latin letters the key's place stands for the letter.
    const actByPlace = (event: KeyboardEvent) => (/^[a-z]$/i.test(event.key) ? undefined : act(event));
    return code === key ? [[key, act]] : [[key, act], [code, actByPlace]];
  });
  return tinykeys(target, Object.fromEntries(bindings));
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("input, textarea, select") || target.isContentEditable;
}

/** "Ctrl+Shift+Z", "G then A". */
export function keyName(key: string, mac = /Mac/.test(navigator.platform)): string {
  const names: Record<string, string> = { $mod: mac ? "⌘" : "Ctrl", Shift: mac ? "⇧" : "Shift", Alt: mac ? "⌥" : "Alt", Delete: "Del", ArrowUp: "↑", ArrowDown: "↓" };
  const press = (one: string) => one.split("+").map((part) => names[part] ?? (part === "" ? "+" : part.length === 1 ? part.toUpperCase() : part));
  return key.split(" ").map((one) => (one === "+" ? "+" : press(one).join(mac ? "" : "+"))).join(" then ");
}
