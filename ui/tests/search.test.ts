// Searching the library, and finding in an article.
import { screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { expectAccessible, openClip, openWindow, rowOf } from "./window";

const UNION = /reaches for the union treaty/;

describe("search", () => {
  it("searches as one types, and marks the words in the article", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    await user.keyboard("/refineries");
    await waitFor(() => expect(desk.list.rows.length, "one clip has the word").toBe(1));
    await openClip(user, /from brotherly relations/);
    await screen.findByText("1 place of your search here");
    await expectAccessible("a found clip");
  });

  it("asks once for each word that is typed", async () => {
    const { host, desk, user } = await openWindow();
    await rowOf(UNION);
    const asked = () => host.asked.filter(({ command }) => command === "list_clips").length;
    const before = asked();
    await user.type(screen.getByRole("textbox", { name: "Search the library" }), "oil");
    await desk.list.shown;
    expect(asked() - before, "a letter, a question").toBe(3);
  });

  it("goes through the places by keys, also those in a note and in the headline", async () => {
    const { host, desk, user } = await openWindow();
    await rowOf(UNION);
    const clip = host.state.clips.find(({ article }) => UNION.test(article.headline ?? ""))!;
    clip.note = "Ask the treaty office";
    await user.keyboard("/treaty");
    await waitFor(() => expect([...document.querySelectorAll(".row h3 em")].map((mark) => mark.textContent), "the row's headline is marked").toContain("treaty"));
    await openClip(user, UNION);
    const places = clip.article.text.split("treaty").length - 1 + 3;
    await screen.findByText(`${places} places of your search here`);
    await user.keyboard("{F3}{F3}");
    await screen.findByText(`2 of ${places}`);
    await user.keyboard("{Shift>}{F3}{/Shift}");
    await screen.findByText(`1 of ${places}`);
    expect(desk.reading.found.map(({ part }) => part)).toEqual(["headline", "text", "note", "note"]);
  });

  it("says by what it orders where there are no words to rank by", async () => {
    const { user } = await openWindow();
    await rowOf(UNION);
    const box = screen.getByRole("textbox", { name: "Search the library" });
    await user.type(box, "lang:en ");
    expect(document.querySelector(".list header")?.textContent).toContain("by publication date");
    await user.type(box, "union");
    expect(document.querySelector(".list header")?.textContent).toContain("by relevance");
  });

  it("opens what was found first by Enter", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    await user.keyboard("/refineries{Enter}");
    await waitFor(() => expect(desk.reading.detail?.article.headline, "also where the answer had yet to come").toMatch(/from brotherly relations/));
    expect(document.activeElement, "the keyboard is in the list").toBe(screen.getByRole("listbox"));
  });

  it("says which name nothing has, and asks for one that is near", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    const [tag] = desk.overview!.tags.map(({ name }) => name);
    await user.keyboard(`/tag:${tag!.slice(0, 3)}xx`);
    await screen.findByText(`No tag is called “${tag!.slice(0, 3)}xx”.`);
    await expectAccessible("a name that nothing has");
    await user.click(screen.getByRole("button", { name: tag }));
    expect(desk.search, "the near one in its place").toBe(`tag:"${tag}"`);
    await waitFor(() => expect(desk.list.rows.length, "which finds").toBeGreaterThan(0));
  });

  it("counts the words of the search as it is now", async () => {
    const { user } = await openWindow();
    await rowOf(UNION);
    await user.keyboard("/refineries");
    await openClip(user, /from brotherly relations/);
    await screen.findByText("1 place of your search here");
    const box = screen.getByRole("textbox", { name: "Search the library" });
    await user.clear(box);
    await waitFor(() => expect(screen.queryByText(/of your search here/), "no search, no count").toBeNull());
    await user.type(box, "zeppelin");
    expect(screen.queryByText(/of your search here/), "the old word is not counted").toBeNull();
  });

  it("points at a word that means nothing", async () => {
    const { user } = await openWindow();
    await user.type(await screen.findByRole("textbox", { name: "Search the library" }), "minsk colour:red");
    const fault = await screen.findByRole("alert");
    expect(fault.querySelector("u")?.textContent, "this word").toBe("colour:red");
    expect(screen.getByText("Not searched. These were found before."), "the rows are no answer").toBeTruthy();
    await user.keyboard(" bridge");
    await waitFor(() => expect(document.querySelector("#search-fault .query")?.textContent, "what was typed, and no more").toBe("minsk colour:red bridge"));
    await expectAccessible("a query that is wrong");
  });

  it("finds in the article", async () => {
    const { user } = await openWindow();
    await openClip(user, UNION);
    await user.click(screen.getByRole("region", { name: "Article" }));
    await user.keyboard("{Control>}f{/Control}");
    await user.type(await screen.findByRole("textbox", { name: "Find in the article" }), "OIL");
    await screen.findByText("1 of 4");
    await user.keyboard("{Enter}{Enter}");
    await screen.findByText("3 of 4");
    await expectAccessible("finding in the article");
  });
});

