// Pairs each text run of a document with its place in the canonical text. The library sends the places as a list, in
// the order of the tree (src-tauri/core/src/model/layout.rs); this walk must meet the runs in the same order.
import type { Block, Document, Inline } from "../../api/types";

/** Where a node's text begins, in code points. A figure stands for its credit, a code block for its code. */
export type Places = ReadonlyMap<Inline | Block, number>;

export function place(document: Document, runs: readonly number[]): Places {
  const places = new Map<Inline | Block, number>();
  let next = 0;
  const run = (node: Inline | Block) => {
    const start = runs[next++];
    if (start !== undefined) places.set(node, start);
  };

  function inlines(nodes: Inline[]) {
    for (const node of nodes) {
      switch (node.kind) {
        case "text":
        case "code":
        case "footnote_ref":
          run(node);
          break;
        case "emphasis":
        case "strong":
        case "link":
        case "sub":
        case "sup":
        case "ruby":
          inlines(node.text);
          break;
        case "break":
        case "unknown":
          break;
      }
    }
  }

  function block(node: Block) {
    switch (node.kind) {
      case "standfirst":
      case "paragraph":
      case "heading":
        return inlines(node.text);
      case "quote":
      case "live_entry":
      case "footnote":
        return node.blocks.forEach(block);
      case "list":
        return node.items.forEach((item) => item.blocks.forEach(block));
      case "definition_list":
        return node.items.forEach((item) => {
          inlines(item.term);
          item.blocks.forEach(block);
        });
      case "figure":
        inlines(node.caption);
        if (node.credit !== null) run(node);
        return;
      case "table":
        inlines(node.caption ?? []);
        return node.rows.forEach((row) => row.cells.forEach((cell) => inlines(cell.text)));
      case "code":
        return run(node);
      case "fact_box":
        inlines(node.title);
        return node.blocks.forEach(block);
      case "embed":
      case "rule":
      case "unknown":
        return;
    }
  }

  document.blocks.forEach(block);
  return places;
}
