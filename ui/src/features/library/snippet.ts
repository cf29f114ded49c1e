// A snippet's found words are ranges of code points.
import type { Snippet } from "../../api/types";
import { slicePoints, points } from "../../text/points";

export interface Part {
  text: string;
  found: boolean;
}

export function snippetParts({ text, marks }: Snippet): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    if (from > at) parts.push({ text: slicePoints(text, at, from), found: false });
    parts.push({ text: slicePoints(text, from, to), found: true });
    at = to;
  }
  if (at < points(text)) parts.push({ text: slicePoints(text, at, Infinity), found: false });
  return parts;
}
