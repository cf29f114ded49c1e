// The preview shows Markdown as it is, with a little emphasis by the kind of line. Signs that are Markdown's or YAML's own
// stay where they are written, from left to right; what they hold is in its own direction.

export type LineKind = "heading" | "rule" | "quote" | "plain";

export interface SourceLine {
  kind: LineKind;
  /** A line of signs reads from the left; a paragraph by its first letter. */
  dir: "ltr" | "auto";
  /** Signs and what they hold, in turn, signs first. */
  parts: string[];
}

/** Marks before a heading or in a list, with the name of the value that follows. */
const MARKS = /^(#{1,6} |\s*- (?:\*\*[^*]+:\*\* )?)(.*)$/;
const YAML = /^(\s*- |[\w-]+: ?)(.*)$/;

/** Where the front matter ends; -1 where there is none. */
export const frontMatterEnd = (lines: readonly string[]) => (lines[0] === "---" ? lines.indexOf("---", 1) : -1);

export function sourceLine(lines: readonly string[], at: number, frontMatter: number): SourceLine {
  const line = lines[at]!;
  if (at <= frontMatter) return signs(line === "---" ? "rule" : "plain", YAML.exec(line)?.slice(1) ?? [line]);
  if (line.startsWith("|")) return signs("plain", line.split(/((?<!\\)\|)/).slice(1));
  const marked = MARKS.exec(line);
  if (marked) return signs(line.startsWith("#") ? "heading" : "plain", marked.slice(1));
  return { kind: line.startsWith(">") ? "quote" : "plain", dir: "auto", parts: [line] };
}

const signs = (kind: LineKind, parts: string[]): SourceLine => ({ kind, dir: "ltr", parts });