describe("narrowing a search", () => {
  it("shows complete fields as chips that can be removed", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    const box = screen.getByRole<HTMLInputElement>("textbox", { name: "Search the library" });
    await user.type(box, "lang:en union");
    expect(box.value, "what is still being typed").toBe("union");
    expect(desk.search, "the whole search").toBe("lang:en union");
    await expectAccessible("a search with a chip");
    await user.click(screen.getByRole("button", { name: "Remove lang:en from the search" }));
    expect(desk.search).toBe("union");
  });

  it("offers fields and values, and takes one by a key", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    await user.type(screen.getByRole("textbox", { name: "Search the library" }), "ou");
    expect((await screen.findAllByRole("option")).some((option) => option.textContent === "outlet:")).toBe(true);
    await user.keyboard("{Tab}");
    expect(desk.search).toBe("outlet:");
    await expectAccessible("values are offered");
    expect(desk.list.failure, "a field without a value is not yet a mistake").toBeNull();
    await user.keyboard("{ArrowDown}{Enter}");
    expect(desk.search, "a whole value, complete").toMatch(/^outlet:.+ $/);
    await user.keyboard("la{ArrowDown}{Enter}");
    expect(desk.search, "a field by arrow and Return").toMatch(/ lang:$/);
    await user.keyboard("eng");
    await waitFor(() => expect(screen.getAllByRole("option").some((option) => option.textContent?.startsWith("lang:en English")), "a language by its name").toBe(true));
    await user.keyboard("{Tab}");
    expect(desk.search).toMatch(/ lang:en $/);
  });

  it("counts what the results have in common, and a click narrows", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    await user.type(screen.getByRole("textbox", { name: "Search the library" }), "union");
    await user.click(await screen.findByText("Narrow the search"));
    const english = await screen.findByRole("button", { name: /^English, / });
    await expectAccessible("counts beside the results");
    await user.click(english);
    expect(desk.search).toBe("lang:en union");
    const chosen = await screen.findByRole("button", { name: /^English, /, pressed: true });
    await user.click(chosen);
    expect(desk.search.trim(), "a click on what is chosen takes it away").toBe("union");
  });

  it("offers who wrote, by the beginning of a name, with how many clips", async () => {
    const { host, desk, user } = await openWindow();
    await rowOf(UNION);
    host.state.clips[0]!.article.byline = "Vera Holm";
    host.state.clips[1]!.article.byline = "Vera Holm";
    await user.type(screen.getByRole("textbox", { name: "Search the library" }), "author:hol");
    await waitFor(() => expect(screen.getAllByRole("option").map((option) => option.textContent)).toContain('author:"Vera Holm" 2 clips'));
    await user.keyboard("{Tab}");
    expect(desk.search).toBe('author:"Vera Holm" ');
  });

  it("shows every value, step by step, and finds one among many", async () => {
    const { host, user } = await openWindow();
    await rowOf(UNION);
    for (const clip of host.state.clips) clip.tags = Array.from({ length: 70 }, (_, i) => `subject ${i}`);
    await user.type(screen.getByRole("textbox", { name: "Search the library" }), "union");
    await user.click(await screen.findByText("Narrow the search"));
    const subjects = () => screen.queryAllByRole("button", { name: /^subject \d+, / }).length;
    await user.click(await screen.findByRole("button", { name: "50 of 65 more" }));
    expect(subjects()).toBe(55);
    await user.click(screen.getByRole("button", { name: "15 more" }));
    expect(subjects(), "all of them").toBe(70);
    expect(document.activeElement?.textContent, "the keyboard stays").toBe("fewer");
    await user.type(screen.getByRole("textbox", { name: "Find in tags" }), "SUBJECT 4");
    expect(subjects(), "4 and 40 to 49").toBe(11);
    await expectAccessible("many values");
    await user.click(screen.getByRole("button", { name: "fewer" }));
    expect(subjects(), "a few again, whatever was looked for").toBe(5);
  });

  it("says in which dossier a comment holds the words, and leads there", async () => {
    const { host, desk, user } = await openWindow();
    await rowOf(UNION);
    const clip = host.state.clips.find(({ article }) => UNION.test(article.headline ?? ""))!;
    const dossier = host.state.dossiers[0]!;
    dossier.entries = [{ id: "entry", section: null, clip: clip.id, comment: "The treaty itself" }];
    await user.keyboard("/treaty");
    await openClip(user, UNION);
    await screen.findByText(/In your comment in/);
    await expectAccessible("a comment that holds the words");
    await user.click(document.querySelector<HTMLElement>(".find .comments button")!);
    await waitFor(() => expect(desk.scope).toEqual({ kind: "dossier", id: dossier.id }));
  });

  it("keeps a search under a name, and runs it from the sidebar", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    await user.type(screen.getByRole("textbox", { name: "Search the library" }), "union");
    await user.click(screen.getByRole("button", { name: "Keep this search" }));
    await user.clear(await screen.findByRole("textbox", { name: "Name" }));
    await user.keyboard("Treaty");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(desk.overview?.searches.map(({ name }) => name)).toContain("Treaty"));
    await desk.searchFor("");
    await user.click(await screen.findByRole("button", { name: "Treaty" }));
    expect(desk.search.trim()).toBe("union");
    const here = [...document.querySelectorAll("nav [aria-current]")].map((place) => place.textContent);
    expect(here, "one place is where one is").toEqual(["Treaty"]);
  });
});

