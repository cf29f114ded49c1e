// What the sidebar chose to look at. A scope is a query; the words in the search box are added to it.
import type { DossierId } from "../api/types";

export type Scope =
  | { kind: "all" | "unread" | "unfiled" | "starred" | "failed" | "trashed" }
  | { kind: "tag" | "outlet"; name: string }
  | { kind: "dossier"; id: DossierId };

export function scopeQuery(scope: Scope): string {
  switch (scope.kind) {
    case "all":
    case "dossier":
      return "";
    case "tag":
    case "outlet":
      // A quotation mark closes only before white space, so one inside a word (צה"ל) may stay.
      return `${scope.kind}:"${scope.name.replace(/"(?=\s|$)/g, "")}"`;
    default:
      return `is:${scope.kind}`;
  }
}

/**
 * What was typed so far, as it would be asked: a phrase whose quotation mark is still open is closed, and a word that may
 * go on also stands for those that begin with it. A space ends it. A field whose value has yet to come asks nothing.
 */
export function typedQuery(typed: string): string {
  const text = typed.trim().replace(/(?:^|\s+)-?[A-Za-z]+:"?$/, "");
  const isOpen = /(?:^|[\s:-])"(?:[^"]|"(?=\S))*$/.test(text);
  if (isOpen) return text.endsWith('"') ? text.slice(0, -1).trimEnd() : `${text}"`;
  const curly = /(?:^|[\s:-])(?:[“„][^“”]*|«[^»]*)$/.exec(text)?.[0].trimStart();
  if (curly) return text + (curly.includes("«") ? "»" : "”");
  const half = text === "" ? null : /(?:^|\s)([\p{L}\p{N}]{2,})$/u.exec(typed)?.[1];
  return half && !["OR", "AND", "NOT"].includes(half) ? `${text} OR ${half}*` : text;
}

/** Whether a search asks for words, by which its results can be ranked; fields and what is left out only narrow. */
export function asksForWords(typed: string): boolean {
  const words = typed.replace(/(?:^|(?<=\s))-?[A-Za-z]+:(?:"[^"]*"?|\S*)/g, " ").split(/\s+/);
  return words.some((word) => word !== "OR" && !word.startsWith("-") && /[\p{L}\p{N}]/u.test(word));
}

export function sameScope(a: Scope, b: Scope): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
