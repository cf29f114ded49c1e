// What only the real window shows of a search: where the keyboard is in its dialogs, what WebKit marks in the article, and
// whether the box has room for its chips.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { openDesk } from "./desk.mjs";

const PROSE = "The ferry was cancelled for a third week, and the office on the quay gave no reason that anyone believed. ".repeat(6);
const PAGES = {
  harbour: `<html lang="en"><head><title>Solberg leaves the harbour</title></head><body><article><h1>Solberg leaves the harbour</h1><p>Nobody had seen Solberg since spring. ${PROSE}</p></article></body></html>`,
  campus: `<html lang="zh"><head><meta charset="utf-8"><title>春季招生</title></head><body><article><h1>春季招生</h1><p>${"北京大学今天公布了新的招生办法，报名从下个月开始。".repeat(4)}</p><p>${"学校还说，考试的地点和时间会在网站上公布。".repeat(6)}</p></article></body></html>`,
};

describe("a search", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "cuttings-pages-"));
  let desk;

  before(async () => {
    desk = await openDesk();
    const files = Object.entries(PAGES).map(([name, html]) => {
      const file = path.join(folder, `${name}.html`);
      writeFileSync(file, html);
      return file;
    });
    desk.cuttings("clip", ...files);
    await desk.see(".row h3", "Solberg");
    await desk.see(".row h3", "春季招生");
  });
  after(async () => {
    await desk?.discard();
    rmSync(folder, { recursive: true, force: true });
  });

  const look = async (query) => {
    desk.keys("slash");
    desk.keys("ctrl+a");
    desk.type(query);
    await desk.until(() => desk.script("return document.querySelector('.box input').value === arguments[0]", query), `“${query}” is typed`);
  };
  const marked = () => desk.script("return [...CSS.highlights.get('found'), ...CSS.highlights.get('found-now')].map(String)");

  it("marks each place once, in the headline too, and words inside longer ones", async () => {
    for (const [query, headline, places] of [
      ["solberg", "Solberg leaves", ["Solberg", "Solberg"]],
      ["大学", "春季招生", ["大学", "大学", "大学", "大学"]],
    ]) {
      await look(query);
      await desk.click(".row h3", headline);
      await desk.see("main h1", headline);
      await desk.see(".find", `${places.length} places of your search here`);
      assert.deepEqual(await marked(), places, `what is marked for “${query}”`);
      desk.keys("F3");
      await desk.see(".find", `1 of ${places.length}`);
    }
  });

  it("is kept under a name as often as one likes", async () => {
    await look("ferry");
    for (const name of ["First", "Second"]) {
      await desk.click('button[aria-label="Keep this search"]');
      await desk.until(() => desk.script("return document.activeElement.matches('[role=dialog] input') && document.activeElement.value === 'ferry'"), "the field has the keyboard, and the query is suggested");
      desk.type(name);
      desk.keys("Return");
      await desk.see("nav .place", name);
    }
    assert.deepEqual(desk.cuttings("searches").map(({ name }) => name), ["First", "Second"]);
  });

  it("leaves room for typing beside its chips, in a narrow window too", async () => {
    for (const width of [1280, 820]) {
      await desk.driver.manage().window().setRect({ width, height: 700 });
      await desk.until(async () => Math.abs((await desk.script("return innerWidth")) - width) < 60, `the window is ${width} wide`);
      await desk.click(".box input");
      desk.keys("ctrl+a");
      desk.type("tag:fisheries outlet:courier lang:en is:unread after:2019 has:note ferry");
      await desk.until(async () => (await desk.script("return [document.querySelectorAll('.chip').length, document.querySelector('.box input').value].join()")) === "6,ferry", "six chips and a word");
      const [box, input, add] = await desk.script("return ['.box', '.box input', '.bar .add'].map(s => { const b = document.querySelector(s).getBoundingClientRect(); return [b.left, b.right] })");
      assert.ok(input[1] - input[0] >= 100, `the field keeps ${input[1] - input[0]} px`);
      assert.ok(input[1] <= box[1] && box[1] <= add[0], "nothing stands on anything else");
      await desk.shot(`chips-${width}`);
      await desk.click(`button[aria-label="Clear the search"]`);
    }
  });
});
