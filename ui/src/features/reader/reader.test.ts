import { describe, expect, it } from "vitest";
import type { Annotation, Block, Document, Inline } from "../../api/types";
import { layout } from "../../api/memory/layout";
import { barPlace } from "./bar-place";
import { leftOutBefore } from "./left-out";
import { settle } from "./margin";
import { pieces } from "./pieces";
import { place } from "./place";
import { rangeOfSelection, rangeOnScreen, trim } from "./range";
import { begin, covered, step } from "./steps";

const t = (text: string): Inline => ({ kind: "text", text });
const p = (...text: Inline[]): Block => ({ kind: "paragraph", text });
const cell = (...text: Inline[]) => ({ header: false, span: 1, text });

const mark = (id: string, start: number, end: number, more: Partial<Annotation> = {}): Annotation => ({
  id, start, end, version: "r", quote: "", prefix: "", suffix: "", paragraph: 1, in: "paragraph", state: "placed", how: "exact", note: null, colour: "fact", tags: [], created: "2026-01-01T00:00:00Z", ...more,
});

describe("place", () => {
  // The document and the places of the core's own test in src-tauri/core/src/model/layout.rs.
  const emphasised = t("said he");
  const caption = t("A square");
  const tableCaption = t("In tons");
  const cells = [t("a"), t("b"), t("c")];
  const code: Block = { kind: "code", language: null, code: "x  =\n 1" };
  const figure: Block = { kind: "figure", image: null, caption: [caption], credit: "AP" };
  const document: Document = {
    version: 1,
    blocks: [
      { kind: "standfirst", text: [t("In short")] },
      { kind: "rule" },
      p(t("Минск 𝕏")),
      figure,
      { kind: "list", ordered: false, items: [{ blocks: [p(t("one"))] }, { blocks: [p(t("two"))] }] },
      { kind: "table", caption: [tableCaption], rows: [{ cells: [cell(cells[0]!), cell(), cell(cells[1]!)] }, { cells: [cell(cells[2]!)] }] },
      { kind: "quote", blocks: [p({ kind: "emphasis", text: [emphasised] }), { kind: "list", ordered: false, items: [{ blocks: [p(t("so"))] }] }] },
      code,
    ],
  };
  const runs = [0, 10, 19, 28, 32, 36, 41, 49, 52, 54, 57, 66, 70];

  it("meets the runs in the library's order", () => {
    const places = place(document, runs);
    expect(places.size, "every run has a node").toBe(runs.length);
    expect(places.get(caption), "a caption comes before its credit").toBe(19);
    expect(places.get(figure), "a figure stands for its credit").toBe(28);
    expect(places.get(tableCaption), "a table's caption comes before its rows").toBe(41);
    expect(places.get(cells[1]!), "an empty cell has no run").toBe(52);
    expect(places.get(emphasised), "runs inside emphasis count").toBe(57);
    expect(places.get(code), "a code block is a run of its own").toBe(70);
  });

  it("goes into footnotes, fact boxes, definition lists and live entries", () => {
    const nodes = "abcdefgh".split("").map(t);
    const [term, definition, title, inBox, live, noteText, ruby, link] = nodes as [Inline, Inline, Inline, Inline, Inline, Inline, Inline, Inline];
    const ref: Inline = { kind: "footnote_ref", label: "1" };
    const inline: Inline = { kind: "code", code: "x" };
    const blocks: Block[] = [
      { kind: "definition_list", items: [{ term: [term], blocks: [p(definition)] }] },
      { kind: "fact_box", title: [title], blocks: [p(inBox)] },
      { kind: "live_entry", time: "13:52", blocks: [p(live, ref, { kind: "break" }, inline)] },
      { kind: "footnote", label: "1", blocks: [p(noteText)] },
      { kind: "embed", url: null, title: "not in the text" },
      p({ kind: "ruby", text: [ruby], above: "not in the text" }, { kind: "link", href: "x", text: [link] }),
    ];
    const order = [term, definition, title, inBox, live, ref, inline, noteText, ruby, link];
    const places = place({ version: 1, blocks }, order.map((_, i) => i * 10));
    expect(order.map((node) => places.get(node)), "tree order").toEqual(order.map((_, i) => i * 10));
  });

  it("leaves a node of a later version without a place, and goes on", () => {
    const after = t("after");
    const strange = { kind: "poll", text: [t("?")] } as unknown as Block;
    expect(place({ version: 2, blocks: [strange, p(after)] }, [0]).get(after), "what we do not know has no run").toBe(0);
  });
});

