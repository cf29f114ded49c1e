// Drawing what was found without touching the text: CSS custom highlights. An engine without them gets the current place
// as a plain selection.
import type { TextRange } from "../../state/reading.svelte";
import { rangeOnScreen } from "./range";

export function drawFound(root: HTMLElement, found: readonly TextRange[], now: number) {
  const ranges = found.map((range) => rangeOnScreen(root, range));
  const current = ranges[now] ?? null;
  if (typeof Highlight === "function" && CSS.highlights) {
    CSS.highlights.set("found", new Highlight(...ranges.filter((r) => r !== null)));
    CSS.highlights.set("found-now", current ? new Highlight(current) : new Highlight());
  } else if (current) {
    window.getSelection()?.removeAllRanges();
    window.getSelection()?.addRange(current);
  }
  current?.startContainer.parentElement?.scrollIntoView({ block: "center" });
}

export function clearFound() {
  if (typeof CSS === "undefined" || !CSS.highlights) return;
  CSS.highlights.delete("found");
  CSS.highlights.delete("found-now");
}
