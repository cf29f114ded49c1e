// The whole window over the in-memory library, as a person meets it.
import { render, screen, waitFor } from "@testing-library/svelte";
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

export const rowOf = (headline: RegExp) => screen.findByRole("option", { name: headline });

export async function openClip(user: ReturnType<typeof userEvent.setup>, headline: RegExp) {
  await user.click(await rowOf(headline));
  await screen.findByRole("heading", { level: 1, name: headline });
}

/** Colours are checked by computation in contrast.test.ts: jsdom does not draw. */
export async function expectAccessible(what: string) {
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  const said = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
  expect(said, `${what} has no fault that axe can find`).toEqual([]);
}
