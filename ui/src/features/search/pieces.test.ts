// The box shows complete fields as chips; nothing that was typed may be lost or change its meaning by that.
import { describe, expect, it } from "vitest";
import type { Error as Failure, Overview } from "../../api/types";
import { typedQuery } from "../../state/scope";
import { completions } from "./completions";
import { wordAtFault } from "./fault";
import { fieldWith, join, narrowed, pieces, split, widened } from "./pieces";

describe("what is offered", () => {
  const named = (...names: string[]) => names.map((name, nth) => ({ name, clips: nth + 1 }));
  const facets = (...values: string[]) => values.map((value) => ({ value, clips: 1, query: "" }));
  const overview = { tags: named("oil", "offshore"), dossiers: [], outlets: named("Süddeutsche Zeitung", "Le Monde", "Gazeta Łódź") } as unknown as Overview;
  const known = { overview, languages: facets("en", "de"), authors: facets("Łucja Holm", "Ana María Ruiz") };
  const offered = (typed: string) => completions(typed, known).map(({ word }) => word);

  it("finds names without their accents, and languages by theirs", () => {
    expect(offered("outlet:sudd")).toEqual(['outlet:"Süddeutsche Zeitung"']);
    expect(offered("outlet:lodz")).toEqual(['outlet:"Gazeta Łódź"']);
    expect(offered("tag:o"), "the most frequent first").toEqual(["tag:offshore", "tag:oil"]);
    expect(offered("-author:lucja"), "the library has chosen them").toEqual(['-author:"Łucja Holm"', '-author:"Ana María Ruiz"']);
    expect(offered("lang:")).toEqual(["lang:en", "lang:de"]);
    expect(offered("x -lang:germ")).toEqual(["-lang:de"]);
    expect(offered("lang:de"), "what is complete needs no offer").toEqual([]);
  });
});

describe("the word at fault", () => {
  it("stands in what was typed, not in what was asked", () => {
    const typed = "river tagg:x bridge";
    const failure: Failure = { code: "bad_query", message: "", detail: null, at: [16, 22] };
    expect(wordAtFault(typed, `is:unread ${typedQuery(typed)}`, failure)).toEqual({ before: "river ", word: "tagg:x", after: " bridge" });
  });
});

describe("the pieces of a search", () => {
  it.each([
    ["state union", ["state", "union"]],
    ["“state union” tag:„oil and gas“ «в тот день» x", ["“state union”", "tag:„oil and gas“", "«в тот день»", "x"]],
    ['-tag:"oil and gas"  x', ['-tag:"oil and gas"', "x"]],
    ['צה"ל tag:x', ['צה"ל', "tag:x"]],
    ['"open end', ['"open end']],
    ['dossier:"The "union" x', ['dossier:"The "union"', "x"]],
  ])("cuts %s as the library does", (query, expected) => expect(pieces(query)).toEqual(expected));

  it.each([
    ["tag:a union", ["tag:a"], "union"],
    ["tag:a", [], "tag:a"],
    ["tag:a ", ["tag:a"], ""],
    ["union is:unread lang:he x ", ["is:unread", "lang:he"], "union x "],
    ["tag:a OR tag:b ", [], "tag:a OR tag:b "],
    ["tag:a ferry OR harbour", ["tag:a"], "ferry OR harbour"],
    ["tag:a (ferry tag:b) ", [], "tag:a (ferry tag:b) "],
    ["tag: x", [], "tag: x"],
    ["colour:red x", [], "colour:red x"],
  ])("shows %s as chips and words", (query, chips, rest) => {
    expect(split(query)).toEqual({ chips, rest });
    expect(pieces(join(chips, rest)).toSorted(), "nothing is lost").toEqual(pieces(query).toSorted());
  });

  it("adds a word once", () => {
    expect(narrowed("union", "tag:a")).toBe("tag:a union");
    expect(narrowed("tag:a union", "tag:a")).toBe("tag:a union");
    expect(split("tag:a tag:a union").chips, "also where it was typed twice").toEqual(["tag:a"]);
    expect(widened("tag:a union", "tag:a"), "and takes it away").toBe("union ");
    expect(fieldWith("tag", "oil and gas")).toBe('tag:"oil and gas"');
  });
});