describe("a search that is kept", () => {
  const keep = () => screen.getByRole<HTMLButtonElement>("button", { name: "Keep this search" });
  const names = (desk: Awaited<ReturnType<typeof openWindow>>["desk"]) => desk.overview?.searches.map(({ name }) => name);

  it("asks for its name where the keyboard is, each time", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    await user.type(screen.getByRole("textbox", { name: "Search the library" }), "union");
    for (const name of ["First", "Second"]) {
      await user.click(keep());
      const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
      await waitFor(() => expect(document.activeElement, "the field has the focus").toBe(field));
      expect(field.value.slice(field.selectionStart!, field.selectionEnd!), "the query is offered").toBe("union");
      await user.keyboard(`${name}{Enter}`);
      await waitFor(() => expect(names(desk)).toContain(name));
    }
    desk.dialog = { kind: "renameSearch", name: "First" };
    await screen.findByText("Rename search");
    const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" });
    await waitFor(() => expect(document.activeElement, "the field has the focus").toBe(field));
    await user.keyboard("Third{Enter}");
    await waitFor(() => expect(names(desk), "the old name was selected").toContain("Third"));
  });

  it("is not kept while it means nothing, and says that it replaces another", async () => {
    const { user } = await openWindow();
    await rowOf(UNION);
    const box = screen.getByRole("textbox", { name: "Search the library" });
    await user.type(box, "colour:red");
    await waitFor(() => expect(keep().disabled, "a faulty search").toBe(true));
    await user.clear(box);
    await user.type(box, "union");
    await waitFor(() => expect(keep().disabled).toBe(false));
    await user.click(keep());
    await screen.findByRole("textbox", { name: "Name" });
    await user.keyboard("unread on BELARUS");
    await screen.findByText("This replaces the search of that name.");
    await expectAccessible("keeping a search");
  });
});
