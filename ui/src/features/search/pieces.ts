// A search as chips and the words beside them. What a word means only the library says; here it is cut as the library cuts.

export const FIELDS = ["tag", "outlet", "author", "lang", "dossier", "published", "after", "before", "clipped", "is", "has"];

/** Opening and closing quotation marks, as the library takes them. */
const QUOTES = [['"', '"'], ["“”„", "“”"], ["«", "»"], ["»", "«"]] as const;
const QUOTED = QUOTES.map(([open, close]) => `[${open}](?:[^${close}]|[${close}](?=\\S))*(?:[${close}](?=\\s|$)|$)`).join("|");
const PIECE = new RegExp(`-?(?:[A-Za-z]+:)?(?:${QUOTED})|\\S+`, "g");

/** The pieces of a query: at white space, but not within quotes. */
export function pieces(query: string): string[] {
  return query.match(PIECE) ?? [];
}

export function fieldOf(piece: string): { field: string; value: string } | null {
  const [, field, value] = /^-?([A-Za-z]+):(.*)$/s.exec(piece) ?? [];
  return field && FIELDS.includes(field.toLowerCase()) ? { field: field.toLowerCase(), value: value!.replace(/^["“”„«»]|["“”«»]$/g, "") } : null;
}

/**
 * Fields that are complete (a space follows them) are chips, each once; the rest is still being typed. A field beside OR, or
 * in a search with parentheses, is part of what stands around it and stays text.
 */
export function split(query: string): { chips: string[]; rest: string } {
  const all = pieces(query);
  const done = /\s$/.test(query) ? all.length : all.length - 1;
  const grouped = all.some((piece) => /^-?\(/.test(piece));
  const isChip = (piece: string, i: number) => i < done && !grouped && !!fieldOf(piece)?.value && all[i - 1] !== "OR" && all[i + 1] !== "OR";
  const chips = [...new Set(all.filter(isChip))];
  if (chips.length === 0) return { chips, rest: query };
  const rest = all.filter((piece, i) => !isChip(piece, i));
  return { chips, rest: rest.join(" ") + (rest.length > 0 && /\s$/.test(query) ? " " : "") };
}

export function join(chips: readonly string[], rest: string): string {
  return [...[...new Set(chips)].map((chip) => `${chip} `), rest].join("");
}

/** The same search with one word more, which is complete. */
export function narrowed(query: string, word: string): string {
  const { chips, rest } = split(query);
  return pieces(query).includes(word) ? query : join([...chips, word], rest);
}

/** The same search without that word. */
export function widened(query: string, word: string): string {
  const { chips, rest } = split(`${query} `);
  return join(chips.filter((chip) => chip !== word), rest);
}

/** A field with a value, in quotes where it needs them. */
export function fieldWith(field: string, value: string): string {
  return /[\s"]/.test(value) ? `${field}:"${value.replace(/"(?=\s|$)/g, "")}"` : `${field}:${value}`;
}
