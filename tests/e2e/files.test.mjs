// Several files at once, dropped from another program on the real window.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { openDesk } from "./desk.mjs";

const PROSE = "The mill at the river was sold twice in one summer, and neither buyer was ever seen in the village. ".repeat(6);
const NAMES = ["Mill", "Weir", "Bridge", "Chapel", "Quarry"];

describe("files that are dropped together", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "cuttings-files-"));
  let desk;

  before(async () => {
    desk = await openDesk();
  });
  after(async () => {
    await desk?.discard();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are all clipped, and are taken back by one undo", async () => {
    const files = NAMES.map((name) => {
      const file = path.join(folder, `${name}.html`);
      writeFileSync(file, `<html lang="en"><head><title>${name} sold</title></head><body><article><h1>${name} sold</h1><p>${name}: ${PROSE}</p><p>${PROSE}</p></article></body></html>`);
      return file;
    });
    await desk.drop(...files.flatMap((file) => ["--file", file]));
    for (const name of NAMES) await desk.see(".row h3", `${name} sold`);
    assert.equal(desk.cuttings("list").length, NAMES.length, "the library holds what the list shows");
    await desk.see(".foot", "5 clips added");
    await desk.shot("files");
    desk.keys("ctrl+z");
    await desk.until(() => desk.cuttings("list").length === 0, "one undo takes back all five");
    desk.keys("ctrl+shift+z");
    await desk.until(() => desk.cuttings("list").length === NAMES.length, "and they come back together");
  });

  it("may be dropped as the folder that holds them", async () => {
    desk.keys("ctrl+z");
    await desk.until(() => desk.cuttings("list").length === 0, "they are gone again");
    writeFileSync(path.join(folder, "mill.jpg"), "no article");
    await desk.drop("--file", folder);
    for (const name of NAMES) await desk.see(".row h3", `${name} sold`);
    await desk.see(".tray", "1 ");
    assert.equal(desk.cuttings("list").length, NAMES.length, "each article in it, and nothing else");
    await desk.shot("folder");
  });

  it("can be stopped; what is there stays, and the rest is clipped when the person goes on", async () => {
    const many = path.join(folder, "many");
    mkdirSync(many);
    const NUMBER = 1000;
    for (let at = 0; at < NUMBER; at += 1) {
      writeFileSync(path.join(many, `${at}.html`), `<html lang="en"><head><title>Lot ${at} sold</title></head><body><article><h1>Lot ${at} sold</h1><p>Lot ${at}: ${PROSE}</p><p>${PROSE}</p></article></body></html>`);
    }
    const before = desk.cuttings("list", "--limit", "5000").length;
    await desk.drop("--file", many);
    await desk.click(".tray button", "Stop");
    await desk.see(".tray", "Stopped: ");
    const said = await desk.script("return document.querySelector('.tray').textContent");
    const here = Number(/Stopped: ([\d,]+) of 1,000/.exec(said)[1].replace(",", ""));
    assert.ok(here > 0 && here < NUMBER, `it was stopped on the way: ${said}`);
    assert.equal(desk.cuttings("list", "--limit", "5000").length - before, here, "what it says is there is there");
    await desk.shot("stopped");
    await desk.click(".tray button", "Go on");
    await desk.until(() => desk.cuttings("list", "--limit", "5000").length - before === NUMBER, "the rest is clipped");
    await desk.gone(".tray progress");
  });
});
