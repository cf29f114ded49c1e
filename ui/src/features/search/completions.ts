// What could be meant by the word that is being typed: a field, or a value of one.
import type { Overview } from "../../api/types";
import { FIELDS, fieldOf, fieldWith, pieces } from "./pieces";

const MOST = 8;
const STATES = ["unread", "starred", "annotated", "unfiled", "failed", "trashed"];

/** Whole words that may stand in the place of the last one of `typed`; the likeliest first. */
export function completions(typed: string, overview: Overview | null): string[] {
  if (/(^|\s)$/.test(typed) && !/"/.test(typed)) return [];
  const last = pieces(typed).at(-1) ?? "";
  const sign = last.startsWith("-") ? "-" : "";
  const found = fieldOf(last);
  if (!found) {
    const begun = last.slice(sign.length).toLowerCase();
    return begun.length < 2 ? [] : FIELDS.filter((field) => field.startsWith(begun)).map((field) => `${sign}${field}:`);
  }
  const { field, value } = found;
  const begun = value.toLowerCase();
  const fits = (name: string) => name.toLowerCase().includes(begun) && name.toLowerCase() !== begun;
  return values(field, overview).filter(fits).slice(0, MOST).map((name) => sign + fieldWith(field, name));
}

function values(field: string, overview: Overview | null): string[] {
  switch (field) {
    case "tag":
      return overview?.tags.map(({ name }) => name) ?? [];
    case "outlet":
      return overview?.outlets.map(({ name }) => name) ?? [];
    case "dossier":
      return overview?.dossiers.map(({ title }) => title) ?? [];
    case "is":
      return STATES;
    case "has":
      return ["note"];
    default:
      return [];
  }
}
