// WCAG AA of both themes, computed from the tokens themselves.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../src/style/tokens.css"), "utf8");
const tokens = (block: string) => Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]));
const [lightBlock, darkBlock] = css.split(":root.dark");
const THEMES = { light: tokens(lightBlock!), dark: { ...tokens(lightBlock!), ...tokens(darkBlock!) } };

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const MARKS = ["fact", "claim", "doubt", "context", "quote"];
const GROUNDS = ["paper", "desk", "tray"];
const TEXT = [
  ...["ink", "ink2", "ink3", "link", "pencil"].flatMap((ink) => GROUNDS.map((ground) => [ink, ground])),
  ...["ink", "ink2", "pencil"].map((ink) => [ink, "pencil-soft"]),
  ...MARKS.flatMap((mark) => [["ink", `m-${mark}`], ["link", `m-${mark}`], ["ink2", `m-${mark}`]]),
  ["ink", "found"],
  ["paper", "ink"],
  ["paper", "pencil"],
] as [string, string][];
const SHAPES = [
  ...MARKS.flatMap((mark) => GROUNDS.map((ground) => [`m-${mark}-ink`, ground])),
  ...GROUNDS.map((ground) => ["focus", ground]),
  ...["paper", "desk"].map((ground) => ["edge", ground]),
] as [string, string][];

describe.each(Object.entries(THEMES))("%s theme", (_, theme) => {
  it.each(TEXT)("text: %s on %s", (ink, ground) => {
    expect(contrast(theme[ink]!, theme[ground]!), "AA wants 4.5 for text").toBeGreaterThanOrEqual(4.5);
  });
  it.each(SHAPES)("shapes: %s on %s", (shape, ground) => {
    expect(contrast(theme[shape]!, theme[ground]!), "AA wants 3 for what must be seen").toBeGreaterThanOrEqual(3);
  });
});