describe("pieces", () => {
  const shape = (text: string, start: number, marks: Annotation[]) => pieces(text, start, marks).map((piece) => [piece.text, piece.start, piece.marks.map((a) => a.id).join("+")]);

  it("leaves a run without highlights whole", () => {
    expect(shape("Minsk", 100, [mark("a", 0, 100), mark("b", 105, 110)]), "touching is not covering").toEqual([["Minsk", 100, ""]]);
  });

  it("splits at both ends, in code points", () => {
    expect(shape("a𝕏bc", 10, [mark("a", 11, 13)]), "𝕏 is one").toEqual([["a", 10, ""], ["𝕏b", 11, "a"], ["c", 13, ""]]);
  });

  it("nests overlapping highlights, the longest outside", () => {
    expect(shape("abcdef", 0, [mark("short", 1, 4), mark("long", 2, 40)]), "each piece knows all that cover it").toEqual([
      ["a", 0, ""], ["b", 1, "short"], ["cd", 2, "long+short"], ["ef", 4, "long"],
    ]);
  });

  it("does not draw one that waits for its place", () => {
    expect(shape("abc", 0, [mark("w", 0, 2, { state: "waiting" })]), "its positions are those of another text").toEqual([["abc", 0, ""]]);
  });
});

describe("ranges of the screen", () => {
  const text = "One 𝕏 two.\n\nThree four.";
  function screen() {
    document.body.innerHTML = `<div id="root"><p><span data-start="0">One <mark>𝕏 tw</mark>o.</span></p><button>Left out</button><p><span data-start="12">Three </span><b><span data-start="18">four.</span></b></p></div>`;
    const root = document.getElementById("root")!;
    const nodes = [...root.querySelectorAll("[data-start]")].flatMap((e) => { const w = document.createTreeWalker(e, NodeFilter.SHOW_TEXT); const n: Text[] = []; while (w.nextNode()) n.push(w.currentNode as Text); return n; });
    return { root, nodes };
  }
  function select(from: Node, a: number, to: Node, b: number) {
    const range = document.createRange();
    range.setStart(from, a);
    range.setEnd(to, b);
    return range;
  }

  it("counts code points from the run's start, through marks", () => {
    const { root, nodes } = screen();
    expect(rangeOfSelection(root, select(nodes[1]!, 0, nodes[2]!, 1), text), "𝕏 is two units but one point").toEqual({ start: 4, end: 9 });
    expect(rangeOfSelection(root, select(nodes[1]!, 3, nodes[2]!, 1), text), "also before the selection").toEqual({ start: 6, end: 9 });
  });

  it("spans blocks, leaves out what is not the article, and trims", () => {
    const { root, nodes } = screen();
    expect(rangeOfSelection(root, select(nodes[0]!, 3, nodes[3]!, 6), text), "from the space to the space").toEqual({ start: 4, end: 17 });
    expect(rangeOfSelection(root, select(root, 0, root, root.childNodes.length), text), "all of it").toEqual({ start: 0, end: 23 });
    expect(rangeOfSelection(root, select(nodes[3]!, 5, nodes[3]!, 6), text), "white space alone is no passage").toBeNull();
  });

  it("finds its way back", () => {
    const { root } = screen();
    for (const range of [{ start: 4, end: 9 }, { start: 0, end: 23 }, { start: 12, end: 20 }]) {
      const there = rangeOnScreen(root, range)!;
      expect(rangeOfSelection(root, there, text), "to the screen and back is the same").toEqual(range);
    }
    expect(rangeOnScreen(root, { start: 90, end: 99 }), "what is not drawn has no place").toBeNull();
  });

  it("trims white space of every kind", () => {
    expect(trim("\u00a0\n word\t", { start: 0, end: 8 }), "no-break spaces and line ends too").toEqual({ start: 3, end: 7 });
  });
});

