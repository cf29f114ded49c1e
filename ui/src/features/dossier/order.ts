// The outline as groups of entries, and what a drop means for the library.
import type { Dossier, Entry, Move, SectionId } from "../../api/types";

export interface Group {
  /** Null for the entries before any section. */
  id: SectionId | null;
  title: string | null;
  entries: Entry[];
}

export interface SectionGroup extends Group {
  id: SectionId;
  title: string;
}

export interface Outlined {
  /** The entries before any section. */
  loose: Group;
  sections: SectionGroup[];
}

export function outlined({ sections, entries }: Dossier): Outlined {
  const of = (id: SectionId | null) => entries.filter((entry) => entry.section === id);
  return {
    loose: { id: null, title: null, entries: of(null) },
    sections: sections.map(({ id, title }) => ({ id, title, entries: of(id) })),
  };
}

/** Where the entry at `at` was put among the entries of a section; null where it stood there before. */
export function moveTo(dossier: Dossier, section: SectionId | null, entries: readonly Entry[], at: number): Move | null {
  const { loose, sections } = outlined(dossier);
  const before = section === null ? loose : sections.find(({ id }) => id === section);
  if (before && sameOrder(before.entries, entries)) return null;
  const above = entries[at - 1];
  if (above) return { to: "after", clip: above.clip.id };
  const below = entries[at + 1];
  if (below) return { to: "before", clip: below.clip.id };
  return { to: "section", title: before?.title ?? null };
}

/** In front of which section the one at `at` was put: null for the end, undefined where it stood there before. */
export function sectionBefore(dossier: Dossier, sections: readonly { id: SectionId }[], at: number): SectionId | null | undefined {
  return sameOrder(dossier.sections, sections) ? undefined : (sections[at + 1]?.id ?? null);
}

const sameOrder = (a: readonly { id: string }[], b: readonly { id: string }[]) => a.length === b.length && a.every(({ id }, i) => id === b[i]!.id);
