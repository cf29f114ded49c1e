// Which word of a query the library did not understand, so that the box can point at it.
import type { Error as Failure } from "../../api/types";

export interface Fault {
  before: string;
  word: string;
  after: string;
}

/** The library repeats the word as it was typed; the longest word of the query that it repeats is the one. */
export function wordAtFault(query: string, { message, detail }: Failure): Fault | null {
  const said = `${message} ${detail ?? ""}`;
  const words = query.match(/(?:[^\s"]*"[^"]*"?|\S+)/g) ?? [];
  const word = words.filter((word) => said.includes(word)).sort((a, b) => b.length - a.length)[0];
  if (word === undefined) return null;
  const at = query.indexOf(word);
  return { before: query.slice(0, at), word, after: query.slice(at + word.length) };
}
