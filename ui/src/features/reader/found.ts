// Drawing what was found without touching the text: CSS custom highlights. An engine without them gets the current place
// as a plain selection.
import type { TextRange } from "../../state/reading.svelte";
import { rangeOnScreen } from "./range";

const hasHighlights = typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;

/** The same two for good: WebKit paints a place anew when it leaves a highlight, not when a highlight is replaced. */
const highlights = hasHighlights ? { all: new Highlight(), now: new Highlight() } : null;
if (highlights) {
  CSS.highlights.set("found", highlights.all);
  CSS.highlights.set("found-now", highlights.now);
  highlights.now.priority = 1;
}

export function drawFound(root: HTMLElement, found: readonly TextRange[], now: number) {
  clearFound();
  const ranges = found.map((range) => rangeOnScreen(root, range));
  const current = ranges[now] ?? null;
  if (highlights) {
    for (const range of ranges) if (range && range !== current) highlights.all.add(range);
    if (current) highlights.now.add(current);
  } else if (current) {
    window.getSelection()?.removeAllRanges();
    window.getSelection()?.addRange(current);
  }
  current?.startContainer.parentElement?.scrollIntoView({ block: "center" });
}

export function clearFound() {
  highlights?.all.clear();
  highlights?.now.clear();
}
