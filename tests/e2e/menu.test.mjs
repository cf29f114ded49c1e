// The menu of the platform in the real window: what it may not lose, and what it can do that a page alone cannot.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { openDesk } from "./desk.mjs";

describe("the menu", () => {
  let desk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk?.discard());

  const clip = () => desk.cuttings("show", desk.cuttings("list")[0].id)[0];

  it("has a sample behind the first step of the keyboard: marked, noted, tagged, and in its dossier", async () => {
    await desk.see(".welcome");
    desk.keys("Tab", "Return");
    await desk.see(".dossier h1, .dossier button", "Russia–Belarus integration 2020");
    await desk.see(".reader mark");
    await desk.shot("welcome-sample");
    assert.equal(clip().annotations.filter((passage) => passage.note).length, 2, "two passages, each with a note");
  });

  it("undoes typing in a note, and keeps the note", async () => {
    await desk.click("nav button", "All clips");
    await desk.click(".row h3", clip().headline ?? "");
    await desk.see("main h1");
    await desk.selectByPointer("main p", "officials on both sides");
    await desk.click("[role=toolbar] button", "Note");
    await desk.see("textarea:focus");
    desk.type("In hand");
    await desk.menu("Edit", 1);
    await desk.until(() => desk.script("return document.activeElement.value !== 'In hand'"), "the field undid its typing");
    assert.equal(clip().annotations.length, 3, "the highlight under it stands");
    desk.type("Kept");
    desk.keys("ctrl+Return");
    await desk.until(() => clip().annotations.some((passage) => passage.note?.endsWith("Kept")), "the note is kept");
  });

  it("copies, and clips what was copied", async () => {
    await desk.selectByPointer("main p", "Diplomats in Minsk");
    await desk.menu("Edit", 3);
    await desk.menu("Clip", 4);
    await desk.see(".tray", "Clipped");
    const [made] = desk.cuttings("search", "is:unread");
    assert.ok(desk.cuttings("show", made.id)[0].article.text.includes("Diplomats in Minsk"), "as a clip of its own");
    await desk.click(".tray button", "Show");
    await desk.see(".row.open", "Diplomats in Minsk");
    await desk.shot("menu-clipped");
  });

  it("leads from the search back to the list", async () => {
    desk.keys("slash");
    await desk.see("search input:focus");
    desk.type("minsk");
    await desk.see(".row em");
    desk.keys("Escape", "Escape");
    await desk.see("[role=listbox]:focus");
  });

  it("makes the window larger, and ends the program with what was typed", async () => {
    const width = await desk.script("return innerWidth");
    desk.keys("ctrl+plus");
    await desk.until(async () => (await desk.script("return innerWidth")) < width, "fewer and larger pixels");
    desk.keys("ctrl+0");
    await desk.until(async () => (await desk.script("return innerWidth")) === width, "and back");
    await desk.click("button", "Add a note on the whole clip");
    await desk.see("textarea:focus");
    desk.type("Last words");
    await desk.until(async () => (await desk.script("return document.activeElement.value")) === "Last words", "the words arrive");
    desk.keys("ctrl+q");
    await desk.ended();
    assert.ok(desk.cuttings("list").some((row) => desk.cuttings("show", row.id)[0].note === "Last words"), "nothing typed is lost");
  });
});

describe("a library that cannot be used", () => {
  it("can be left for another folder", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "cuttings-problem-"));
    writeFileSync(path.join(folder, "file"), "");
    const desk = await openDesk({ library: path.join(folder, "file", "library") });
    try {
      await desk.see("h2", "The library cannot be written");
      await desk.shot("problem");
      await desk.click("button", "Choose another folder…");
      await desk.chooseFolder(folder);
      await desk.click("[role=dialog] .btn", "Make a new library");
      await desk.see(".welcome");
    } finally {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
