// Choosing a passage by keyboard. WebKit has no caret browsing, so the reader keeps a word cursor of its own: it moves by
// word or by sentence, and with Shift the passage grows from where it began. Places are indices into UTF-16 here;
// `points.ts` carries them over the border.
import type { TextRange } from "../../state/reading.svelte";
import { pointsBefore, unitsAt } from "../../text/points";

export type Step = "word" | "sentence";

/** The passage being chosen: it began at `anchor` and moves at `head`; both are whole words. */
export interface Passage {
  anchor: TextRange;
  head: TextRange;
}

/** What a passage covers. */
export function covered({ anchor, head }: Passage): TextRange {
  return { start: Math.min(anchor.start, head.start), end: Math.max(anchor.end, head.end) };
}

/** Chooses the first word at or after `point`. */
export function begin(text: string, point: number, language?: string | null): Passage | null {
  const word = segments(text, "word", language).find((s) => s.end > unitsAt(text, point));
  if (!word) return null;
  const at = toPoints(text, word);
  return { anchor: at, head: at };
}

/** Moves the head one step on or back; unless it grows, the passage starts anew there. */
export function step(
  text: string,
  passage: Passage,
  by: Step,
  direction: 1 | -1,
  grow: boolean,
  language?: string | null,
): Passage {
  const all = segments(text, by, language);
  const head = { start: unitsAt(text, passage.head.start), end: unitsAt(text, passage.head.end) };
  const next = direction > 0 ? all.find((s) => s.end > head.end) : all.findLast((s) => s.start < head.start);
  if (!next) return passage;
  const at = toPoints(text, next);
  return { anchor: grow ? passage.anchor : at, head: at };
}

const toPoints = (text: string, s: TextRange): TextRange => ({
  start: pointsBefore(text, s.start),
  end: pointsBefore(text, s.end),
});

/** Words, or sentences without the white space behind them. A sentence never reaches over a line end. */
function segments(text: string, by: Step, language?: string | null): TextRange[] {
  const found: TextRange[] = [];
  for (const { segment, index, isWordLike } of segmenter(by, language).segment(text)) {
    if (by === "word") {
      if (isWordLike) found.push({ start: index, end: index + segment.length });
      continue;
    }
    for (const line of segment.matchAll(/\S[^\n]*/g)) {
      const start = index + line.index;
      found.push({ start, end: start + line[0].trimEnd().length });
    }
  }
  return found;
}

function segmenter(granularity: Step, language?: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity });
  } catch {
    // A page may declare a language that is no language tag.
    return new Intl.Segmenter(undefined, { granularity });
  }
}
