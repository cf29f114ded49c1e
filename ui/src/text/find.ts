// Finding words in the open article: case and accents do not matter, places are code points of the canonical text.
import type { TextRange } from "../state/reading.svelte";

/** All places of `needle`, which may hold spaces; white space matches any white space. */
export function findAll(text: string, needle: string): TextRange[] {
  const wanted = fold(needle.trim()).folded.replace(/\s+/g, " ");
  if (wanted === "") return [];
  const { folded, origin } = fold(text);
  const found: TextRange[] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    found.push({ start: origin[at]!, end: origin[at + wanted.length - 1]! + 1 });
  }
  return found;
}

/** Folded text, and for each of its UTF-16 units the code point it came from. */
function fold(text: string): { folded: string; origin: number[] } {
  let folded = "";
  const origin: number[] = [];
  let point = 0;
  for (const char of text) {
    const plain = /\s/u.test(char) ? " " : char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    folded += plain;
    for (let i = 0; i < plain.length; i++) origin.push(point);
    point++;
  }
  return { folded, origin };
}
