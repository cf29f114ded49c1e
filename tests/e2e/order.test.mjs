// What only the real window shows of the list, the reader and the dossier's order: where the keyboard is, what WebKit
// draws, and what a pointer drags.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { openDesk } from "./desk.mjs";

const DOSSIER = "Harbour";
const PROSE = "The ferry was cancelled for a third week, and the office on the quay gave no reason that anyone believed. ".repeat(6);
const page = (headline, word) =>
  `<html lang="en"><head><title>${headline}</title><meta name="author" content="Vera Holm"></head><body><article><h1>${headline}</h1><p>${word} ${PROSE}</p><p>${PROSE}</p></article></body></html>`;

describe("the list, the reader and a dossier's order", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "cuttings-pages-"));
  let desk;

  before(async () => {
    desk = await openDesk();
    const files = ["Ferry", "Bridge", "Lighthouse"].map((name) => {
      const file = path.join(folder, `${name}.html`);
      writeFileSync(file, page(`${name} stands still`, `The ${name.toLowerCase()} was seen.`));
      return file;
    });
    desk.cuttings("clip", ...files, "--dossier", DOSSIER);
    for (const title of ["Talks", "Vote"]) desk.cuttings("dossier", "section", "create", DOSSIER, title);
    await desk.see(".row h3", "Lighthouse");
  });
  after(async () => {
    await desk?.discard();
    rmSync(folder, { recursive: true, force: true });
  });

  const sections = () => desk.cuttings("dossier", "show", DOSSIER)[0].sections.map(({ title }) => title);
  const entries = () => desk.cuttings("dossier", "show", DOSSIER)[0].entries.map(({ clip }) => clip.headline);
  const handle = (name) => desk.see(`.handle[aria-label="Move ${name}"]`);

  it("opens what was found by Enter, and goes into it by Enter again", async () => {
    desk.keys("slash");
    desk.type("lighthouse");
    desk.keys("Return");
    await desk.see("main h1", "Lighthouse stands still");
    desk.keys("Return");
    const focus = () => desk.script("return document.activeElement.getAttribute('aria-label')");
    await desk.until(async () => (await focus()) === "Article", "the keyboard is in the article");
  });

  it("draws the line that promises a value's source, and no bar over the text", async () => {
    const drawn = await desk.script(
      "return [...document.querySelectorAll('.head .value')].map(v => { const s = getComputedStyle(v); return [s.textDecorationLine, s.textDecorationStyle, s.textDecorationColor].join(' ') })",
    );
    assert.ok(drawn.length >= 3, "headline, byline and more have their sources");
    for (const style of drawn) assert.match(style, /^underline dotted (?!rgba\(0, 0, 0, 0\))/, "each is marked");
    const [bar, text] = await desk.script("return ['.find', '.scroller'].map(s => { const b = document.querySelector(s).getBoundingClientRect(); return [b.top, b.bottom] })");
    assert.ok(bar[1] <= text[0] + 1, "the places found are counted above the article");
  });

  it("orders sections by dragging them, and takes it back", async () => {
    desk.keys("Escape");
    await desk.click("nav button", DOSSIER);
    await desk.click("button", "New section");
    await desk.see("[role=dialog] input");
    desk.type("Afterwards");
    desk.keys("Return");
    await desk.until(() => sections().length === 3, "the section is made");
    await desk.dragOnto(await handle("Afterwards"), await handle("Talks"));
    await desk.until(() => sections().join() === "Afterwards,Talks,Vote", "dragged to the front");
    await desk.shot("sections");
    desk.keys("ctrl+z");
    await desk.until(() => sections().join() === "Talks,Vote,Afterwards", "and back");
  });

  it("leaves nothing to undo where an entry is let go where it was", async () => {
    const before = entries();
    const undo = () => desk.script("return document.querySelector('.foot').textContent");
    const label = await undo();
    await desk.dragOnto(await handle("Bridge stands still"), await handle("Bridge stands still"));
    await desk.gone("#dnd-action-dragged-el");
    assert.deepEqual(entries(), before, "the order is the same");
    assert.equal(await undo(), label, "no step was made");
    await desk.dragOnto(await handle("Bridge stands still"), await handle("Ferry stands still"));
    await desk.until(() => entries()[0] === "Bridge stands still", "a real move is one");
  });

  it("moves the article that is read, and says where it stands", async () => {
    await desk.click(".entry .headline", "Ferry");
    await desk.see("main h1", "Ferry");
    desk.keys("F6");
    const shown = () => desk.script("return document.activeElement.matches('.scroller:focus-visible')");
    await desk.until(shown, "F6 shows where the keyboard is, after a click too");
    desk.keys("alt+Down");
    await desk.see(".foot", "is now 3 of 3");
    await desk.until(() => entries()[2] === "Ferry stands still", "one place down");
  });
});
