// The whole window over the in-memory library, as a person meets it.
import { render, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { expect } from "vitest";
import App from "../src/App.svelte";
import { MemoryHost, type MemoryOptions } from "../src/api/host.memory";
import { Desk } from "../src/state/desk.svelte";

export async function openWindow(options: MemoryOptions = {}) {
  const host = new MemoryHost(options);
  const desk = new Desk(host);
  render(App, { desk });
  const user = userEvent.setup();
  if (options.delay !== Infinity) await waitFor(() => expect(desk.overview ?? desk.problem, "the window has begun").not.toBeNull());
  return { host, desk, user };
}

/** Looked up by its words: asking for accessible names of all rows takes seconds under jsdom. */
export const rowOf = (headline: RegExp) =>
  waitFor(() => {
    const row = [...document.querySelectorAll<HTMLElement>("[role=option]")].find((option) => headline.test(option.textContent!));
    if (!row) throw new Error(`No row ${headline}`);
    return row;
  });

export async function openClip(user: ReturnType<typeof userEvent.setup>, headline: RegExp) {
  await user.click(await rowOf(headline));
  await waitFor(() => expect(document.querySelector(".reader h1")?.textContent, "the clip is open").toMatch(headline));
}

/** Colours are checked by computation in contrast.test.ts: jsdom does not draw. */
export async function expectAccessible(what: string) {
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  const said = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  expect(said, `${what} has no fault that axe can find`).toEqual([]);
}
