// The dossier desk.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { Entry } from "../src/api/types";
import { moveTo, sectionBefore } from "../src/features/dossier/order";
import { frontMatterEnd, sourceLine } from "../src/features/dossier/markdown";
import { timeline } from "../src/features/dossier/timeline";
import { expectAccessible, openWindow } from "./window";

const entry = (id: string, section: string | null = null) => ({ id, section, comment: null, clip: { id: `clip-${id}` }, annotations: [] }) as unknown as Entry;
const DOSSIER = { id: "d", title: "", intro: null, sections: [{ id: "s", title: "Talks" }, { id: "t", title: "Vote" }], entries: [entry("a"), entry("b"), entry("c", "s")] };

describe("what a drop means", () => {
  const [a, b, c] = DOSSIER.entries as [Entry, Entry, Entry];

  it("is a place beside a neighbour, or a section", () => {
    expect(moveTo(DOSSIER, null, [b, a], 1), "behind the one above").toEqual({ to: "after", clip: "clip-b" });
    expect(moveTo(DOSSIER, "s", [a, c], 0), "in front of the one below").toEqual({ to: "before", clip: "clip-c" });
    expect(moveTo(DOSSIER, "t", [a], 0), "alone in its section").toEqual({ to: "section", title: "Vote" });
    expect(sectionBefore(DOSSIER, [{ id: "t" }, { id: "s" }], 0), "in front of the next").toBe("s");
    expect(sectionBefore(DOSSIER, [{ id: "t" }, { id: "s" }], 1), "at the end").toBeNull();
  });

  it("is nothing where all stands as it stood", () => {
    expect([moveTo(DOSSIER, null, [a, b], 0), moveTo(DOSSIER, "s", [c], 0)], "no step to undo").toEqual([null, null]);
    expect(sectionBefore(DOSSIER, DOSSIER.sections, 1), "nor for a section").toBeUndefined();
  });
});

describe("the preview's lines", () => {
  const lines = ["---", 'title: "קו הרכבת"', "outlets:", '  - "صحيفة"', "---", "# קו הרכבת", "- **Outlet:** קול", "| 11 | קול \\| הדרום |", "> ציטוט", "- [א](#א)", "Words"];
  const shape = lines.map((_, at) => sourceLine(lines, at, frontMatterEnd(lines)));

  it("keep signs at the left, and values to themselves", () => {
    expect(shape.map(({ parts }) => parts.join("")), "nothing is lost").toEqual(lines);
    expect(shape.map(({ parts }) => parts.filter((_, i) => i % 2)), "the values").toEqual([
      [], ['"קו הרכבת"'], [""], ['"صحيفة"'], [], ["קו הרכבת"], ["קול"], [" 11 ", " קול \\| הדרום ", ""], [], ["[א](#א)"], [],
    ]);
    expect(shape.map(({ dir }) => dir).join(" "), "paragraphs have their own direction").toBe("ltr ltr ltr ltr ltr ltr ltr ltr auto ltr auto");
    expect(shape.map(({ kind }) => kind).filter((kind) => kind !== "plain"), "kinds").toEqual(["rule", "rule", "heading", "quote"]);
  });
});

describe("the timeline's ticks", () => {
  const on = (...days: string[]) => timeline(days.map((published, i) => ({ clip: { id: `${i}`, published, publisher: "A" }, annotations: [] }) as unknown as Entry)).ticks.map(({ label }) => label);

  it.each([
    [["2020-08-09", "2020-08-11"], ["9 Aug 2020", "11 Aug 2020", "10 Aug 2020"]],
    [["2020-08-10", "2020-08-11"], ["10 Aug 2020", "11 Aug 2020"]],
    [["2020-08-11", "2020-08-11"], ["11 Aug 2020"]],
    [["2020-01-01", "2020-12-31"], ["Jan 2020", "Dec 2020", "Jul 2020"]],
    [["1999-05-01", "2026-05-01"], ["1999", "2026", "2012"]],
    [["2020-08-11"], []],
  ])("are as fine as %j asks for", (days, labels) => {
    expect(on(...days), "and never say the same twice").toEqual(labels);
  });
});

const UNION = /reaches for the union treaty/;

