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
    await expectAccessible("highlights that wait");
    await user.click(await screen.findByRole("button", { name: "Open the clip" }));
    await screen.findByText(/Select where this belongs/);
    await waitFor(() => expect(desk.reading.status).toBe("ready"));
    desk.reading.chosen = { start: 0, end: 9 };
    await runAction(desk, "passage.place");
    await waitFor(() => expect(screen.queryByText(/Select where this belongs/), "it waits no more").toBeNull());
    const asked = host.asked.find(({ command }) => command === "attach_annotation");
    expect(asked?.args, "it stands where the person said").toEqual({ id: annotation, start: 0, end: 9 });
  });
});
