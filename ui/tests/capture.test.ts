// What comes in by drop, paste and dialog.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { MenuItem } from "../src/api/commands";
import { expectAccessible, openWindow } from "./window";

describe("capture", () => {
  const carrying = (data: Record<string, string>) => ({ getData: (type: string) => data[type] ?? "", files: [], types: Object.keys(data), dropEffect: "none" });

  function fire(type: string, data: Record<string, string>) {
    const event = new Event(type, { bubbles: true, cancelable: true });
    Object.assign(event, { [type === "paste" ? "clipboardData" : "dataTransfer"]: carrying(data) });
    window.dispatchEvent(event);
  }

  it("takes a drop that arrives by both roads once", async () => {
    const { host } = await openWindow();
    const url = "https://example.org/story";
    host.drag({ type: "drop", x: 1, y: 1, paths: [url] });
    fire("drop", { "text/uri-list": url, "text/plain": url });
    await screen.findByText(/Could not clip/);
    expect(host.asked.filter((a) => a.command === "clip").map((a) => a.args.source), "one clip").toEqual([{ kind: "url", url }]);
  });

  it("clips each article of a dropped folder together, and says what it left out", async () => {
    const { host } = await openWindow();
    host.drag({ type: "drop", x: 1, y: 1, paths: ["/home/a/Stories/"] });
    await screen.findByText("2 sources clipped");
    await screen.findByText(/Left out: 1 other file\./);
    const clipped = host.asked.filter((a) => a.command.startsWith("clip"));
    expect(clipped.map((a) => [a.command, a.args.sources.map((source: { path: string }) => source.path)]), "in one go, so that one undo takes them back").toEqual([
      ["clip_all", ["/home/a/Stories/one.html", "/home/a/Stories/two.html"]],
    ]);
  });

  /** Two files are dropped; the first is there, the other comes when `go` is called. */
  async function dropTwo() {
    const opened = await openWindow();
    let go = () => {};
    opened.host.held = new Promise((done) => (go = done));
    opened.host.drag({ type: "drop", x: 1, y: 1, paths: ["/home/a/one.html", "/home/a/two.html"] });
    await screen.findByText(/^Clipping (?!2)/);
    return { ...opened, go };
  }

  it("takes nothing back while files are still being clipped, for undo is to take all of them back", async () => {
    const { host, desk, user, go } = await dropTwo();
    const undone = () => host.asked.filter(({ command }) => command === "undo" || command === "redo").length;
    await waitFor(() => expect(desk.overview?.undo.undo, "there would be something to undo").toBe("2 clips added"));
    const offered = () => host.asked.filter((a) => a.command === "show_menu").flatMap((a) => a.args.items as MenuItem[]).findLast(({ id }) => id === "edit.undo")?.enabled;
    await waitFor(() => expect(offered(), "the menu does not offer it").toBe(false));
    await user.keyboard("{Control>}z{/Control}");
    await screen.findByText("1 source is still being clipped; undo takes all of them back once they are there.");
    await user.click(screen.getByRole("button", { name: "Undo: 2 clips added" }));
    await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    host.tell("action", "edit.undo");
    expect(undone(), "by no way").toBe(0);
    go();
    await screen.findByText("2 sources clipped");
    await user.keyboard("{Control>}z{/Control}");
    await screen.findByText("Undone: 2 clips added");
  });

  it("stops when the person wants no more, says what is here, and goes on with the rest", async () => {
    const { host, desk, user, go } = await dropTwo();
    await user.click(screen.getByRole("button", { name: "Stop" }));
    await waitFor(() => expect((screen.getByRole("button", { name: "Stopping" }) as HTMLButtonElement).disabled, "it was heard").toBe(true));
    go();
    await screen.findByText("Stopped: 1 of 2 sources is here.");
    await expectAccessible("clipping that was stopped");
    expect(desk.tray.failed, "what was not begun did not fail").toEqual([]);
    expect(desk.tray.manyToCome, "undo waits for nothing any more").toBe(false);
    await user.click(screen.getByRole("button", { name: "Go on" }));
    await screen.findByText(/^2 sources clipped/);
    expect(desk.tray.begun, "two in all, as before").toBe(2);
    const again = host.asked.filter(({ command }) => command === "clip").map(({ args }) => args.source.path);
    expect(again, "the rest, and nothing twice").toEqual(["/home/a/two.html"]);
  });

  it("says why the library took no more, how many are here, and goes on once there is room", async () => {
    const { host, desk, user } = await openWindow();
    const [clip] = host.state.clips;
    host.room = 1;
    await desk.api.trashClips([clip!.id]);
    await waitFor(() => expect(desk.keeping.hasTrash, "there is something in the trash").toBe(true));
    host.drag({ type: "drop", x: 1, y: 1, paths: ["one", "two", "three"].map((name) => `/home/a/${name}.html`) });
    await screen.findByText("The disk is full: 1 of 3 sources is here.");
    expect(desk.tray.failed, "nothing failed by itself").toEqual([]);
    expect(desk.tray.manyToCome, "undo waits for nothing any more").toBe(false);
    await user.click(screen.getByRole("button", { name: "Empty the trash…" }));
    await user.click(await screen.findByRole("button", { name: "Delete for good" }));
    await screen.findByText("Stopped: 1 of 3 sources is here.");
    host.room = null;
    await user.click(screen.getByRole("button", { name: "Go on" }));
    await screen.findByText("3 sources clipped");
    const again = host.asked.filter(({ command }) => command === "clip_all").at(-1)!.args.sources.map(({ path }: { path: string }) => path);
    expect(again, "what was left, and nothing twice").toEqual(["/home/a/two.html", "/home/a/three.html"]);
  });

  it("says how many of the sources were known already", async () => {
    const { host } = await openWindow();
    const drop = (...paths: string[]) => host.drag({ type: "drop", x: 1, y: 1, paths });
    drop("/home/a/one.html", "/home/a/two.html");
    await screen.findByText("2 sources clipped");
    drop("/home/a/two.html", "/home/a/three.html", "/home/a/one.html");
    await screen.findByText("3 sources clipped, 2 known already");
    drop("/home/a/one.html", "/home/a/two.html");
    await screen.findByText("2 sources clipped, all known already");
  });

  it("keeps what is typed under “Add clip” while it asks whether to close", async () => {
    const { host, user, go } = await dropTwo();
    await user.click(screen.getByRole("button", { name: "Add clip" }));
    await user.type(await screen.findByRole("textbox", { name: "Address of the page" }), "https://example.org/half");
    host.tell("action", "app.quit");
    await screen.findByRole("dialog", { name: "Close while clipping?" });
    await waitFor(() => expect(document.activeElement?.textContent, "the question has the keyboard").toBe("Keep clipping"));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog", { name: "Close while clipping?" }), "it is answered").toBeNull());
    const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Address of the page" });
    await waitFor(() => expect(document.activeElement, "the keyboard is in it").toBe(field));
    await user.keyboard("-done");
    expect(field.value, "as it was typed, and goes on").toBe("https://example.org/half-done");
    go();
  });

  it("asks before the window closes while sources are still being clipped, and goes on with them where it stays", async () => {
    const { host, user, go } = await dropTwo();
    const ended = () => host.asked.filter(({ command }) => command === "quit").length;
    host.tell("action", "app.quit");
    const dialog = await screen.findByRole("dialog", { name: "Close while clipping?" });
    expect(dialog.textContent, "what would be left out").toContain("1 of 2 sources is not clipped yet.");
    await expectAccessible("closing while clipping");
    await waitFor(() => expect(document.activeElement?.textContent, "Enter leaves nothing out").toBe("Keep clipping"));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("dialog"), "it stays").toBeNull());
    expect(ended(), "and has not ended").toBe(0);
    host.tell("action", "app.quit");
    await user.click(await screen.findByText("Close"));
    await waitFor(() => expect(ended(), "it ends all the same").toBe(1));
    go();
    await screen.findByText("2 sources clipped");
    host.tell("action", "app.quit");
    await waitFor(() => expect(ended(), "with nothing to clip it asks nothing").toBe(2));
  });

  it("says in the question to close that clipping ended meanwhile", async () => {
    const { host, go } = await dropTwo();
    host.tell("action", "app.quit");
    const dialog = await screen.findByRole("dialog", { name: "Close while clipping?" });
    go();
    await waitFor(() => expect(dialog.textContent, "the question is never behind").toContain("Clipping has ended."));
  });

  it("says what to do where a folder is dropped that the page cannot read", async () => {
    const { host } = await openWindow();
    const file = (name: string) => Object.assign(new File(["A note\nof two lines"], name), { arrayBuffer: async () => new TextEncoder().encode("A note").buffer });
    const files = [file("Stories"), file("note.txt")];
    const items = files.map((file, at) => ({ getAsFile: () => file, webkitGetAsEntry: () => ({ isDirectory: at === 0 }) }));
    const event = new Event("drop", { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { ...carrying({}), files, items } });
    window.dispatchEvent(event);
    await waitFor(() => expect(host.asked.filter((a) => a.command === "clip").map((a) => a.args.source.name), "the file beside it is clipped").toEqual(["note.txt"]));
    await screen.findByText(/A folder cannot be dropped here/);
  });

  it("takes a dropped selection, and a paste outside of fields", async () => {
    const { host, user } = await openWindow();
    fire("drop", { "text/html": "<p>One</p><p>Two</p>", "text/plain": "One Two" });
    await screen.findByText(/^Clipped: One/);
    fire("paste", { "text/plain": "Three\nFour" });
    await screen.findByText(/^Clipped: Three/);
    expect(host.asked.filter((a) => a.command === "clip").map((a) => a.args.source.kind), "each of its kind").toEqual(["html", "text"]);
    await user.click(screen.getByRole("textbox", { name: "Search the library" }));
    await user.paste("Five");
    expect(host.asked.filter((a) => a.command === "clip").length, "a paste in a field is the field's").toBe(2);
  });

  it("goes on speaking after a failure, and shows what came", async () => {
    const { desk, user } = await openWindow();
    await desk.clip([{ source: { kind: "url", url: "https://example.org/a" }, label: "example.org/a" }]);
    await screen.findByText(/^Could not clip/);
    fire("drop", { "text/plain": "A new story\nOf two lines" });
    await screen.findByText(/^Clipped: A new story/);
    expect(screen.getByText("1 could not be clipped"), "the failure is a count beside it").toBeTruthy();
    await user.click(screen.getByText("Show"));
    await waitFor(() => expect(document.querySelector(".reader h1")?.textContent, "it is open").toBe("A new story"));
    expect(desk.list.rows[desk.list.cursor]?.headline, "and the list is on it").toBe("A new story");
  });

  it("clips what was copied from the menu, and says where there was nothing", async () => {
    const { host } = await openWindow();
    host.copied = { html: "<p>One</p><p>Two</p>", text: "One Two" };
    host.tell("action", "clip.paste");
    await screen.findByText(/^Clipped: One/);
    expect(host.asked.find((a) => a.command === "clip")?.args.source.kind, "with its markup").toBe("html");
    host.copied = { html: "", text: "" };
    host.tell("action", "edit.paste");
    await screen.findByText("There is nothing on the clipboard to clip.");
  });

  it("shows where a drop will go", async () => {
    const { host } = await openWindow();
    host.drag({ type: "over", x: 1, y: 1 });
    await screen.findByText("Drop to clip");
    host.drag({ type: "leave" });
    await waitFor(() => expect(screen.queryByText("Drop to clip"), "gone with the drag").toBeNull());
  });

  it("completes tags in the dialog, and gives them to the clip", async () => {
    const { user, host } = await openWindow();
    await user.click(screen.getByRole("button", { name: "Add clip" }));
    await user.type(await screen.findByRole("textbox", { name: "Address of the page" }), "https://example.org/b");
    await user.type(screen.getByRole("textbox", { name: /^Tags/ }), "sochi, uni");
    await user.click(await screen.findByRole("button", { name: "Union State" }));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(host.asked.find((a) => a.command === "clip")?.args.tags, "both").toEqual(["sochi", "Union State"]));
  });

  it("tells what failed and why, and tries again", async () => {
    const { user, host } = await openWindow();
    await user.click(screen.getByRole("button", { name: "Add clip" }));
    await expectAccessible("adding a clip");
    const field = await screen.findByRole("textbox", { name: "Address of the page" });
    await user.type(field, "not an address{Enter}");
    await screen.findByText(/This is no address of a page/);
    await user.clear(field);
    await user.type(field, "https://example.org/a{Enter}");
    await screen.findByText("Could not clip https://example.org/a.");
    await user.click(screen.getByText("Why?"));
    const list = await screen.findByRole("dialog", { name: "What could not be clipped" });
    await expectAccessible("what failed");
    await user.click(within(list).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(host.asked.some((a) => a.command === "retry_clip"), "the same clip").toBe(true));
  });
});
