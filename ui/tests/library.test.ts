// The library as a person meets it.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { runAction } from "../src/actions/registry";
import type { MenuItem } from "../src/api/commands";
import { expectAccessible, openWindow, rowOf } from "./window";

const UNION = /reaches for the union treaty/;

const BUSY = { code: "library_locked" as const, message: "Another program is writing. Nothing was changed.", detail: null };

describe("what failed", () => {
  it("is said until the next change, which says what it did itself, and whatever other programs do", async () => {
    const { host, desk } = await openWindow();
    const foot = screen.getByRole("contentinfo");
    const fail = () => desk.attempt(() => Promise.reject(BUSY));
    const [clip] = host.state.clips;
    await fail();
    await waitFor(() => expect(foot.textContent, "it is told of").toContain(BUSY.message));
    host.tell("changed", { clips: true, annotations: true, tags: true, dossiers: true, searches: true });
    await desk.settled();
    expect(foot.textContent, "the other program was done, this was not").toContain(BUSY.message);
    await desk.api.markClips([clip!.id], { read: null, starred: true });
    await waitFor(() => expect(foot.textContent, "a change was made").not.toContain(BUSY.message));
    await fail();
    await waitFor(() => expect(desk.overview?.undo.undo, "it can be taken back").toBe("marked"));
    await runAction(desk, "edit.undo");
    await waitFor(() => expect(foot.textContent, "its own words stay").toContain("Undone: marked"));
  });
});

