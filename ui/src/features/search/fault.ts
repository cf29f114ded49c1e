// Which word of a query the library did not understand, so that the box can point at it.
import type { Error as Failure } from "../../api/types";
import { typedQuery } from "../../state/scope";
import { points, slicePoints } from "../../text/points";

export interface Fault {
  before: string;
  word: string;
  after: string;
}

/** The library says where in its question the word stands; what was typed is the end of that question. */
export function wordAtFault(typed: string, question: string, { at }: Failure): Fault | null {
  const query = typedQuery(typed);
  if (!at || !question.endsWith(query)) return null;
  const before = points(question) - points(query);
  const [start, end] = [at[0] - before, Math.min(at[1] - before, points(query))];
  if (start < 0 || end <= start) return null;
  return { before: slicePoints(query, 0, start), word: slicePoints(query, start, end), after: slicePoints(query, end, Infinity) };
}
