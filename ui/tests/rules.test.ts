// What the layout of this folder promises, checked.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { MemoryHost } from "../src/api/host.memory";

const SRC = join(import.meta.dirname, "../src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((f) => /\.(svelte|ts|css)$/.test(f) && !f.endsWith(".test.ts"));
const read = (file: string) => readFileSync(join(SRC, file), "utf8");
const imports = (file: string) => [...read(file).matchAll(/(?:from|import)\s*\(?"([^"]+)"/g)].map((m) => m[1]!);
const inside = (file: string) => imports(file).filter((i) => i.startsWith(".")).map((i) => relative(SRC, join(SRC, file, "..", i)));

/** What each layer may import, besides itself. */
const MAY: Record<string, string[]> = {
  api: ["text"],
  text: ["api", "state"],
  kit: ["text"],
  state: ["api", "text"],
  actions: ["api", "state", "text"],
  features: ["api", "state", "actions", "kit", "text"],
};

describe("the rules of this folder", () => {
  it("lets imports go down only, and features never know each other", () => {
    const wrong = files.flatMap((file) => {
      const [layer, feature] = file.split("/");
      const may = MAY[layer!];
      if (!may) return [];
      return inside(file)
        .filter((target) => {
          const [to, other] = target.split("/");
          return to === layer ? layer === "features" && other !== feature : !may.includes(to!);
        })
        .map((target) => `${file} -> ${target}`);
    });
    expect(wrong, "see docs/architecture.md").toEqual([]);
  });

  it("lets one file alone know the shell", () => {
    const knowing = files.filter((file) => imports(file).some((i) => i.startsWith("@tauri-apps/")));
    expect(knowing, "the rest runs in a plain browser").toEqual(["api/host.tauri.ts"]);
  });

  it("never turns a string into markup, and loads nothing from the network", () => {
    const risky = files.filter((file) => /\{@html|innerHTML|outerHTML|insertAdjacentHTML|<img\b|<iframe\b|\bfetch\(/.test(read(file).replaceAll(/^\s*(\/\/|<!--).*$/gm, "")));
    expect(risky, "a hostile page has no way in").toEqual([]);
  });

  it("answers every command in the memory host too", async () => {
    const named = [...read("api/commands.ts").matchAll(/call(?:Parts)?<[^>]+>\("(\w+)"/g)].map((m) => m[1]!);
    const host = new MemoryHost();
    const unknown = await Promise.all(
      named.map((name) => host.call(name, {}).then(() => null, (error) => (error?.message?.startsWith("There is no command") ? name : null))),
    );
    expect(named.length, "the commands were found").toBeGreaterThan(35);
    expect(unknown.filter(Boolean), "each is answered").toEqual([]);
  });
});
