// A library that was damaged, and the way back to a backup from the window alone.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { openDesk } from "./desk.mjs";

const PROSE = "The mill at the river was sold twice in one summer, and neither buyer was ever seen in the village. ".repeat(6);

describe("a damaged library", () => {
  let desk, file;

  const page = (name) => {
    const html = path.join(desk.home, `${name}.html`);
    writeFileSync(html, `<html lang="en"><head><title>${name} sold</title></head><body><article><h1>${name} sold</h1><p>${name}: ${PROSE}</p><p>${PROSE}</p></article></body></html>`);
    return html;
  };

  before(async () => {
    desk = await openDesk();
    const [{ id }] = desk.cuttings("clip", page("Mill"));
    desk.cuttings("note", id, "Ask the miller.");
    desk.cuttings("backups", "make");
    desk.cuttings("clip", page("Weir"));
    file = path.join(desk.library, "library.sqlite");
  });
  after(() => desk?.discard());

  it("goes back to its newest backup by one button, and what it was is set aside", async () => {
    await desk.see(".row h3", "Weir sold");
    const { library } = desk;
    await desk.close();
    const damaged = readFileSync(file).fill(7, 0, 4096);
    writeFileSync(file, damaged);
    desk = await openDesk({ library });
    await desk.see("h2", "The library is damaged");
    await desk.shot("damaged");
    await desk.click(".btn.main", "Go back to the backup of");
    await desk.see("[role=dialog]", "set aside in the library’s folder, not deleted");
    await desk.shot("damaged-asks");
    await desk.click("[role=dialog] .btn", "Go back");
    await desk.see("[role=dialog]", "The library went back");
    await desk.shot("damaged-back");
    await desk.click("[role=dialog] .btn", "Close");
    await desk.see(".row h3", "Mill sold");
    await desk.see(".row h3", "Weir sold");
    assert.equal(desk.cuttings("search", "miller").length, 1, "what the backup has is back, with its note");
    assert.equal(desk.cuttings("list", "tag:\"found again\"").length, 1, "and the page that was kept since");
    const aside = path.join(library, "set-aside");
    const [then] = readdirSync(aside);
    assert.ok(readFileSync(path.join(aside, then, "library.sqlite")).equals(damaged), "what was there is there, byte for byte");
  });

  it("is checked in the window, and may go back while it is whole, too", async () => {
    desk.keys("ctrl+k");
    await desk.see("[role=dialog] input");
    desk.type("backups and library");
    await desk.see("[role=option]", "Backups and library");
    desk.keys("Return");
    await desk.click("[role=dialog] .btn", "Check the library");
    await desk.see("[role=dialog]", "All is well.");
    await desk.shot("keeping-checked");
    await desk.click("[role=dialog] .btn", "Go back to a backup…");
    await desk.click("[role=dialog] li .btn", "Go back…");
    await desk.click("[role=dialog] .btn.danger", "Go back");
    await desk.see("[role=dialog]", "The library went back");
    assert.equal(readdirSync(path.join(desk.library, "set-aside")).length, 2, "this one is set aside as well");
  });
});
