// Which word of a query the library did not understand, so that the box can point at it.
import type { Error as Failure } from "../../api/types";
import { typedQuery } from "../../state/scope";
import { points, slicePoints } from "../../text/points";

export interface Fault {
  before: string;
  word: string;
  after: string;
}

/**
 * The library says where in its question the word stands. The end of that question is what was typed, which may be closed
 * or go on in words that nobody typed: those are not shown.
 */
export function wordAtFault(typed: string, question: string, { at }: Failure): Fault | null {
  const query = typedQuery(typed);
  if (!at || !question.endsWith(query)) return null;
  const before = points(question) - points(query);
  const text = typed.trim();
  const [start, end] = [at[0] - before, Math.min(at[1] - before, points(text))];
  if (start < 0 || end <= start) return null;
  return { before: slicePoints(text, 0, start), word: slicePoints(text, start, end), after: slicePoints(text, end, Infinity) };
}
