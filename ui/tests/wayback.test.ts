// The way back from a damaged library, and the library looked after, from the window alone.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { runAction } from "../src/actions/registry";
import type { MemoryHost } from "../src/api/host.memory";
import type { Error as Failure } from "../src/api/types";
import { words } from "../src/text/words";
import { expectAccessible, openWindow, rowOf } from "./window";

const UNION = /reaches for the union treaty/;
const FOLDER = "/home/sample/Cuttings/backups";
const DAMAGED: Failure = {
  code: "library_damaged",
  message: 'The library in /home/sample/Cuttings is damaged and cannot be opened. To go back to a backup, run `cuttings --library "/home/sample/Cuttings" restore FILE --replace`.',
  detail: "file is not a database",
};
const backup = (day: string) => ({ file: `${FOLDER}/library-${day}T140200Z.sqlite.zst`, made: `${day}T14:02:00Z`, before_migration: false });

async function openDamaged(days: string[]) {
  const { host, desk, user } = await openWindow({ failing: { list_clips: DAMAGED, overview: DAMAGED } });
  host.keeping.backups.kept = days.map(backup);
  // Looked at once more.
  desk.problem = { ...desk.problem! };
  await screen.findByRole("heading", { name: "The library is damaged" });
  return { host, user };
}

const asked = (host: MemoryHost, command: string) => host.asked.filter((one) => one.command === command).map(({ args }) => args);

