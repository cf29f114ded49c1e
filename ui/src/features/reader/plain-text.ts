// The words of inlines without their marks: a link's name must not be that of the highlight inside it.
import type { Inline } from "../../api/types";

export function plainText(nodes: readonly Inline[]): string {
  return nodes.map(textOf).join("");
}

function textOf(node: Inline): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "code":
      return node.code;
    case "footnote_ref":
      return node.label;
    case "break":
      return " ";
    case "unknown":
      return "";
    default:
      return plainText(node.text ?? []);
  }
}
