// Pages that an older version of Cuttings read: what reads otherwise now is offered, looked at and used in the real window.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { openDesk } from "./desk.mjs";

const PROSE = "The mill at the river was sold in one summer, and its buyer was never seen in the village. ".repeat(4);
const NAMES = ["Mill", "Weir", "Bridge"];

/** Makes the readings those of an older version, which read “two bidders” where the pages say three. */
const READ_BEFORE = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("UPDATE readings SET extractor = '0'")
db.execute("""UPDATE readings SET article = replace(article, 'three bidders', 'two bidders'), text = replace(text, 'three bidders', 'two bidders')
  WHERE text NOT LIKE 'Bridge%'""")
db.execute("DELETE FROM settings WHERE name = 'extractor'")
db.commit()
`;

describe("what an older version read", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "cuttings-pages-"));
  let desk;
  const clipOf = (name) => desk.cuttings("list").find(({ headline }) => headline === `${name} sold`).id;
  const versions = (name) => desk.cuttings("show", clipOf(name))[0].versions.length;

  before(async () => {
    desk = await openDesk();
    const files = NAMES.map((name) => {
      const file = path.join(folder, `${name}.html`);
      writeFileSync(file, `<html lang="en"><head><title>${name} sold</title></head><body><article><h1>${name} sold</h1><p>${name}: there were three bidders. ${PROSE}</p><p>${name} again. ${PROSE}</p></article></body></html>`);
      return file;
    });
    desk.cuttings("clip", ...files);
    execFileSync("/usr/bin/python3", ["-c", READ_BEFORE, path.join(desk.library, "library.sqlite")]);
    desk.cuttings("annotate", clipOf("Mill"), "--quote", "two bidders", "--note", "Who?");
  });
  after(async () => {
    await desk?.discard();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is offered, and compared, by keys alone", async () => {
    await desk.see(".strip", "by an older version of Cuttings");
    await desk.shot("readings-notice");
    desk.keys("ctrl+k");
    await desk.see("[role=dialog] input");
    desk.type("reads otherwise");
    await desk.see("[role=option]", "See what reads otherwise now");
    desk.keys("Return");
    await desk.see("[role=dialog] [role=status]", "2 of 3 clips read otherwise.");
    await desk.see("[role=dialog]", "1 highlight will wait for a place by hand");
    const focused = () => desk.script("return document.activeElement.textContent");
    for (let tabs = 0; !(await focused()).startsWith("Compare") && tabs < 12; tabs += 1) desk.keys("Tab");
    desk.keys("Return");
    await desk.see(".rereading", "there were three bidders");
    await desk.shot("readings");
    assert.deepEqual(NAMES.map(versions), [1, 1, 1], "nothing changed so far");
  });

  it("is used all at once, and taken back by one undo", async () => {
    await desk.click("[role=dialog] button", "Use all (2)");
    await desk.see("[role=dialog] [role=status]", "None of 3 clips");
    assert.deepEqual(NAMES.map(versions), [2, 2, 1], "those that read otherwise are shown anew");
    desk.keys("Escape");
    await desk.gone("[role=dialog]");
    await desk.gone(".strip", "by an older version");
    desk.keys("ctrl+z");
    await desk.until(() => NAMES.every((name) => versions(name) === 1), "one undo takes both back");
    desk.keys("ctrl+shift+z");
    await desk.see(".strip", "1 highlight without a certain place");
  });

  it("leaves highlights that wait with the words around them, and they may go into the trash", async () => {
    await desk.click(".strip button", "Show");
    await desk.see("[role=dialog] .passage", "there were two bidders. The mill");
    await desk.shot("readings-waiting");
    await desk.click("[role=dialog] button", "Delete");
    await desk.gone("[role=dialog]");
    await desk.gone(".strip", "without a certain place");
    assert.equal(desk.cuttings("trash")[0].annotations.length, 1, "it is in the trash");
  });
});
