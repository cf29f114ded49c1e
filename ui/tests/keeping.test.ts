// Backups, the trash and highlights that wait, as a person meets them.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { runAction } from "../src/actions/registry";
import { expectAccessible, openClip, openWindow, rowOf } from "./window";

const UNION = /reaches for the union treaty/;

describe("keeping the library", () => {
  it("says at the bottom when the last backup was made, and why one could not be", async () => {
    const { host, desk } = await openWindow();
    await screen.findByText("All changes saved");
    await runAction(desk, "library.backUp");
    await screen.findByText(/Backed up and read again: \d+ clips/);
    desk.tray.dismiss();
    await screen.findByText(/All changes saved · last backup .*, checked/);
    host.keeping.backups.damaged = ["/backups/library-2040-01-01T090000Z.sqlite.zst.damaged"];
    host.tell("backed-up", null);
    await screen.findByText(/an older backup is damaged/);
    host.keeping.problem = "The disk is full.";
    host.tell("backed-up", null);
    await screen.findByText(/could not be made. The disk is full/);
  });

  it("reads anew what backups there are each time that the dialog opens, for other programs make them too", async () => {
    const { host, desk } = await openWindow();
    await waitFor(() => expect(desk.keeping.now?.backups.kept, "the window has read that there is none").toEqual([]));
    await runAction(desk, "library.keeping");
    await screen.findByText(/^No backup yet/);
    desk.dialog = null;
    await waitFor(() => expect(screen.queryByRole("dialog"), "it is closed").toBeNull());
    const { folder } = host.keeping.backups;
    host.keeping.backups.kept = [{ file: `${folder}/library-2040-01-01T090000Z.sqlite.zst`, made: "2040-01-01T09:00:00Z", before_migration: false }];
    await runAction(desk, "library.keeping");
    await screen.findByText(/^1 backup, the newest from/);
  });

  it("lets the person choose where backups go, and open or move the library", async () => {
    const { host, desk, user } = await openWindow();
    await runAction(desk, "library.keeping");
    const dialog = await screen.findByRole("dialog");
    await user.click(await within(dialog).findByRole("button", { name: "Choose a folder…" }));
    await waitFor(() => expect(dialog.textContent, "it says where they go").toContain("/home/sample/Documents"));
    await expectAccessible("backups and library");
    await user.click(await within(dialog).findByRole("button", { name: "Use the library’s own folder" }));
    await waitFor(() => expect(dialog.textContent, "and that this is the same disk").toContain("same disk"));
    await user.click(within(dialog).getByRole("button", { name: "Move it…" }));
    await screen.findByText(/The library is now in \/home\/sample\/Documents/);
    expect(host.asked.some(({ command }) => command === "move_library"), "it was moved").toBe(true);
  });

  it("gives back highlights and dossiers from the trash, and empties it only when asked twice", async () => {
    const { desk, host, user } = await openWindow();
    await openClip(user, UNION);
    const passage = desk.reading.detail!.annotations[0]!;
    const dossier = desk.overview!.dossiers[0]!;
    await desk.api.deleteAnnotation(passage.id);
    await desk.api.deleteDossier(dossier.id);
    await desk.goTo({ kind: "trashed" });
    const panel = await screen.findByRole("region", { name: "Also in the trash" });
    await waitFor(() => expect(panel.textContent, "the dossier is there").toContain(dossier.title));
    await expectAccessible("the trash");
    await user.click(within(panel).getByRole("button", { name: `Put back: ${passage.quote}` }));
    await waitFor(() => expect(panel.textContent, "the highlight went back").not.toContain(passage.quote));
    await user.click(within(panel).getByRole("button", { name: "Empty the trash…" }));
    expect(host.asked.some(({ command }) => command === "empty_trash"), "it asks first").toBe(false);
    await user.click(await screen.findByRole("button", { name: "Delete for good" }));
    await screen.findByText(/Deleted for good: .*1 dossier/);
    expect(host.state.clips.flatMap((clip) => clip.annotations).some(({ id }) => id === passage.id), "what was put back stays").toBe(true);
  });

  it("shows highlights that wait, and puts one where the person selects", async () => {
    const { desk, host, user } = await openWindow();
    const row = await rowOf(UNION);
    const clip = host.state.clips.find((clip) => row.textContent!.includes(clip.article.headline!))!;
    const { id: annotation, quote, prefix, suffix, note, colour } = clip.annotations[0]!;
    host.keeping.waiting = [{ clip: clip.id, headline: clip.article.headline, annotation, quote, prefix, suffix, note, colour }];
    host.tell("backed-up", null);
    await screen.findByText("1 highlight without a certain place in the text");
    await user.click(screen.getByRole("button", { name: "Show" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog.textContent, "with the words that stood around it").toContain(`${prefix}${quote}${suffix}`);
    await expectAccessible("highlights that wait");
    await user.click(await screen.findByRole("button", { name: "Open the clip" }));
    const strip = (await screen.findByText(/Select where this belongs/)).parentElement!;
    await waitFor(() => expect(document.activeElement?.closest(".reader"), "the keyboard is in the article").toBeTruthy());
    const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");
    expect(strip.textContent, "with the words around it").toContain(oneLine(`${prefix}${quote}${suffix}`));
    const other = host.state.clips.find(({ id, failure }) => id !== clip.id && !failure)!;
    await desk.open(other.id);
    const belongs = `The highlight that waits belongs to “${clip.article.headline}”.`;
    await within(strip).findByText(belongs);
    await expectAccessible("a highlight that waits for another clip");
    await user.keyboard("p");
    await waitFor(() => expect(document.querySelector(".tray")!.textContent, "P says so").toContain(belongs));
    expect(host.asked.some(({ command }) => command === "attach_annotation"), "and does nothing").toBe(false);
    await user.click(within(strip).getByRole("button", { name: "Open the clip" }));
    await waitFor(() => expect(desk.reading.detail?.id, "the right one is open").toBe(clip.id));
    desk.reading.chosen = { start: 0, end: 9 };
    await runAction(desk, "passage.place");
    await waitFor(() => expect(screen.queryByText(/Select where this belongs/), "it waits no more").toBeNull());
    const asked = host.asked.find(({ command }) => command === "attach_annotation");
    expect(asked?.args, "it stands where the person said").toEqual({ id: annotation, start: 0, end: 9 });
  });

  it("puts a highlight that waits into the trash, from where it comes back", async () => {
    const { desk, host, user } = await openWindow();
    const row = await rowOf(UNION);
    const clip = host.state.clips.find((clip) => row.textContent!.includes(clip.article.headline!))!;
    host.keeping.waiting = clip.annotations.slice(0, 2).map(({ id: annotation, quote, prefix, suffix, note, colour }) => ({ clip: clip.id, headline: clip.article.headline, annotation, quote, prefix, suffix, note, colour }));
    const [first, second] = host.keeping.waiting;
    host.tell("backed-up", null);
    await screen.findByText("2 highlights without a certain place in the text");
    await user.click(screen.getByRole("button", { name: "Show" }));
    await user.click(await screen.findByRole("button", { name: `Delete: ${first!.quote}` }));
    await waitFor(() => expect(document.activeElement?.closest("li")?.textContent, "the keyboard is on the next").toContain(second!.quote));
    await user.click(screen.getByRole("button", { name: `Delete: ${second!.quote}` }));
    await waitFor(() => expect(screen.queryByRole("dialog"), "nothing is left to show").toBeNull());
    await waitFor(() => expect(document.activeElement, "the keyboard is in the list again").toBe(screen.getByRole("listbox")));
    expect(desk.keeping.trash?.annotations.map(({ id }) => id), "both are in the trash").toEqual([first!.annotation, second!.annotation]);
    await runAction(desk, "edit.undo");
    await screen.findByText("1 highlight without a certain place in the text");
  });
});

describe("what an older version read", () => {
  /** Two clips that read otherwise: one carries a highlight that would wait. */
  async function openOlder() {
    const opened = await openWindow();
    const { host } = opened;
    const marked = host.state.clips.find((clip) => clip.annotations.length > 0 && !clip.state.trashed)!;
    const plain = host.state.clips.find((clip) => clip.annotations.length === 0 && !clip.failure && !clip.state.trashed)!;
    for (const { id, article, annotations } of [marked, plain]) {
      const reread = { id, headline: article.headline, status: "offered" as const, text_differs: true, fields: ["byline" as const], exact: 0, moved: 0, waiting: annotations.length > 0 ? 1 : 0, message: null };
      const waits = annotations.slice(0, 1).map(({ quote }) => quote);
      host.rereadings.set(id, { reread, values: [{ field: "byline", before: "V. H.", after: "Vera Holm" }], goes: ["Gone from it.", "There were two bidders."], comes: ["There were three bidders.", "An update of today."], waits });
    }
    host.keeping.older = true;
    host.tell("backed-up", null);
    await screen.findByText(/read from their pages by an older version/);
    return { ...opened, marked, plain };
  }
  const taken = (host: { asked: { command: string; args: Record<string, any> }[] }) =>
    host.asked.filter(({ command }) => command === "take_readings").map(({ args }) => [args.ids, args.unmarked]);

  it("is offered once, says what would change, and changes what the person wants", async () => {
    const { host, user, marked, plain } = await openOlder();
    await user.click(screen.getByRole("button", { name: "See what reads otherwise now" }));
    const dialog = await screen.findByRole("dialog", { name: "What reads otherwise now" });
    await within(dialog).findByText("2 of 2 clips read otherwise.");
    await waitFor(() => expect(screen.queryByText(/by an older version of/), "the offer was seen").toBeNull());
    expect(dialog.textContent, "what happens to highlights").toContain("Changes: text, byline · 1 highlight would wait for a place");
    expect(dialog.textContent, "before all are used").toContain("If you use all, 1 highlight will wait");
    await user.click(within(dialog).getByRole("button", { name: `Compare: ${marked.article.headline}` }));
    await within(dialog).findByText("An update of today.");
    for (const words of ["V. H.", "Vera Holm", "Gone from it.", marked.annotations[0]!.quote]) expect(dialog.textContent, words).toContain(words);
    expect([...dialog.querySelectorAll("b")].map((piece) => piece.textContent), "and where like paragraphs differ").toEqual(["two", "three"]);
    await expectAccessible("what reads otherwise now");
    await user.click(within(dialog).getByRole("button", { name: "Use all without highlights (1)" }));
    await waitFor(() => expect(dialog.textContent, "that one is done").not.toContain(plain.article.headline));
    expect(dialog.textContent, "the other stays").toContain(marked.article.headline);
    await user.click(within(dialog).getByRole("button", { name: `Use it: ${marked.article.headline}` }));
    await within(dialog).findByText(/^None of 2 clips/);
    expect(taken(host), "only what was asked for").toEqual([[[plain.id], true], [[marked.id], false]]);
  });

  it("uses all of them at once", async () => {
    const { host, user, marked, plain } = await openOlder();
    await user.click(screen.getByRole("button", { name: "See what reads otherwise now" }));
    await user.click(await screen.findByRole("button", { name: "Use all (2)" }));
    await screen.findByText("2 clips read anew");
    expect(taken(host), "in one go, so that one undo takes them back").toEqual([[[marked.id, plain.id], false]]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement, "the keyboard is in the list again").toBe(screen.getByRole("listbox")));
  });

  it("is put off until there is a newer version", async () => {
    const { host, user } = await openOlder();
    await user.click(screen.getByRole("button", { name: "Not now" }));
    await waitFor(() => expect(screen.queryByText(/by an older version/), "it is not said again").toBeNull());
    expect(host.asked.some(({ command }) => command === "put_off_readings"), "the library knows").toBe(true);
  });

  it("stops where the person wants no more, and keeps what was found", async () => {
    const { host, user, marked, plain } = await openOlder();
    let go = () => {};
    host.held = new Promise((done) => (go = done));
    await user.click(screen.getByRole("button", { name: "See what reads otherwise now" }));
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByText("1 of 2 pages read");
    await user.click(within(dialog).getByRole("button", { name: "Stop" }));
    go();
    await within(dialog).findByText("1 of the 1 read so far reads otherwise. 1 page is left.");
    host.held = null;
    await user.click(within(dialog).getByRole("button", { name: "Read all of them" }));
    await within(dialog).findByText("2 of 2 clips read otherwise.");
    for (const { article } of [marked, plain]) expect(dialog.textContent, "each once").toContain(article.headline);
  });

  it("shows what would change in the open clip before it does", async () => {
    const { desk, host, user, marked } = await openOlder();
    await desk.open(marked.id);
    await runAction(desk, "clip.reread");
    const dialog = await screen.findByRole("dialog", { name: "Show the page as it reads now?" });
    await within(dialog).findByText("An update of today.");
    await expectAccessible("one clip that reads otherwise");
    await user.click(within(dialog).getByRole("button", { name: "Use it" }));
    await screen.findByText("The page was read anew.");
    expect(taken(host)).toEqual([[[marked.id], false]]);
    await runAction(desk, "clip.reread");
    await screen.findByText("The page reads as it did.");
    expect(desk.dialog, "nothing is asked").toBeNull();
  });

  it("draws some of very many at a time", async () => {
    const { host, user } = await openOlder();
    const [, offer] = [...host.rereadings][1]!;
    const many = Array.from({ length: 120 }, (_, at) => [`many-${at}`, { ...offer, reread: { ...offer.reread, id: `many-${at}`, headline: `Number ${at}` } }] as const);
    host.rereadings = new Map(many);
    await user.click(screen.getByRole("button", { name: "See what reads otherwise now" }));
    await screen.findByText("120 of 120 clips read otherwise.");
    const drawn = () => document.querySelectorAll("li.clip").length;
    expect(drawn(), "not all at once").toBe(50);
    await user.click(screen.getByRole("button", { name: "Show 50 more" }));
    expect(drawn(), "and more when wanted").toBe(100);
  });
});
