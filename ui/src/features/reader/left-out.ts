// What was left out of the article, gathered by the block before which it stood.
import type { Block, Document, Inline, Removed } from "../../api/types";
import type { Places } from "./place";

/** Keyed by the index of the top-level block; what stood at the end has the number of blocks as its key. */
export function leftOutBefore(document: Document, places: Places, removed: readonly Removed[]): Map<number, Removed[]> {
  const starts = document.blocks.map((block) => firstPlace(block, places));
  const before = new Map<number, Removed[]>();
  for (const piece of removed) {
    const index = starts.findIndex((start) => start !== null && start >= piece.at);
    const key = index < 0 ? document.blocks.length : index;
    before.set(key, [...(before.get(key) ?? []), piece]);
  }
  return before;
}

function firstPlace(node: Block | Inline, places: Places): number | null {
  const own = places.get(node);
  if (own !== undefined && node.kind !== "figure") return own;
  for (const child of children(node)) {
    const place = firstPlace(child, places);
    if (place !== null) return place;
  }
  return own ?? null;
}

function children(node: Block | Inline): (Block | Inline)[] {
  if (node.kind === "figure") return node.caption;
  if (node.kind === "list") return node.items.flatMap((item) => item.blocks);
  if (node.kind === "definition_list") return node.items.flatMap((item) => [...item.term, ...item.blocks]);
  if (node.kind === "table") return [...(node.caption ?? []), ...node.rows.flatMap((row) => row.cells.flatMap((cell) => cell.text))];
  if (node.kind === "fact_box") return [...node.title, ...node.blocks];
  if ("blocks" in node) return node.blocks;
  if ("text" in node && Array.isArray(node.text)) return node.text;
  return [];
}
