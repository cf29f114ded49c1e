// The outline as groups of entries, and what a drop means for the library.
import type { Dossier, Entry, Move } from "../../api/types";

export interface Group {
  /** Null for the entries before any section. */
  id: string | null;
  title: string | null;
  entries: Entry[];
}

export function groups({ sections, entries }: Dossier): Group[] {
  const of = (id: string | null) => entries.filter((entry) => entry.section === id);
  return [{ id: null, title: null, entries: of(null) }, ...sections.map(({ id, title }) => ({ id, title, entries: of(id) }))];
}

/** Where the entry at `at` was put among the entries of a section. */
export function moveTo(entries: readonly Entry[], at: number, section: string | null): Move {
  const before = entries[at - 1];
  if (before) return { to: "after", clip: before.clip.id };
  const after = entries[at + 1];
  if (after) return { to: "before", clip: after.clip.id };
  return { to: "section", title: section };
}
