import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MemoryHost } from "../api/host.memory";
import { Desk } from "../state/desk.svelte";
import { menuItems } from "./menu";
import { ACTIONS } from "./registry";
import { keyName } from "./shortcuts";
import { sourceKey, sourceLabel, sourcesOf, sourcesOfPaths } from "./sources";

const carried = (some: { uriList?: string; html?: string; text?: string }) => ({ uriList: "", html: "", text: "", ...some });
const LINK = "https://example.org/a";

describe("what a drop or a paste carries", () => {
  it.each([
    ["a bare address", { text: `  ${LINK}\n` }, { kind: "url", url: LINK }],
    ["a dragged link", { uriList: `# title\r\n${LINK}\r\n`, html: `<a href="${LINK}">A headline</a>`, text: LINK }, { kind: "url", url: LINK }],
    ["a link whose text is its headline", { uriList: LINK, html: `<meta charset="utf-8"><a href="${LINK}">A headline</a>`, text: "A headline" }, { kind: "url", url: LINK }],
    ["a selection", { html: "<p>One <a href='x'>two</a></p><p>Three</p>", text: "One two Three" }, { kind: "html", html: "<p>One <a href='x'>two</a></p><p>Three</p>", url: null }],
    ["a selection that says where it was", { uriList: LINK, html: "<p>One</p><p>Two</p>", text: "One Two" }, { kind: "html", html: "<p>One</p><p>Two</p>", url: LINK }],
    ["an address copied from a page's bar with markup", { html: `<span>${LINK}</span>`, text: LINK }, { kind: "url", url: LINK }],
    ["text", { text: "Minsk, 11 August.\nThe talks went on." }, { kind: "text", text: "Minsk, 11 August.\nThe talks went on.", url: null }],
    ["text that mentions an address", { text: `See ${LINK} for more` }, { kind: "text", text: `See ${LINK} for more`, url: null }],
  ])("%s", (_, given, source) => {
    expect(sourcesOf(carried(given)), "one source, of the right kind").toEqual([source]);
  });

  it("takes several addresses as several sources, and nothing as none", () => {
    expect(sourcesOf(carried({ text: `${LINK}\n${LINK}b` })).length, "one a line").toBe(2);
    expect(sourcesOf(carried({ text: " \n" })), "white space is nothing").toEqual([]);
    expect(sourcesOf(carried({ text: "javascript:alert(1)" }))[0]?.kind, "only pages of the web are addresses").toBe("text");
  });

  it("takes files copied in a file manager", () => {
    expect(sourcesOf(carried({ uriList: "file:///home/a/1.html\r\nfile:///home/a/2.html\r\n" })).map((s) => s.kind), "each as a file").toEqual(["file", "file"]);
  });

  it("reads the header that Windows puts before copied HTML", () => {
    const html = `Version:0.9\r\nStartHTML:00000097\r\nSourceURL:${LINK}\r\n<html><body><p>One</p></body></html>`;
    expect(sourcesOf(carried({ html, text: "One" })), "its address is kept, the header is not").toEqual([{ kind: "html", html: "<html><body><p>One</p></body></html>", url: LINK }]);
  });

  it("tells links from files in the shell's own drops", () => {
    expect(sourcesOfPaths([LINK, "/home/a/page.html", "file:///home/a/%D0%BC.txt", "file:///C:/a.txt"]), "Linux gives links as paths").toEqual([
      { kind: "url", url: LINK },
      { kind: "file", path: "/home/a/page.html", url: null },
      { kind: "file", path: "/home/a/м.txt", url: null },
      { kind: "file", path: "C:/a.txt", url: null },
    ]);
    const old = "file:///home/a/%CF%F0%E8.txt";
    expect(sourcesOfPaths([old]), "a name that is no valid text stays an address").toEqual([{ kind: "file", path: old, url: null }]);
  });

  it("knows the same drop by either road, and names it", () => {
    const [native] = sourcesOfPaths([LINK]);
    const [html5] = sourcesOf(carried({ uriList: LINK, text: LINK }));
    expect(sourceKey(native!), "one drop counts once").toBe(sourceKey(html5!));
    expect(sourceLabel({ kind: "file", path: "C:\\a\\page.html", url: null }), "the name, not the path").toBe("page.html");
    expect(sourceLabel({ kind: "html", html: "<style>p{}</style><p>One</p> <b>two</b>", url: null }), "words, not markup").toBe("One two");
  });
});

describe("the registry", () => {
  const shell = readFileSync(join(import.meta.dirname, "../../../src-tauri/src/menu.rs"), "utf8");
  const inMenu = [...shell.matchAll(/Action\("([\w.]+)", "[^"]+", "([^"]*)"\)/g)].map(([, id, key]) => ({ id: id!, key: key! }));
  /** The web view hears these by itself. */
  const editing = inMenu.filter(({ id }) => /^edit\.(cut|copy|paste|selectAll)$/.test(id));

  it("has every action of the platform's menu, with the key that the menu shows", () => {
    const shown = (key: string) => keyName(key, false).replace("Del", "Delete");
    const keys = new Map(ACTIONS.map((action) => [action.id, (action.keys ?? []).map(shown)]));
    const wrong = inMenu.filter((item) => !editing.includes(item)).filter(({ id, key }) => !keys.has(id) || (key !== "" && !keys.get(id)!.includes(key)));
    expect([inMenu.length > 25, editing.length, wrong], "the shell names these").toEqual([true, 4, []]);
    const desk = new Desk(new MemoryHost());
    expect(inMenu.filter(({ id }) => !menuItems(desk, false).some((item) => item.id === id)), "each is told whether it can be done").toEqual([]);
  });

  it("has each action once", () => {
    expect(ACTIONS.length, "ids are unique").toBe(new Set(ACTIONS.map((action) => action.id)).size);
  });

  it("names keys as they are printed", () => {
    expect(["$mod+Shift+z", "g a", "1", "$mod++", "Alt+ArrowUp"].map((key) => keyName(key, false)), "for people").toEqual(["Ctrl+Shift+Z", "G then A", "1", "Ctrl++", "Alt+↑"]);
    expect(keyName("$mod+k", true), "on a Mac").toBe("⌘K");
  });
});
