import { describe, expect, it } from "vitest";
import { languageName, longDate, readingMinutes, shortDate, updateDate } from "./dates";
import { apart, type Piece } from "./apart";
import { direction } from "./direction";
import { findAll } from "./find";
import { beginsWordsOf } from "./fold";
import { points, pointsBefore, slicePoints, unitsAt } from "./points";

describe("code points", () => {
  it.each([
    ["Minsk", 5],
    ["Минск 𝕏", 7],
    ["👍🏽", 2],
    ["", 0],
  ])("counts %j as the library does", (text, count) => {
    expect(points(text), "an astral letter is one code point").toBe(count);
  });

  it("goes over the border and back", () => {
    const text = "a𝕏b";
    expect([0, 1, 2, 3].map((p) => unitsAt(text, p)), "𝕏 takes two UTF-16 units").toEqual([0, 1, 3, 4]);
    expect([0, 1, 3, 4].map((u) => pointsBefore(text, u)), "and one code point").toEqual([0, 1, 2, 3]);
    expect(slicePoints(text, 1, 2), "a slice never halves a letter").toBe("𝕏");
    expect(unitsAt(text, 99), "past the end is the end").toBe(4);
  });
});

describe("names by their beginnings", () => {
  it.each([
    ["New dossier…", "doss new", true],
    ["Colours: dark", "dark", true],
    ["Mark as read or unread", "dark", false],
    ["Put in the trash", "lett", false],
    ["Переговоры о пошлинах отложены", "пошл", true],
    ["Économie", "eco", true],
    ["Anything", " ", true],
  ])("%s is found by %j: %s", (name, typed, found) => {
    expect(beginsWordsOf(name, typed), "letters scattered over a name find nothing").toBe(found);
  });
});

describe("dates of the press", () => {
  it.each([
    ["2020", "2020"],
    ["2020-08", "August 2020"],
    ["2020-08-11", "11 August 2020"],
    ["2020-08-11T13:52", "11 August 2020, 13:52"],
    ["2020-08-11T23:30-10:00", "11 August 2020, 23:30 UTC−10:00"],
    ["2020-08-11T00:10:00+14:00", "11 August 2020, 00:10 UTC+14:00"],
    ["2020-08-11T13:52:10Z", "11 August 2020, 13:52 UTC"],
    ["2020-08-11T19:22:00+00:00", "11 August 2020, 19:22 UTC"],
    ["soon", "soon"],
  ])("shows %s as printed", (date, shown) => {
    expect(longDate(date), "no zone may move the printed day").toBe(shown);
  });

  it("is short in the list, and gives an update of the same day as a time", () => {
    expect(shortDate("2020-08-11T23:59-11:00"), "the printed day").toBe("11 Aug 2020");
    expect(updateDate("2020-08-11T16:46", "2020-08-11T13:52"), "same day").toBe("16:46");
    expect(updateDate("2020-08-12T07:00", "2020-08-11"), "another day").toBe("12 August 2020, 07:00");
    expect(updateDate("2020-08-11", "2020-08-11"), "a day without a time has no time to show").toBe("11 August 2020");
  });

  it("estimates reading time in words, and in characters where there are no spaces", () => {
    expect(readingMinutes("word ".repeat(920)), "920 words at 230 a minute").toBe(4);
    expect(readingMinutes("国".repeat(1000)), "1,000 characters at 500 a minute").toBe(2);
    expect(readingMinutes(""), "never nothing").toBe(1);
  });

  it("names languages, and leaves what is no tag as it is", () => {
    expect([languageName("be"), languageName("not a tag")], "a wrong tag must not throw").toEqual(["Belarusian", "not a tag"]);
  });
});

describe("finding in the article", () => {
  const text = "Ёлка и ёлки, Cafe\u0301 𝕏 café.";

  it("folds case and accents, and counts code points", () => {
    expect(findAll(text, "елк").map((r) => slicePoints(text, r.start, r.end)), "ё is found by е").toEqual(["Ёлк", "ёлк"]);
    expect(findAll(text, "cafe").length, "composed and decomposed accents").toBe(2);
    expect(slicePoints(text, findAll(text, "café").at(-1)!.start, Infinity), "an astral letter before it does not shift it").toBe("café.");
    expect(findAll(text, "  "), "nothing to find").toEqual([]);
  });

  it("takes white space for any white space", () => {
    expect(findAll("union\n\nstate", "union  state"), "a break between the words does not matter").toEqual([]);
    expect(findAll("union\nstate", "union state"), "one line end is one space").toEqual([{ start: 0, end: 11 }]);
  });
});

describe("direction", () => {
  it.each([
    ["12 מוסקבה", "rtl"],
    ["موسكو", "rtl"],
    ["Minsk ומוסקבה", "ltr"],
    ["…", "ltr"],
  ])("of %j is that of its first letter", (text, dir) => {
    expect(direction(text), "digits and signs have no direction").toBe(dir);
  });
});

describe("what went and what came", () => {
  const marked = (sides: Piece[][]) => sides.map((pieces) => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(""));
  it.each([
    ["a word", ["There were two bidders here."], ["There were three bidders here."], ["There were [two] bidders here."], ["There were [three] bidders here."]],
    ["words that come", ["The mill was sold."], ["The mill was sold twice."], ["The mill was sold."], ["The mill was sold[ twice]."]],
    ["part of a word", ["It was unsold for a year."], ["It was sold for a year."], ["It was [unsold] for a year."], ["It was [sold] for a year."]],
    ["a paragraph that begins otherwise", ["Read also: the mill was sold twice."], ["The mill was sold twice."], ["[Read also: the] mill was sold twice."], ["[The] mill was sold twice."]],
    ["nothing alike", ["One."], ["Another."], ["One."], ["Another."]],
    ["the second of two", ["Something else.", "There were two bidders."], ["There were three bidders."], ["Something else.", "There were [two] bidders."], ["There were [three] bidders."]],
    ["the same letter twice", ["aa aa aa"], ["aa aa"], ["aa aa[ aa]"], ["aa aa"]],
  ])("%s", (_, goes, comes, went, came) => {
    const sides = apart(goes, comes);
    expect([marked(sides.goes), marked(sides.comes)], "whole words between what is the same").toEqual([went, came]);
  });
});
