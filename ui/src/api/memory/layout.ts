// The canonical text of a document, for the in-memory library only: the real one comes from the core.
import type { Block, Document, Inline, Place } from "../types";

export interface Unit {
  start: number;
  end: number;
  place: Place;
  paragraph: number | null;
}

export interface Layout {
  text: string;
  runs: number[];
  units: Unit[];
}

const plain = (nodes: Inline[]): string =>
  nodes.map((n) => (n.kind === "text" ? n.text : n.kind === "break" ? "\n" : "text" in n ? plain(n.text as Inline[]) : "")).join("");

/** The blocks that the samples use: standfirst, paragraph, heading, figure, quote, list. */
export function layout({ blocks }: Document): Layout {
  const done: Layout = { text: "", runs: [], units: [] };
  let chars = 0;
  let paragraph = 0;

  const push = (text: string) => {
    done.text += text;
    chars += [...text].length;
  };
  const inlines = (nodes: Inline[]) => {
    for (const node of nodes) {
      if (node.kind === "text") {
        done.runs.push(chars);
        push(node.text);
      } else if (node.kind === "break") push("\n");
      else if ("text" in node) inlines(node.text as Inline[]);
    }
  };
  const unit = (separator: string, where: Place, write: () => void) => {
    if (chars > 0) push(separator);
    const start = chars;
    write();
    const counted = where === "paragraph" || where === "quote" || where === "list_item";
    done.units.push({ start, end: chars, place: where, paragraph: counted ? ++paragraph : null });
  };
  const walk = (block: Block, separator: string, where: Place) => {
    switch (block.kind) {
      case "standfirst":
        return unit(separator, "standfirst", () => inlines(block.text));
      case "paragraph":
        return unit(separator, where, () => inlines(block.text));
      case "heading":
        return unit(separator, "heading", () => inlines(block.text));
      case "quote":
        return block.blocks.forEach((b) => walk(b, separator, "quote"));
      case "list":
        return block.items.forEach((item, i) =>
          item.blocks.forEach((b) => walk(b, i === 0 ? separator : "\n", "list_item")),
        );
      case "figure":
        if (plain(block.caption) === "" && !block.credit) return;
        return unit(separator, "caption", () => {
          inlines(block.caption);
          if (block.credit === null) return;
          if (block.caption.length > 0) push(" ");
          done.runs.push(chars);
          push(block.credit);
        });
      default:
        return;
    }
  };
  blocks.forEach((block) => walk(block, "\n\n", "paragraph"));
  return done;
}
