// What could be meant by the word that is being typed: a field, or a value of one.
import type { Facet, Overview } from "../../api/types";
import { languageName } from "../../text/dates";
import { fold } from "../../text/fold";
import { FIELDS, fieldOf, fieldWith, pieces } from "./pieces";

export const MOST = 8;
const STATES = ["unread", "starred", "annotated", "unfiled", "failed", "trashed"];

export interface Completion {
  /** What takes the place of the typed word. */
  word: string;
  /** What it means, where the word does not say. */
  means?: string;
  /** How many clips have it. */
  clips?: number;
}

/** What a field may be followed by: the library's own values, the most frequent ones first. */
export interface Known {
  overview: Overview | null;
  languages: readonly Facet[];
  /** Only those of whose name a word begins as what is typed: there may be too many to hold them all. */
  authors: readonly Facet[];
}

/** Whole words that may stand in the place of the last one of `typed`; the likeliest first. */
export function completions(typed: string, known: Known): Completion[] {
  if (/(^|\s)$/.test(typed) && !/"/.test(typed)) return [];
  const last = pieces(typed).at(-1) ?? "";
  const sign = last.startsWith("-") ? "-" : "";
  const found = fieldOf(last);
  if (!found) {
    const begun = last.slice(sign.length).toLowerCase();
    return begun.length < 2 ? [] : FIELDS.filter((field) => field.startsWith(begun)).map((field) => ({ word: `${sign}${field}:` }));
  }
  const { field } = found;
  const begun = fold(found.value);
  const fits = ({ value, means = "" }: Value) => fold(value) !== begun && (field === "author" || fold(value).includes(begun) || fold(means).startsWith(begun));
  return values(field, known).filter(fits).slice(0, MOST).map(({ value, ...more }) => ({ word: sign + fieldWith(field, value), ...more }));
}

interface Value {
  value: string;
  means?: string;
  clips?: number;
}

const byClips = (values: readonly (Value & { clips: number })[]): Value[] => values.toSorted((a, b) => b.clips - a.clips);

function values(field: string, { overview, languages, authors }: Known): Value[] {
  switch (field) {
    case "tag":
      return byClips(overview?.tags.map(({ name, clips }) => ({ value: name, clips })) ?? []);
    case "outlet":
      return byClips(overview?.outlets.map(({ name, clips }) => ({ value: name, clips })) ?? []);
    case "dossier":
      return byClips(overview?.dossiers.map(({ title, clips }) => ({ value: title, clips })) ?? []);
    case "author":
      return authors.map(({ value, clips }) => ({ value, clips }));
    case "lang":
      return languages.map(({ value, clips }) => ({ value, clips, means: languageName(value) }));
    case "is":
      return STATES.map((value) => ({ value }));
    case "has":
      return [{ value: "note" }];
    default:
      return [];
  }
}
