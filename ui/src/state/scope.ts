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
      return `${scope.kind}:"${scope.name.replaceAll('"', " ")}"`;
    default:
      return `is:${scope.kind}`;
  }
}

export function sameScope(a: Scope, b: Scope): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