describe("library", () => {
  it("lists clips with outlet, date, headline, marks and tags", async () => {
    await openWindow();
    const row = await rowOf(UNION);
    expect(row.textContent, "outlet and who passed it on").toContain("Harbour News, via The Daily Relay");
    expect(row.textContent, "the printed day").toContain("11 Aug 2020");
    expect(await within(row).findByRole("img", { name: /4 highlights: claim, fact, doubt, quote/ }), "colours have names").toBeTruthy();
    await expectAccessible("the library");
  });

  it("goes through the list by keyboard, and chooses several", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    screen.getByRole("listbox").focus();
    await user.keyboard("{ArrowDown}");
    expect(desk.list.cursor, "a fresh list begins at its first row").toBe(0);
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(desk.list.cursor, "down").toBe(2);
    await waitFor(() => expect(desk.reading.detail, "the row under the cursor is open").not.toBeNull());
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
    expect(desk.list.chosen.size, "Shift extends").toBe(2);
    await screen.findByText("2 clips chosen");
    await expectAccessible("many chosen");
    await user.keyboard("{End} ");
    expect(desk.list.cursor, "End").toBe(desk.list.rows.length - 1);
    await user.keyboard("{Control>}a{/Control}");
    expect(desk.list.chosen.size, "all").toBe(desk.list.rows.length);
  });

  it("opens the first row by Enter, and goes into it by Enter again", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    screen.getByRole("listbox").focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(desk.reading.detail?.id, "the row with the ring").toBe(desk.list.rows[0]!.id));
    await waitFor(() => expect(document.activeElement, "and the keyboard is in it").toBe(screen.getByRole("region", { name: "Article" })));
  });

  it("takes F6 to the reader also while nothing is open", async () => {
    const { user } = await openWindow();
    await rowOf(UNION);
    screen.getByRole("listbox").focus();
    await user.keyboard("{F6}");
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-label"), "the reader has it").toBe("Reader"));
  });

  it("opens the clip below those that went to the trash", async () => {
    const { desk, user } = await openWindow();
    await rowOf(UNION);
    screen.getByRole("listbox").focus();
    await user.keyboard("{Home}{ArrowDown}{Shift>}{ArrowDown}{/Shift}");
    const [first, , , fourth] = desk.list.rows;
    await user.keyboard("{Delete}");
    await waitFor(() => expect(desk.reading.detail?.id, "what stood below").toBe(fourth!.id));
    expect(desk.list.rows.slice(0, 2).map((row) => row!.id), "the two are gone").toEqual([first!.id, fourth!.id]);
    expect([desk.list.cursor, [...desk.list.chosen]], "the cursor is there too").toEqual([1, [fourth!.id]]);
  });

  it("marks nothing read that only came in the place of a clip put in the trash, until the person turns to it", async () => {
    const { desk, host, user } = await openWindow();
    await rowOf(UNION);
    host.state.clips.forEach((clip) => (clip.state.read = false));
    await desk.goTo({ kind: "unread" });
    screen.getByRole("listbox").focus();
    await user.keyboard("{Home}{Enter}");
    const next = desk.list.rows[1]!.id;
    const isRead = () => host.state.clips.find(({ id }) => id === next)!.state.read;
    await waitFor(() => expect(host.state.clips.some(({ state }) => state.read), "the chosen one is read").toBe(true));
    screen.getByRole("listbox").focus();
    await user.keyboard("{Delete}");
    await waitFor(() => expect(desk.reading.detail?.id, "what stood below is open").toBe(next));
    await screen.findByText("1 clip put in the trash");
    expect(isRead(), "nobody chose it").toBe(false);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(isRead(), "the person went into it").toBe(true));
  });

  it("counts everything in the trash beside its name", async () => {
    const { desk } = await openWindow();
    const trash = () => [...document.querySelectorAll(".place")].find((place) => place.textContent!.startsWith("Trash"))!.textContent;
    await waitFor(() => expect(trash(), "one clip").toBe("Trash 1thing"));
    await desk.api.deleteDossier(desk.overview!.dossiers[0]!.id);
    await waitFor(() => expect(trash(), "and a dossier").toBe("Trash 2things"));
  });

  it("tags, files and trashes many at once, and takes it back", async () => {
    const { desk, host, user } = await openWindow();
    await rowOf(UNION);
    screen.getByRole("listbox").focus();
    await user.keyboard("{Home}{Shift>}{ArrowDown}{/Shift}");
    const ids = [...desk.list.chosen];
    await user.keyboard("t");
    await user.type(await screen.findByRole("combobox", { name: "Tags" }), "sochi{Enter}");
    await waitFor(() => expect(host.state.clips.filter((c) => c.tags.includes("sochi")).map((c) => c.id).sort(), "a new tag on both").toEqual([...ids].sort()));
    await user.keyboard("{Escape}");
    await user.keyboard("f");
    await user.type(await screen.findByRole("combobox", { name: "File in a dossier" }), "observers{Enter}");
    await waitFor(() => expect(host.state.dossiers[1]!.entries.length, "both are filed").toBe(2));
    await user.click(screen.getByRole("button", { name: "Trash" }));
    await waitFor(() => expect(desk.overview!.trashed, "both are in the trash").toBe(3));
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(desk.overview!.trashed, "undone").toBe(1));
  });

  it("says why a list is empty", async () => {
    const { desk } = await openWindow();
    await desk.goTo({ kind: "tag", name: "nothing has this" });
    await screen.findByText("No clip carries this tag.");
    await expectAccessible("an empty list");
  });

  it("says that the list could not be read, and tries again", async () => {
    const { host, user } = await openWindow({ failing: { list_clips: { code: "file", message: "The disk said no.", detail: null } } });
    await screen.findByText("The disk said no.");
    host.mend();
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await rowOf(UNION);
  });

  it("waits with empty rows", async () => {
    await openWindow({ delay: Infinity });
    expect(screen.getAllByRole("option", { name: "Loading…" }).length, "rows to come").toBeGreaterThan(2);
    await expectAccessible("a list that loads");
  });

  it("welcomes to an empty library, and tries it with a sample", async () => {
    const { user } = await openWindow({ empty: true });
    await screen.findByRole("heading", { name: "Your press-cuttings desk" });
    await expectAccessible("the welcome");
    await user.tab();
    expect(document.activeElement?.textContent, "the first step of the keyboard is the sample").toBe("Try it with a sample");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.querySelector(".reader h1")?.textContent, "the sample is open").toMatch(UNION));
    expect(document.querySelector(".dossier"), "in its dossier").not.toBeNull();
  });

  it("goes over to another folder where the library cannot be written", async () => {
    const failure = { code: "library_read_only" as const, message: "The library in /x cannot be written.", detail: null };
    const { host, user } = await openWindow({ failing: { list_clips: failure, overview: failure } });
    await user.click(await screen.findByRole("button", { name: "Show the folder" }));
    // The menu may be told of the new state behind it.
    await waitFor(() => expect(host.asked, "the one that failed").toContainEqual(expect.objectContaining({ command: "show_in_folder", args: { path: "/home/sample/Cuttings" } })));
    await user.click(screen.getByRole("button", { name: "Choose another folder…" }));
    await rowOf(UNION);
    expect(screen.queryByRole("heading", { name: "The library cannot be written" }), "the problem is over").toBeNull();
  });

  it("shows a locked library over the whole window, and opens it again", async () => {
    const locked = { code: "library_locked" as const, message: "Another program holds the library. Close it.", detail: "database is locked" };
    const { host, user } = await openWindow({ failing: { list_clips: locked, overview: locked } });
    await screen.findByRole("heading", { name: "Another program holds the library" });
    await expectAccessible("a locked library");
    await waitFor(() => {
      const menu = host.asked.filter((a) => a.command === "show_menu").flatMap((a) => a.args.items as MenuItem[]);
      const last = new Map(menu.map(({ id, enabled }) => [id, enabled]));
      expect([...last].flatMap(([id, enabled]) => (enabled ? id : [])), "the menu can only leave").toEqual(["app.quit"]);
    });
    host.mend();
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await rowOf(UNION);
  });

  it("tries a locked library again by itself, and says so", async () => {
    const locked = { code: "library_locked" as const, message: "Another program holds the library. Close it.", detail: null };
    const { host } = await openWindow({ failing: { list_clips: locked, overview: locked, reopen_library: locked } });
    await screen.findByText(/tries again by itself/);
    const tries = () => host.asked.filter(({ command }) => command === "reopen_library").length;
    await waitFor(() => expect(tries(), "more than once").toBeGreaterThan(1));
    host.mend();
    await rowOf(UNION);
  });

  it("says in the line at the bottom that a library can only be read", async () => {
    const { host, desk } = await openWindow();
    await screen.findByText("All changes saved");
    await desk.api.markClips([host.state.clips[0]!.id], { read: null, starred: true });
    await screen.findByRole("button", { name: "Undo: marked" });
    host.keeping.writable = false;
    host.tell("backed-up", null);
    await screen.findByText(/can be read, but not changed/);
    expect(screen.queryByRole("button", { name: "Undo: marked" }), "nothing is offered that cannot be done").toBeNull();
  });

  it("speaks of a library that may not be written as the window can help, not the command line", async () => {
    const readOnly = { code: "library_read_only" as const, message: "The library in /mnt/x cannot be written, or choose another with --library.", detail: null };
    await openWindow({ failing: { list_clips: readOnly, overview: readOnly } });
    const alert = await waitFor(() => document.querySelector("[role=alert]")!);
    expect(alert.textContent, "no option of the command line").not.toContain("--library");
    expect(document.querySelector("details")?.textContent, "its own words are kept").toContain("/mnt/x");
  });
});
