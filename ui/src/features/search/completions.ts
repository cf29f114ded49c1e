// What could be meant by the word that is being typed: a field, or a value of one.
import type { Overview } from "../../api/types";
import { languageName } from "../../text/dates";
import { fold } from "../../text/fold";
import { FIELDS, fieldOf, fieldWith, pieces } from "./pieces";

const MOST = 8;
const STATES = ["unread", "starred", "annotated", "unfiled", "failed", "trashed"];

export interface Completion {
  /** What takes the place of the typed word. */
  word: string;
  /** What it means, where the word does not say. */
  means?: string;
}

/** Whole words that may stand in the place of the last one of `typed`; the likeliest first. */
export function completions(typed: string, overview: Overview | null, languages: readonly string[]): Completion[] {
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
  const fits = ({ value, means = "" }: Value) => fold(value) !== begun && (fold(value).includes(begun) || fold(means).startsWith(begun));
  return values(field, overview, languages).filter(fits).slice(0, MOST).map(({ value, means }) => ({ word: sign + fieldWith(field, value), means }));
}

interface Value {
  value: string;
  means?: string;
}

const plain = (values: readonly string[]): Value[] => values.map((value) => ({ value }));

function values(field: string, overview: Overview | null, languages: readonly string[]): Value[] {
  switch (field) {
    case "tag":
      return plain(overview?.tags.map(({ name }) => name) ?? []);
    case "outlet":
      return plain(overview?.outlets.map(({ name }) => name) ?? []);
    case "dossier":
      return plain(overview?.dossiers.map(({ title }) => title) ?? []);
    case "lang":
      return languages.map((value) => ({ value, means: languageName(value) }));
    case "is":
      return plain(STATES);
    case "has":
      return plain(["note"]);
    default:
      return [];
  }
}
