// Names are compared without case and accents, as the library compares them.

const LETTERS: Record<string, string> = { ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", ς: "σ" };

export const fold = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ßøłđæœıς]/g, (letter) => LETTERS[letter]!).trim();

/** Whether each word typed begins a word of the name, in any order: "doss new" finds "New dossier…". */
export function beginsWordsOf(name: string, typed: string): boolean {
  const has = fold(name).split(/[^\p{L}\p{N}]+/u);
  const asked = fold(typed).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return asked.every((word) => has.some((other) => other.startsWith(word)));
}
