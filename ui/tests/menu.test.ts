// The platform's menu, which is chosen from whatever is going on in the window; and leaving.
import { screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { runFromMenu } from "../src/actions/menu";
import type { MenuItem } from "../src/api/commands";
import type { MemoryHost } from "../src/api/host.memory";
import { openClip, openWindow } from "./window";

const UNION = /reaches for the union treaty/;
const asked = (host: MemoryHost, command: string) => host.asked.filter((a) => a.command === command).length;

/** What the menu was last told of an item. */
function item(host: MemoryHost, id: string) {
  const told = host.asked.filter((a) => a.command === "show_menu").flatMap((a) => a.args.items as MenuItem[]);
  return told.findLast((item) => item.id === id);
}

/** Opens a clip with a note of its first highlight being written. */
async function writing(words: string) {
  const opened = await openWindow();
  await openClip(opened.user, UNION);
  const { reading } = opened.desk;
  reading.mark = reading.writing = reading.detail!.annotations.find((a) => a.note === null)!.id;
  const field = await waitFor(() => {
    const found = document.querySelector<HTMLTextAreaElement>(".card textarea");
    if (!found) throw new Error("no field");
    return found;
  });
  await opened.user.type(field, words);
  return { ...opened, field, id: reading.mark };
}

describe("the menu of the platform", () => {
  afterEach(() => {
    delete (document as { execCommand?: unknown }).execCommand;
  });

  it("undoes typing while a note is written, and never the highlight under it", async () => {
    const { host, field } = await writing("A note in hand");
    const execCommand = vi.fn(() => true);
    document.execCommand = execCommand;
    await waitFor(() => expect(item(host, "edit.undo")?.enabled, "there is typing to undo").toBe(true));
    host.tell("action", "edit.undo");
    expect(execCommand.mock.calls, "the field's own undo").toEqual([["undo"]]);
    expect(asked(host, "undo"), "the library's is not asked").toBe(0);
    expect(field.isConnected && field.value, "the words stand").toBe("A note in hand");
  });

  it("does nothing behind an open dialog", async () => {
    const { host, desk } = await openWindow();
    await waitFor(() => expect(item(host, "dossier.new")?.enabled, "at first").toBe(true));
    desk.dialog = { kind: "settings" };
    await waitFor(() => expect(item(host, "dossier.new")?.enabled, "then not").toBe(false));
    host.tell("action", "dossier.new");
    expect(desk.dialog, "the dialog stays").toEqual({ kind: "settings" });
  });

  it("says what can be done, and what it would do", async () => {
    const { host, user } = await openWindow();
    await waitFor(() => expect(item(host, "clip.star")?.enabled, "nothing to star").toBe(false));
    expect(item(host, "dossier.export")?.enabled, "no dossier is open").toBe(false);
    await openClip(user, UNION);
    await waitFor(() => expect(item(host, "clip.markRead"), "an open clip is read").toEqual({ id: "clip.markRead", enabled: true, label: "Mark as Unread" }));
    expect(item(host, "clip.star")?.enabled, "it can be starred").toBe(true);
  });
});

describe("a note in hand", () => {
  it("stays in its field while it cannot be kept", async () => {
    const { host, field, user } = await writing("Keep me");
    host.fail("note_annotation", { code: "file", message: "The disk is full.", detail: null });
    await user.keyboard("{Escape}");
    await screen.findByText("The disk is full.");
    expect(field.isConnected && field.value, "the words stand").toBe("Keep me");
    host.mend();
    field.blur();
    await waitFor(() => expect(host.state.clips.some((c) => c.annotations.some((a) => a.note === "Keep me")), "kept at the next try").toBe(true));
  });

  it("is offered where its highlight is gone", async () => {
    const { host, id } = await writing("Keep me");
    await host.call("delete_annotation", { id });
    await screen.findByText("The note you wrote could not be kept.");
    expect(await screen.findByText("Copy its words"), "to be put elsewhere").toBeTruthy();
  });

  it("holds the program where it cannot be kept", async () => {
    const { host, desk, field } = await writing("Last words");
    host.fail("note_annotation", { code: "file", message: "The disk is full.", detail: null });
    await runFromMenu(desk, "app.quit");
    expect([asked(host, "quit"), field.value], "it goes on, with the words").toEqual([0, "Last words"]);
  });

  it("is kept before the program ends", async () => {
    const { host } = await writing("Last words");
    host.tell("action", "app.quit");
    await waitFor(() => expect(asked(host, "quit"), "it ends").toBe(1));
    expect(host.asked.map((a) => a.command).filter((c) => c === "note_annotation" || c === "quit"), "after the note").toEqual(["note_annotation", "quit"]);
  });
});
