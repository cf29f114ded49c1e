// Splits a text run where highlights begin and end, so that each piece lies wholly inside or outside each highlight.
import type { Annotation } from "../../api/types";
import { points, slicePoints } from "../../text/points";

export interface Piece {
  text: string;
  /** Code points of the canonical text. */
  start: number;
  /** The highlights that cover it, the longest first: it is drawn outermost. */
  marks: Annotation[];
}

export function pieces(text: string, start: number, annotations: readonly Annotation[]): Piece[] {
  const end = start + points(text);
  const here = annotations.filter((a) => a.state === "placed" && a.start < end && a.end > start);
  if (here.length === 0) return [{ text, start, marks: [] }];

  const cuts = new Set([start, end]);
  for (const a of here) {
    cuts.add(Math.max(a.start, start));
    cuts.add(Math.min(a.end, end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1]!;
    const marks = here.filter((a) => a.start <= from && a.end >= to).sort(longestFirst);
    return { text: slicePoints(text, from - start, to - start), start: from, marks };
  });
}

function longestFirst(a: Annotation, b: Annotation): number {
  return b.end - b.start - (a.end - a.start) || a.start - b.start || a.created.localeCompare(b.created);
}
