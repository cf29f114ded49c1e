// What differs between paragraphs that went and those that came in their places: the words between what both begin and end
// with.

export interface Piece {
  text: string;
  differs: boolean;
}

/** Each paragraph in pieces. One that resembles none of the other side has nothing marked: it differs as a whole. */
export function apart(goes: readonly string[], comes: readonly string[]): { goes: Piece[][]; comes: Piece[][] } {
  const before = goes.map(wordsOf);
  const went = goes.map(whole);
  let from = 0;
  const came = comes.map((paragraph) => {
    const words = wordsOf(paragraph);
    const found = before.slice(from).findIndex((other) => resemble(other, words));
    if (found < 0) return whole(paragraph);
    const at = from + found;
    from = at + 1;
    went[at] = pieces(before[at]!, words);
    return pieces(words, before[at]!);
  });
  return { goes: went, comes: came };
}

/** Words, and what stands between them, letter by letter. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|[^]/gu) ?? [];

const whole = (text: string): Piece[] => [{ text, differs: false }];

function pieces(words: string[], other: string[]): Piece[] {
  const [start, end] = common(words, other);
  const cut = words.length - end;
  const parts = [words.slice(0, start), words.slice(start, cut), words.slice(cut)].map((part) => part.join(""));
  return parts.map((text, at) => ({ text, differs: at === 1 })).filter(({ text }) => text !== "");
}

/** How many words both begin with, and how many behind these both end with. */
function common(one: string[], other: string[]): [number, number] {
  const least = Math.min(one.length, other.length);
  let start = 0;
  while (start < least && one[start] === other[start]) start++;
  let end = 0;
  while (end < least - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return [start, end];
}

function resemble(one: string[], other: string[]): boolean {
  const [start, end] = common(one, other);
  return (start + end) * 2 > Math.min(one.length, other.length);
}
