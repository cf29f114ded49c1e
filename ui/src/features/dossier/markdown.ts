// The preview shows Markdown as it is, with a little emphasis by the kind of line.

export type LineKind = "heading" | "rule" | "quote" | "plain";

export function lineKind(lines: readonly string[], at: number): LineKind {
  const line = lines[at]!;
  if (/^#{1,6} /.test(line)) return "heading";
  if (line.startsWith(">")) return "quote";
  if (line === "---" && (at === 0 || lines.indexOf("---", 1) === at)) return "rule";
  return "plain";
}
