// Drawing what was found without touching the text: CSS custom highlights. An engine without them gets the current place
// as a plain selection.
import type { FoundIn } from "../../api/types";
import { unitsAt } from "../../text/points";
import { rangeOnScreen } from "./range";

const hasHighlights = typeof Highlight === "function" && typeof CSS !== "undefined" && "highlights" in CSS;

/** The same two for good: WebKit paints a place anew when it leaves a highlight, not when a highlight is replaced. */
const highlights = hasHighlights ? { all: new Highlight(), now: new Highlight() } : null;
if (highlights) {
  CSS.highlights.set("found", highlights.all);
  CSS.highlights.set("found-now", highlights.now);
  highlights.now.priority = 1;
}

/** The places of a search that are drawn, in the article and around it; what is drawn elsewhere or not at all is left out. */
export function placesOnScreen(root: HTMLElement, found: readonly FoundIn[]): Range[] {
  const reader = root.closest<HTMLElement>(".reader") ?? root;
  const places = found.flatMap(({ part, annotation, text, marks }) => {
    if (part === "text") return marks.map(([start, end]) => rangeOnScreen(root, { start, end }));
    const within = annotation ? reader.querySelector(`[data-note="${CSS.escape(annotation)}"]`) : reader;
    const drawn = [...(within?.querySelectorAll(`[data-part="${part}"]`) ?? [])];
    const element = drawn.find((one) => one.textContent === text && (annotation || !one.closest("[data-note]")));
    return element ? marks.map(([start, end]) => rangeWithin(element, text, start, end)) : [];
  });
  return places.filter((range) => range !== null);
}

/** A range of an element whose whole text is `text`. */
function rangeWithin(element: Element, text: string, start: number, end: number): Range | null {
  const [from, to] = [unitsAt(text, start), unitsAt(text, end)];
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  let begun = false;
  while (walker.nextNode() && at < to) {
    const node = walker.currentNode as Text;
    if (at + node.length > from) {
      if (!begun) range.setStart(node, Math.max(0, from - at));
      begun = true;
      range.setEnd(node, Math.min(node.length, to - at));
    }
    at += node.length;
  }
  return begun ? range : null;
}

export function drawFound(ranges: readonly (Range | null)[], now: number) {
  clearFound();
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