describe("choosing by keyboard", () => {
  const text = "Moscow asks. Minsk waits!\n\n𝕏 pays: who knows?";
  const words = (p: { start: number; end: number }) => [...text].slice(p.start, p.end).join("");
  const at = (point: number) => begin(text, point, "en")!;

  it("begins at a word, and moves by word", () => {
    expect(words(covered(at(0))), "the first word").toBe("Moscow");
    expect(words(covered(step(text, at(0), "word", 1, false))), "on").toBe("asks");
    expect(words(covered(step(text, at(7), "word", -1, false))), "and back").toBe("Moscow");
    expect(words(covered(step(text, at(0), "word", -1, false))), "not past the beginning").toBe("Moscow");
  });

  it("grows with Shift, both ways, over an astral letter", () => {
    const grown = step(text, step(text, at(13), "word", 1, true), "word", 1, true);
    expect(words(covered(grown)), "three words, over the blank line").toBe("Minsk waits!\n\n𝕏");
    expect(words(covered(step(text, at(7), "word", -1, true))), "backwards").toBe("Moscow asks");
  });

  it("takes whole sentences", () => {
    expect(words(covered(step(text, at(0), "sentence", 1, true))), "to the end of this one").toBe("Moscow asks.");
    const second = step(text, at(0), "sentence", 1, false);
    expect(words(covered(step(text, second, "sentence", 1, true))), "and the next, not the blank line").toBe("Moscow asks. Minsk waits!");
  });

  it("survives a language that is none", () => {
    expect(begin("word", 0, "not a tag"), "a page may declare anything").not.toBeNull();
    expect(begin("…", 0), "no word, no passage").toBeNull();
  });
});

describe("notes in the margin", () => {
  it("stand at their passage, or below the note before", () => {
    const tops = settle([{ id: "b", top: 20, height: 40 }, { id: "a", top: 10, height: 50 }, { id: "c", top: 300, height: 10 }], 8);
    expect([...tops], "none overlaps, none moves up").toEqual([["a", 10], ["b", 68], ["c", 300]]);
  });
});

describe("the bar over a selection", () => {
  const edge = { top: 50, bottom: 650, left: 100, right: 800 };
  const bar = { width: 300, height: 30 };
  const line = (top: number, left = 300, right = 500) => ({ top, bottom: top + 20, left, right });

  it("stands below the last line, and turns at the window's edges", () => {
    const place = (...lines: ReturnType<typeof line>[]) => barPlace(lines, 28, edge, bar);
    expect(place(line(300)), "below, in the middle of the words").toEqual({ top: 328, left: 250 });
    expect(place(line(300, 200, 780), line(328, 110, 150)).top, "below the last of several lines").toBe(356);
    expect(place(line(610)), "above where there is no room, with the line before it in sight").toEqual({ top: 544, left: 250 });
    expect(place(line(60), line(620)).top, "where there is room on neither side, at the lower edge").toBe(616);
    expect(place(line(300, 110, 130)).left, "never beyond the article").toBe(108);
  });
});

describe("what was left out", () => {
  it("is gathered where it stood", () => {
    const blocks: Block[] = [p(t("one")), { kind: "rule" }, { kind: "figure", image: null, caption: [t("two")], credit: "AP" }, p(t("three"))];
    const document = { version: 1, blocks };
    const { runs } = layout(document);
    const piece = (at: number, text: string) => ({ at, text, reason: "menu" });
    const gathered = leftOutBefore(document, place(document, runs), [piece(0, "top"), piece(3, "a"), piece(3, "b"), piece(13, "c"), piece(99, "end")]);
    const shown = [...gathered].map(([key, list]) => [key, list.map((r) => r.text).join()]);
    expect(shown, "before the block that follows it; adjacent ones together").toEqual([[0, "top"], [2, "a,b"], [3, "c"], [4, "end"]]);
  });
});