describe("a damaged library", () => {
  it("goes back to its newest backup, once the person knows what that means", async () => {
    const { host, user } = await openDamaged(["2040-01-02", "2040-01-01"]);
    expect(screen.getByRole("alert").textContent, "no word of a terminal").not.toContain("cuttings --library");
    expect(document.querySelector("details")?.textContent, "the library's own words are kept").toContain("--replace");
    const way = await screen.findByRole("button", { name: /^Go back to the backup of 2 January 2040/ });
    await expectAccessible("a damaged library");
    await user.click(way);
    const question = await screen.findByRole("dialog");
    expect(question.textContent, "what becomes of the rest").toMatch(/set aside .* not deleted.*clipped again/);
    await user.click(within(question).getByRole("button", { name: "Cancel" }));
    expect(asked(host, "go_back"), "nothing is done before").toEqual([]);
    await user.click(way);
    const release = host.hold("go_back");
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Go back" }));
    await screen.findByRole("progressbar");
    expect(within(screen.getByRole("dialog")).queryByRole("button"), "nobody closes it").toBeNull();
    release();
    await screen.findByText(/^Came back from the backup of 2 January 2040.*: \d+ clips, the trash included\.$/);
    await screen.findByText(/What was there before is in .*set-aside/);
    await expectAccessible("what came back");
    await user.click(within(screen.getByRole("dialog")).getAllByRole("button", { name: "Close" }).at(-1)!);
    await rowOf(UNION);
    expect(asked(host, "go_back"), "to that one").toEqual([{ backup: `${FOLDER}/library-2040-01-02T140200Z.sqlite.zst` }]);
  });

  it("goes back to an older backup, or to one that lies elsewhere", async () => {
    const { host, user } = await openDamaged(["2040-01-02", "2040-01-01"]);
    host.keeping.backups.kept[1]!.before_migration = true;
    host.fail("go_back", { code: "library_damaged", message: "The backup is cut off. Nothing was restored; take another backup.", detail: null });
    await user.click(await screen.findByRole("button", { name: "Other backups…" }));
    const older = await screen.findByRole("button", { name: /^Go back to the backup of 1 January 2040/ });
    expect(older.closest("li")!.textContent, "one word after the other").toContain(" before a new version of Cuttings");
    await user.click(screen.getByRole("button", { name: /^Go back to the backup of 1 January 2040/ }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Go back" }));
    await screen.findByText(/take another backup/);
    expect(screen.getByRole("heading", { name: "The library could not go back" }), "it says so").toBeTruthy();
    await user.click(within(screen.getByRole("dialog")).getAllByRole("button", { name: "Close" }).at(-1)!);
    await screen.findByRole("heading", { name: "The library is damaged" });
    await user.click(screen.getByRole("button", { name: "Choose a backup…" }));
    await user.click(within(await screen.findByRole("dialog", { name: /“library.cuttings”/ })).getByRole("button", { name: "Go back" }));
    await waitFor(() => expect(asked(host, "go_back").map((args) => args.backup), "each that was chosen").toEqual([backup("2040-01-01").file, "/media/disk/library.cuttings"]));
  });

  it("says nothing of the damage any more once it went back", async () => {
    const { host, desk, user } = await openWindow();
    host.keeping.backups.kept = [backup("2040-01-02")];
    await desk.attempt(() => Promise.reject({ ...DAMAGED, message: "The stored article cannot be read. Run `cuttings doctor`." }));
    const foot = screen.getByRole("contentinfo");
    await waitFor(() => expect(foot.textContent, "it is told of").toContain("damaged or lost"));
    desk.dialog = { kind: "waysBack" };
    await user.click(await screen.findByRole("button", { name: /^Go back to the backup of 2 January 2040/ }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Go back" }));
    await screen.findByText(/Came back from the backup of 2 January 2040/);
    await waitFor(() => expect(foot.textContent, "that was the library before").toContain("All changes saved"));
  });

  it("is another thing than one of a newer version, for which only another folder helps", async () => {
    await openWindow({ failing: { list_clips: { ...DAMAGED, code: "library_newer" } } });
    const choose = await screen.findByRole("button", { name: "Choose another folder…" });
    expect(choose.className, "that is the way").toContain("main");
    expect(screen.queryByRole("button", { name: "Try again" }), "this never helps").toBeNull();
  });

  it("says where no backup is found, and lets the person look for one", async () => {
    await openDamaged([]);
    await screen.findByText(words.keeping.noWayBack);
    expect(screen.getByRole("button", { name: "Choose a backup…" }).className, "that is the way").toContain("main");
  });

  it("leads to the ways back from a clip that cannot be opened", async () => {
    const { host, user } = await openWindow();
    host.fail("open_clip", DAMAGED);
    await user.click(await rowOf(UNION));
    await screen.findByRole("heading", { name: "The clip could not be opened" });
    await user.click(screen.getByRole("button", { name: "Go back to a backup…" }));
    await screen.findByRole("dialog", { name: "Go back to a backup" });
  });

  it("is told of in the line at the bottom where only one thing could not be done", async () => {
    const { desk, user } = await openWindow();
    await desk.attempt(() => Promise.reject({ ...DAMAGED, message: "The stored article cannot be read. Run `cuttings doctor`." }));
    expect(desk.problem, "what can be read goes on being read").toBeNull();
    await user.click(await screen.findByRole("button", { name: "Backups and library…" }));
    await screen.findByRole("dialog", { name: "Backups and library" });
  });
});

describe("the library, looked after from the window", () => {
  async function openKeeping() {
    const opened = await openWindow();
    await runAction(opened.desk, "library.keeping");
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByRole("button", { name: "Back up now" });
    return { ...opened, dialog };
  }

  it("is checked, repaired, and goes back where that is needed", async () => {
    const { host, user, dialog } = await openKeeping();
    const release = host.hold("check_library");
    await user.click(within(dialog).getByRole("button", { name: "Check the library" }));
    await within(dialog).findByRole("progressbar");
    const move = within(dialog).getByRole("button", { name: "Move it…" });
    expect(move.matches(":disabled"), "nothing else is begun meanwhile").toBe(true);
    release();
    await within(dialog).findByText("All is well.");
    Object.assign(host.diagnosis, { problems: ["The search index is wrong for 2 clips.", "A page is missing."], mendable: 1, needs_backup: true });
    await user.click(within(dialog).getByRole("button", { name: "Check the library" }));
    await within(dialog).findByText(/2 problems were found. A repair mends 1 of them/);
    const order = (first: Element, second: Element) => Boolean(first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING);
    const problem = within(dialog).getByText("The search index is wrong for 2 clips.");
    expect(order(within(dialog).getByRole("button", { name: "Repair" }), problem), "what to do is seen before a long list").toBe(true);
    expect(within(dialog).getByText(/the database with/).closest("details"), "how it was looked at is for those who ask").toBeTruthy();
    await expectAccessible("what a check found");
    await user.click(within(dialog).getByRole("button", { name: "Repair" }));
    await within(dialog).findByText(/^Mended: The search index/);
    Object.assign(host.diagnosis, { problems: [] });
    await user.click(within(dialog).getByRole("button", { name: "Check the library" }));
    const well = await within(dialog).findByText("All is well.");
    expect(order(within(dialog).getByText(/^Mended:/), well), "what was mended, then how it stands").toBe(true);
    Object.assign(host.diagnosis, { problems: ["A page is missing."], needs_backup: true });
    await user.click(within(dialog).getByRole("button", { name: "Check the library" }));
    await within(dialog).findByText("A page is missing.");
    expect(asked(host, "check_library"), "asked for each time").toEqual([false, false, true, false, false].map((repair) => ({ repair })));
    await user.click(within(dialog).getAllByRole("button", { name: "Go back to a backup…" }).at(-1)!);
    await screen.findByRole("dialog", { name: "Go back to a backup" });
    await expectAccessible("the ways back");
  });

  it("says in the same place what was kept, and where", async () => {
    const { host, user, dialog } = await openKeeping();
    await user.click(within(dialog).getByRole("button", { name: "Back up now" }));
    await within(dialog).findByText(/^Backed up and read again: \d+ clips, in “library-.*”\.$/);
    await user.click(within(dialog).getByRole("button", { name: "Write all into one file…" }));
    await within(dialog).findByText(/^Backed up and read again: \d+ clips, in “library\.cuttings”\.$/);
    await expectAccessible("what was kept");
    host.fail("back_up", { code: "disk_full", message: "The disk there is full.", detail: null });
    await user.click(within(dialog).getByRole("button", { name: "Back up now" }));
    await within(dialog).findByText("The disk there is full.");
    expect(dialog.textContent, "what was said before is no answer to this").not.toContain("Backed up");
  });

  it("stays open where another cannot be opened, which is said where it was asked for", async () => {
    const { host, desk, user, dialog } = await openKeeping();
    for (const code of ["library_newer", "library_locked", "library_damaged"] as const) {
      host.fail("open_library", { code, message: `Why it cannot be opened: ${code}.`, detail: null });
      await user.click(within(dialog).getByRole("button", { name: "Open another…" }));
      await within(dialog).findByText(`That library was not opened; this one goes on. Why it cannot be opened: ${code}.`);
      expect(desk.problem, `${code}: the present one is there`).toBeNull();
    }
  });

  it("makes no library where none is, unless that is wanted", async () => {
    const { host, user, dialog } = await openKeeping();
    host.fail("open_library", { code: "not_found", message: "There is no library in /Documents.", detail: null });
    await user.click(within(dialog).getByRole("button", { name: "Open another…" }));
    const question = await screen.findByRole("dialog", { name: "Make a new library?" });
    await expectAccessible("the question whether to make a library");
    host.mend();
    await user.click(within(question).getByRole("button", { name: "Make a new library" }));
    await screen.findByText(/^This is the library in /);
    expect(asked(host, "open_library").map(({ make }) => make), "only then").toEqual([false, true]);
  });

  it("says that it moves, and what became of it where that is read in full", async () => {
    const { host, user, dialog } = await openKeeping();
    const release = host.hold("move_library");
    await user.click(within(dialog).getByRole("button", { name: "Move it…" }));
    await within(dialog).findByRole("progressbar");
    expect(within(dialog).getByRole("button", { name: "Back up now" }).matches(":disabled"), "nothing else is begun").toBe(true);
    release();
    await screen.findByRole("dialog", { name: "The library was moved" });
    await screen.findByText(/delete it when you have seen that all is here/);
  });
});