describe("dossier", () => {
  async function openDossier() {
    const opened = await openWindow();
    await opened.user.click(await screen.findByRole("button", { name: /^Russia–Belarus integration 2020/ }));
    await screen.findByRole("region", { name: "Outline" });
    return opened;
  }
  const headlines = () => within(screen.getByRole("region", { name: "Outline" })).getAllByRole("button").filter((b) => b.classList.contains("headline")).map((b) => b.textContent);

  it("shows the outline with quotes, and the export as it would be", async () => {
    await openDossier();
    expect(headlines().length, "all entries").toBe(6);
    expect(document.querySelector(".preview .heading")?.textContent, "the preview").toBe("# Russia–Belarus integration 2020");
    await expectAccessible("the dossier desk");
  });

  it("moves an entry by keyboard, also over sections", async () => {
    const { user } = await openDossier();
    const [first, second] = headlines();
    screen.getByRole("button", { name: first! }).focus();
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(headlines().slice(0, 2), "one place down").toEqual([second, first]));
    await waitFor(() => expect(document.activeElement?.textContent, "the keyboard stays on it").toBe(first));
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(headlines().indexOf(first!), "over the bound").toBe(2));
  });

  const titles = () => [...document.querySelectorAll(".outline .section h2")].map((h) => h.textContent!.trim());

  it("makes a section, renames it, moves it by keyboard, and takes it away again", async () => {
    const { user, host } = await openDossier();
    const [first, ...rest] = titles();
    await user.click(screen.getByRole("button", { name: "New section" }));
    await user.type(await screen.findByRole("textbox", { name: "Name" }), "Gas prices{Enter}");
    await waitFor(() => expect(titles(), "at the end").toEqual([first, ...rest, "Gas prices"]));
    await expectAccessible("an empty section");

    const head = () => screen.getByRole("button", { name: /^Section: Gas/ });
    head().focus();
    for (const _ of rest) await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() => expect(titles(), "up, past all but the first").toEqual([first, "Gas prices", ...rest]));
    await waitFor(() => expect(document.activeElement, "the keyboard stays on it").toBe(head()));

    await user.keyboard("{Enter}");
    await user.clear(await screen.findByRole("textbox", { name: "Section" }));
    await user.type(screen.getByRole("textbox", { name: "Section" }), "Gas, and its price{Enter}");
    await waitFor(() => expect(titles(), "renamed").toEqual([first, "Gas, and its price", ...rest]));

    const entries = headlines();
    await user.click(screen.getByRole("button", { name: `More about ${first}` }));
    await user.click(await screen.findByText("Remove this section; its clips stay"));
    await waitFor(() => expect(titles(), "one less").toEqual(["Gas, and its price", ...rest]));
    expect(headlines().toSorted(), "no clip went with it").toEqual(entries.toSorted());
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(titles(), "undo brings it back").toEqual([first, "Gas, and its price", ...rest]));
    expect(host.state.dossiers[0]!.entries.some((e) => e.section === host.state.dossiers[0]!.sections[0]!.id), "with its clips").toBe(true);
  });

  it("moves the article being read by the same keys, and says where it went", async () => {
    const { user, desk } = await openDossier();
    const [first, second] = headlines();
    await user.click(screen.getByRole("button", { name: first! }));
    (await screen.findByRole("region", { name: "Article" })).focus();
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await screen.findByText(/ is now 2 of 6$/);
    expect(headlines().slice(0, 2), "one place down").toEqual([second, first]);
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await screen.findByText(/ is now 1 of 6$/);
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() => expect(desk.dossier.dossier!.entries[0]!.section, "out of its section").toBeNull());
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await screen.findByText("It is the first already.");
    expect(desk.pane, "reading goes on").toBe("reader");
  });

  it("changes the introduction in place", async () => {
    const { user, host } = await openDossier();
    await user.click(screen.getByRole("button", { name: /^Introduction/ }));
    await user.type(await screen.findByRole("textbox", { name: "Introduction" }), " More.{Escape}");
    await waitFor(() => expect(host.state.dossiers[0]!.intro, "kept").toMatch(/terms\? More\.$/));
  });

  it("exports, says where to, and asks before it replaces what someone changed", async () => {
    const { user, host } = await openDossier();
    await user.click(screen.getByRole("button", { name: "Export…" }));
    await screen.findByText(/^Written to .*integration 2020\.md$/);
    await user.click(screen.getByRole("button", { name: "Export…" }));
    await screen.findByRole("heading", { name: "The file was changed since the last export" });
    await expectAccessible("the question before replacing");
    await user.click(screen.getByRole("button", { name: "Replace it" }));
    await waitFor(() => expect(host.asked.findLast((a) => a.command === "export_dossier")?.args.force, "only then by force").toBe(true));
    await user.click(await screen.findByRole("button", { name: "Show in folder" }));
    expect(host.asked.some((a) => a.command === "show_in_folder"), "shown").toBe(true);
  });

  it("shows an article beside the outline", async () => {
    const { user } = await openDossier();
    await user.click(screen.getByRole("button", { name: /^After the vote/ }));
    await screen.findByRole("heading", { level: 1, name: UNION });
    await expectAccessible("an article in a dossier");
  });

  it("makes a new dossier", async () => {
    const { user } = await openWindow();
    await user.click(await screen.findByRole("button", { name: "New dossier" }));
    await user.type(await screen.findByRole("textbox", { name: "Name" }), "Grain corridor{Enter}");
    await screen.findByText("This dossier is empty.");
    await expectAccessible("an empty dossier");
  });
});
