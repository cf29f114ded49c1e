// Keys -> actions. Keys without a modifier are letters while someone types, so they act only outside of fields.
import { tinykeys } from "tinykeys";
import type { Desk } from "../state/desk.svelte";
import { isHeard, isOpenTo, isTyping, type Action } from "./action";
import { ACTIONS } from "./registry";

/** How long the second key of a sequence may take. */
const SEQUENCE_MS = 1000;

export function listenToKeys(target: HTMLElement | Window, desk: Desk): () => void {
  const byKey = new Map<string, Action[]>();
  for (const action of ACTIONS) for (const key of action.keys ?? []) byKey.set(key, [...(byKey.get(key) ?? []), action]);
  const endsSequence = sequences([...byKey.keys()].filter((key) => key.includes(" ")));
  // Every key press counts, also one that is no action: the first of a sequence is none.
  const hear = (event: Event) => void endsSequence(event as KeyboardEvent);

  const bindings = [...byKey].flatMap(([key, actions]) => {
    const act = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (endsSequence(event) && !key.includes(" "))) return;
      const typing = isTyping(event.target);
      const action = actions.find((a) => (!typing || a.whileTyping) && (a.keysWhen?.(desk) ?? true) && isOpenTo(a, desk, isHeard));
      if (!action) return;
      event.preventDefault();
      void action.run(desk);
    };
    const code = key.replace(/(^|\+| )([a-z])(?= |$)/g, (_, before, letter) => `${before}Key${letter.toUpperCase()}`);
    // On a keyboard without Latin letters the key's place stands for the letter.
    const actByPlace = (event: KeyboardEvent) => (/^[a-z]$/i.test(event.key) ? undefined : act(event));
    return code === key ? [[key, act]] : [[key, act], [code, actByPlace]];
  });
  target.addEventListener("keydown", hear);
  const stop = tinykeys(target, Object.fromEntries(bindings), { timeout: SEQUENCE_MS });
  return () => {
    target.removeEventListener("keydown", hear);
    stop();
  };
}

/** Tells of a key press whether it ends one of the sequences ("g a"): then it is no key of its own. */
function sequences(keys: readonly string[]): (event: KeyboardEvent) => boolean {
  let last: { letter: string; at: number; event: KeyboardEvent; ends: boolean } | null = null;
  return (event) => {
    if (last?.event === event) return last.ends;
    const letter = isTyping(event.target) ? "" : /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
    const begun = last !== null && event.timeStamp - last.at < SEQUENCE_MS ? last.letter : "";
    last = { letter, at: event.timeStamp, event, ends: keys.includes(`${begun} ${letter}`) };
    return last.ends;
  };
}

/** "Ctrl+Shift+Z", "G then A". */
export function keyName(key: string, mac = /Mac/.test(navigator.platform)): string {
  const names: Record<string, string> = { $mod: mac ? "⌘" : "Ctrl", Shift: mac ? "⇧" : "Shift", Alt: mac ? "⌥" : "Alt", Delete: "Del", ArrowUp: "↑", ArrowDown: "↓" };
  const press = (one: string) => one.split(/\b\+/).map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
  return key.split(" ").map((one) => press(one).join(mac ? "" : "+")).join(" then ");
}
