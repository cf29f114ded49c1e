// From a selection on the screen to a range of the canonical text, and back. Each drawn text run carries `data-start`,
// the code point at which it begins; text outside such an element (buttons, notes, numbers) is no part of the article.
import type { TextRange } from "../../state/reading.svelte";
import { points, pointsBefore, unitsAt } from "../../text/points";

/** Null where the selection holds nothing of the article but white space. */
export function rangeOfSelection(root: HTMLElement, range: Range, text: string): TextRange | null {
  let start = Infinity;
  let end = -Infinity;
  for (const { node, start: at } of textNodes(root)) {
    if (!range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    if (to <= from) continue;
    start = Math.min(start, at + pointsBefore(node.data, from));
    end = Math.max(end, at + pointsBefore(node.data, to));
  }
  return start < end ? trim(text, { start, end }) : null;
}

/** The same range on the screen; null where no part of it is drawn. */
export function rangeOnScreen(root: HTMLElement, { start, end }: TextRange): Range | null {
  const range = document.createRange();
  let begun = false;
  for (const { node, start: at } of textNodes(root)) {
    const length = points(node.data);
    if (at >= end) break;
    if (at + length <= start) continue;
    if (!begun) range.setStart(node, unitsAt(node.data, Math.max(0, start - at)));
    begun = true;
    range.setEnd(node, unitsAt(node.data, Math.min(length, end - at)));
  }
  return begun ? range : null;
}

/** Leaves out white space at both ends. */
export function trim(text: string, { start, end }: TextRange): TextRange | null {
  const chosen = [...text].slice(start, end);
  const first = chosen.findIndex(isInk);
  return first < 0 ? null : { start: start + first, end: start + chosen.findLastIndex(isInk) + 1 };
}

const isInk = (char: string) => !/\s/u.test(char);

/** The text nodes of all runs in reading order, each with the place where it begins. */
function* textNodes(root: HTMLElement): Generator<{ node: Text; start: number }> {
  for (const run of root.querySelectorAll<HTMLElement>("[data-start]")) {
    let at = Number(run.dataset.start);
    const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      yield { node, start: at };
      at += points(node.data);
    }
  }
}
