// The main job in the real window, by hand: drop a page, read it, mark two passages, tag it, file it, export the dossier.
// Only reading the page's state goes through WebDriver; every act is the pointer's or a key's.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { openDesk, root } from "./desk.mjs";

const DOSSIER = "Russia–Belarus integration 2020";
const samples = [
  {
    name: "our sample",
    file: path.join(root, "tests/fixtures/sample/the-open-courier-2020-08-11.txt"),
    expected: path.join(root, "tests/fixtures/sample/expected.json"),
  },
];
const shared = process.env.CUTTINGS_SHARED;
if (shared) {
  samples.push({
    name: "the seed page",
    file: path.join(shared, "seed/limited-times-2020-08-11.txt"),
    expected: path.join(shared, "seed/expected.json"),
  });
} else if (process.env.CUTTINGS_STRICT) {
  throw new Error("CUTTINGS_SHARED is not set, and nothing may be skipped here");
} else {
  console.log("# the seed page is skipped: CUTTINGS_SHARED is not set");
}

for (const sample of samples) {
  describe(`the main job on ${sample.name}`, () => {
    const expected = JSON.parse(readFileSync(sample.expected, "utf8"));
    const headline = [expected.headline].flat()[0];
    const out = mkdtempSync(path.join(tmpdir(), "cuttings-out-"));
    const slug = sample.name.replaceAll(" ", "-");
    let desk;
    let first;
    let second;
    let broken = null;

    /** One step of the job; after one that failed the others have nothing to stand on. */
    const step = (name, act) =>
      it(name, async () => {
        if (broken) throw new Error(`not tried, for this failed: ${broken}`);
        broken = name;
        try {
          await act();
        } catch (failure) {
          await desk?.shot(`${slug}-failed`);
          throw failure;
        }
        broken = null;
      });

    before(async () => {
      desk = await openDesk();
    });
    after(async () => {
      await desk?.discard();
      rmSync(out, { recursive: true, force: true });
    });

    step("takes a file that is dropped on it, and lists it", async () => {
      await desk.drop("--file", sample.file);
      await desk.see(".row h3", headline);
      const [row] = desk.cuttings("list");
      assert.equal(row.headline, headline, "the library holds what the list shows");
      await desk.shot(`${slug}-list`);
    });

    step("opens it clean", async () => {
      await desk.click(".row h3", headline);
      await desk.see("main h1", headline);
      await desk.see("main", expected.paragraphs_start.at(-1));
      const shown = await desk.script("return document.querySelector('main').innerText");
      for (const start of expected.paragraphs_start) assert.ok(shown.includes(start), `“${start}” is in the article`);
      const [clip] = desk.cuttings("show", desk.cuttings("list")[0].id);
      for (const never of expected.never_in_the_body) {
        assert.ok(!clip.article.body_text.includes(never), `“${never}” is no part of the article`);
      }
      [first, second] = [1, 2].map((number) => wordsOf(clip.article.body_text, expected.paragraphs_start[number]));
      await desk.until(() => desk.cuttings("show", clip.id)[0].state.read, "opening a clip marks it read");
    });

    step("highlights a passage that the pointer selects, with a key", async () => {
      await desk.selectByPointer("main p", first);
      await desk.see("[role=toolbar]", "Claim");
      await desk.shot(`${slug}-selection`);
      desk.keys("2");
      await desk.see("mark.claim", first);
      const [annotation] = annotations(desk);
      assert.equal(annotation.quote, first, "what was selected is what is kept");
      assert.equal(annotation.colour, "claim", "2 is the claim's number");
    });

    step("highlights another from the toolbar and takes a note", async () => {
      await desk.selectByPointer("main p", second);
      await desk.click("[role=toolbar] button", "Note");
      await desk.see("textarea");
      desk.type("Who counted?");
      desk.keys("ctrl+Return");
      await desk.see(".note", "Who counted?");
      const noted = await desk.until(() => annotations(desk).find((annotation) => annotation.note), "the note is kept");
      assert.deepEqual([noted.quote, noted.note], [second, "Who counted?"], "the note stands at its passage");
    });

    step("tags the clip and files it in a new dossier, by keys alone", async () => {
      desk.keys("Escape", "t");
      await desk.see("[role=dialog] input");
      desk.type("Union State");
      desk.keys("Return");
      await desk.until(() => desk.cuttings("list")[0].tags.includes("Union State"), "the tag is kept");
      await desk.shot(`${slug}-tag`);
      desk.keys("Escape");
      await desk.gone("[role=dialog]");
      desk.keys("f");
      await desk.see("[role=dialog] input");
      desk.type(DOSSIER);
      desk.keys("Return");
      await desk.gone("[role=dialog]");
      await desk.until(() => desk.cuttings("dossier", "list").some((dossier) => dossier.clips === 1), "the dossier holds it");
      await desk.shot(`${slug}-reader`);
    });

    step("undoes and does again what was done last", async () => {
      desk.keys("ctrl+z");
      await desk.until(() => desk.cuttings("dossier", "list").every((dossier) => dossier.clips === 0), "filing is undone");
      desk.keys("ctrl+shift+z");
      await desk.until(() => desk.cuttings("dossier", "list").some((dossier) => dossier.clips === 1), "and done again");
    });

    step("finds it again by a word of its text", async () => {
      desk.keys("Escape", "slash");
      desk.type(second.split(" ")[1]);
      await desk.see(".row em", second.split(" ")[1].slice(0, 4));
      await desk.shot(`${slug}-search`);
      desk.keys("Escape", "Escape");
    });

    step("exports the dossier through the folder dialog, as the preview shows it", async () => {
      await desk.click("nav a, nav button", DOSSIER);
      await desk.see(".preview", DOSSIER);
      await desk.shot(`${slug}-dossier`);
      await desk.wheelTo(".preview", `> ${first.slice(0, 30)}`);
      await desk.click("button", "Export…");
      await desk.chooseFolder(out);
      await desk.see("[role=status]", "Written to");
      const [name] = readdirSync(out);
      const written = readFileSync(path.join(out, name), "utf8");
      const again = mkdtempSync(path.join(tmpdir(), "cuttings-cli-"));
      const [{ files }] = desk.cuttings("export", DOSSIER, "--to", again);
      assert.equal(written, readFileSync(files[0], "utf8"), "the window and the command line write the same bytes");
      for (const words of [first, second, "Who counted?", "Union State", headline.slice(0, 20)]) {
        assert.ok(written.includes(words), `“${words}” is in the dossier`);
      }
      rmSync(again, { recursive: true, force: true });
    });

    step("is as readable in the dark", async () => {
      for (const [name, act] of [
        ["dossier", () => {}],
        ["library", () => desk.click("nav a, nav button", "All clips")],
      ]) {
        await act();
        desk.keys("ctrl+comma");
        await desk.see("[role=dialog]");
        await desk.click("[role=dialog] label, [role=dialog] button", "dark");
        desk.keys("Escape");
        await desk.gone("[role=dialog]");
        const paper = await desk.script("return getComputedStyle(document.body).backgroundColor");
        const [red] = paper.match(/\d+/g).map(Number);
        assert.ok(red < 80, `the page is dark, not ${paper}`);
        await desk.shot(`${slug}-${name}-dark`);
      }
    });
  });
}

/** What is marked in the only clip. */
function annotations(desk) {
  return desk.cuttings("show", desk.cuttings("list")[0].id)[0].annotations;
}

/** Some words from the middle of the paragraph that begins so: enough to tell, within one line or two. */
function wordsOf(text, start) {
  const paragraph = text.split("\n").find((line) => line.startsWith(start));
  assert.ok(paragraph, `a paragraph begins with “${start}”`);
  return paragraph.split(" ").slice(4, 12).join(" ").replace(/[.,;:"”]+$/, "");
}
