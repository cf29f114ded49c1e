// Reading, marking and noting.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { expectAccessible, openClip, openWindow, rowOf } from "./window";

const UNION = /reaches for the union treaty/;

describe("reader", () => {
  it("sets the article from its tree, with its highlights and notes", async () => {
    const { user, desk } = await openWindow();
    await openClip(user, UNION);
    const article = screen.getByRole("region", { name: "Article" });
    expect(desk.reading.detail!.article.text.replaceAll(/\s+/g, ""), "all of the text is drawn, and nothing else is in a run").toBe(
      [...article.querySelectorAll("[data-start]")].map((run) => run.textContent).join("").replaceAll(/\s+/g, ""),
    );
    expect(article.querySelectorAll("mark").length, "a highlight over a link and its text has two pieces").toBe(5);
    expect(screen.getByText(/Compare the text of the telegram/), "a note in the margin").toBeTruthy();
    expect(article.textContent, "what was left out is said, adjacent pieces in one line").toContain("2 parts");
    await expectAccessible("the reader");
  });

  it("highlights a selection by a key, writes a note, and removes it again", async () => {
    const { user, desk, host } = await openWindow();
    await openClip(user, UNION);
    const run = [...document.querySelectorAll<HTMLElement>("[data-start]")].find((e) => e.textContent!.startsWith("The quarrel is old"))!;
    const text = [...run.childNodes].find((node): node is Text => node instanceof Text && node.data !== "")!;
    document.getSelection()!.setBaseAndExtent(text, 4, text, 12);
    await waitFor(() => expect(desk.reading.chosen, "the selection is a passage, without the space").not.toBeNull());
    await screen.findByRole("toolbar", { name: "What to do with the passage" });
    await expectAccessible("a selection");
    await user.keyboard("3");
    const mark = await waitFor(() => screen.getByRole("group", { name: "Doubt highlight" }));
    expect(mark.textContent, "trimmed").toBe("quarrel");
    await user.keyboard("n");
    await user.type(await screen.findByRole("textbox", { name: "Note" }), "Which one?{Escape}");
    const [clip] = host.state.clips;
    await waitFor(() => expect(clip && host.state.clips[0]!.annotations.some((a) => a.note === "Which one?"), "the note is kept").toBe(true));
    (await screen.findByRole("group", { name: "Doubt highlight; note: Which one?" })).focus();
    await user.keyboard("2");
    (await screen.findByRole("group", { name: "Claim highlight; note: Which one?" })).focus();
    await user.keyboard("{Delete}");
    await waitFor(() => expect(host.state.clips[0]!.annotations.length, "gone").toBe(4));
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(host.state.clips[0]!.annotations.length, "and back").toBe(5));
  });

  it("puts a part that was left out back, and undoes that", async () => {
    const { user, desk } = await openWindow();
    await openClip(user, UNION);
    const article = () => screen.getByRole("region", { name: "Article" });
    const before = desk.reading.detail!.annotations.length;
    await user.click(screen.getAllByRole("button", { name: "Show" })[0]!);
    await expectAccessible("what was left out");
    await user.click(screen.getAllByRole("button", { name: "Put back into the article" })[0]!);
    await waitFor(() => expect([...article().querySelectorAll("[data-unit]")].some((unit) => unit.textContent!.includes("The pipeline that nobody loves")), "a paragraph of its own").toBe(true));
    expect(desk.reading.detail!.annotations.filter((a) => a.state === "placed").length, "every highlight stands").toBe(before);
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(article().textContent, "two parts are left out again").toContain("2 parts"));
  });

  it("highlights by keyboard alone", async () => {
    const { user, host, desk } = await openWindow();
    await openClip(user, UNION);
    screen.getByRole("region", { name: "Article" }).focus();
    await user.keyboard("jjjv");
    await waitFor(() => expect(desk.reading.chosen, "V chooses a word").not.toBeNull());
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}4");
    await waitFor(() => expect(host.state.clips[0]!.annotations.length, "one more").toBe(5));
    const made = host.state.clips[0]!.annotations.find((a) => a.colour === "context")!;
    expect(made.quote, "from a paragraph's first word to its sentence's end").toMatch(/^[\p{Lu}“][^]*\.$/u);
  });

  it("turns the frame with an article that reads from the right", async () => {
    const { user } = await openWindow();
    await openClip(user, /[\u0590-\u05ff]/);
    const sheet = document.querySelector<HTMLElement>(".sheet")!;
    expect(sheet.dir, "the head, the margin and what was left out stand on its side").toBe("rtl");
    expect([...sheet.querySelectorAll<HTMLElement>(".meta > span")].every((span) => span.dir === "ltr"), "our own words keep their order").toBe(true);
    await openClip(user, UNION);
    expect(document.querySelector<HTMLElement>(".sheet")!.dir, "and back").toBe("ltr");
  });

  it("says where a value comes from, and takes a correction", async () => {
    const { user, host } = await openWindow();
    await openClip(user, UNION);
    await user.click(screen.getByRole("button", { name: "11 August 2020, 13:52" }));
    const popover = await screen.findByLabelText("Published: where it comes from");
    expect(popover.textContent, "its source").toContain("JSON-LD");
    expect(popover.textContent, "a rival").toContain("2020-08-12T07:05+03:00");
    await expectAccessible("where a value comes from");
    const field = within(popover).getByLabelText("Correct it");
    await user.clear(field);
    await user.type(field, "2020-08-10{Enter}");
    await screen.findByRole("button", { name: "10 August 2020" });
    expect(host.state.clips[0]!.article.sources.published, "by a person").toBe("person");
  });

  it("never follows a link, and tells its address", async () => {
    const { user } = await openWindow();
    await openClip(user, UNION);
    let followed = false;
    const watch = (event: Event) => (followed = !event.defaultPrevented);
    window.addEventListener("click", watch);
    const link = screen.getByRole("link", { name: /go on with the union treaty/ });
    await user.click(within(link).getByRole("group", { name: /Claim highlight/ }));
    window.removeEventListener("click", watch);
    expect(followed, "also where a highlight lies over the link").toBe(false);
    await screen.findByRole("button", { name: "Copy address" });
    expect(screen.getByText("https://harbour-news.example/treaty"), "in the tray").toBeTruthy();
  });

  it("draws nothing of a hostile page as markup", async () => {
    const { host, user } = await openWindow();
    const hostile = '<img src=x onerror="globalThis.hacked = true"><script>globalThis.hacked = true</script>';
    await host.call("clip", { source: { kind: "text", text: `A hostile headline\n${hostile}`, url: null }, tags: [], dossier: null });
    await openClip(user, /A hostile headline/);
    expect(within(screen.getByRole("region", { name: "Article" })).getByText(hostile), "as words").toBeTruthy();
    expect(document.querySelector("article img, .article img, .article script"), "no element").toBeNull();
  });

  it("shows why a page could not be clipped", async () => {
    const { user, host } = await openWindow();
    await user.click(await rowOf(/paywall.example/));
    await screen.findByRole("heading", { name: "This page could not be clipped" });
    await expectAccessible("a failed clip");
    await waitFor(() => expect(host.state.clips.find((c) => c.failure)?.state.read, "seen once, it is no longer new").toBe(true));
    await user.click(screen.getByText("Put it in the trash"));
    await screen.findByText("1 clip put in the trash");
    host.tell("action", "edit.undo");
    await waitFor(() => expect(host.state.clips.find((c) => c.failure)?.state.trashed, "undone by its own step").toBe(false));
    expect(host.asked.some((a) => a.command === "untrash_clips"), "and no new step").toBe(false);
  });

  it("says that a clip could not be opened", async () => {
    const { user } = await openWindow({ failing: { open_clip: { code: "not_found", message: "This clip is no longer there.", detail: null } } });
    await user.click(await rowOf(UNION));
    await screen.findByRole("heading", { name: "The clip could not be opened" });
    await expectAccessible("a clip that is gone");
  });
});
