// The reader's own keys: paragraphs by J and K, a passage by V and the arrows.
import type { ClipDetail } from "../../api/types";
import type { Reading } from "../../state/reading.svelte";
import { rangeOnScreen } from "./range";
import { begin, covered, step, type Passage } from "./steps";

export function passageKeys(reading: Reading, root: () => HTMLElement | undefined, detail: () => ClipDetail) {
  /** Whether the keyboard chose the paragraph: a click on one is no choice of it. */
  let byKeys = $state(false);
  let passage = $state.raw<Passage | null>(null);

  const units = () => [...(root()?.querySelectorAll<HTMLElement>("[data-unit]") ?? [])];
  const current = () => document.activeElement?.closest<HTMLElement>("[data-unit]") ?? null;

  function stepUnit(by: 1 | -1) {
    const all = units();
    const here = current();
    const next = here ? all[all.indexOf(here) + by] : firstInSight(all);
    byKeys = true;
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  function start() {
    const at = document.activeElement?.closest("mark, [data-unit]") ?? firstInSight(units());
    const run = at?.closest<HTMLElement>("[data-start]") ?? at?.querySelector<HTMLElement>("[data-start]");
    if (!run) return;
    const { article } = detail();
    show(begin(article.text, Number(run.dataset.start), article.language));
  }

  /** There the left arrow goes on. */
  function isRightToLeft({ head }: Passage): boolean {
    const box = root();
    const at = box && rangeOnScreen(box, head)?.startContainer.parentElement;
    return at ? getComputedStyle(at).direction === "rtl" : false;
  }

  function show(next: Passage | null) {
    passage = next;
    const box = root();
    const selection = document.getSelection();
    if (!next || !box || !selection) return;
    reading.mark = null;
    reading.chosen = covered(next);
    const range = rangeOnScreen(box, reading.chosen);
    if (!range) return;
    selection.removeAllRanges();
    selection.addRange(range);
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  }

  function end() {
    passage = null;
  }

  function cancel() {
    end();
    document.getSelection()?.removeAllRanges();
    reading.chosen = null;
  }

  /** Whether the key was one of these. */
  function onkeydown(event: KeyboardEvent): boolean {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input, textarea")) return false;
    if (!act(event)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  function act(event: KeyboardEvent): boolean {
    const move = MOVES[event.key];
    if (passage && move) {
      const { article } = detail();
      const direction = move.by === "word" && isRightToLeft(passage) ? against(move.direction) : move.direction;
      show(step(article.text, passage, move.by, direction, event.shiftKey, article.language));
      return true;
    }
    if (event.shiftKey) return false;
    switch (event.code) {
      case "KeyJ":
        stepUnit(1);
        return true;
      case "KeyK":
        stepUnit(-1);
        return true;
      case "KeyV":
        start();
        return true;
      case "Escape":
        if (!passage && !reading.chosen) return false;
        cancel();
        return true;
      default:
        return false;
    }
  }

  return {
    get passage() {
      return passage;
    },
    get byKeys() {
      return byKeys;
    },
    pointed: () => (byKeys = false),
    onkeydown,
    end,
  };
}

/** What lies under the bars at the top is not in sight. */
const BAR_HEIGHT = 90;

const against = (direction: 1 | -1) => (direction === 1 ? -1 : 1);

const MOVES: Record<string, { by: "word" | "sentence"; direction: 1 | -1 }> = {
  ArrowRight: { by: "word", direction: 1 },
  ArrowLeft: { by: "word", direction: -1 },
  ArrowDown: { by: "sentence", direction: 1 },
  ArrowUp: { by: "sentence", direction: -1 },
};

function firstInSight(units: HTMLElement[]): HTMLElement | undefined {
  const inSight = units.find((unit) => {
    const { top, bottom } = unit.getBoundingClientRect();
    return bottom > BAR_HEIGHT && top < window.innerHeight;
  });
  return inSight ?? units[0];
}
