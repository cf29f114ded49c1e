// The dossier desk.
import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { expectAccessible, openWindow } from "./window";

const UNION = /reaches for the union treaty/;

describe("dossier", () => {
  async function openDossier() {
    const opened = await openWindow();
    await opened.user.click(await screen.findByRole("button", { name: /^Russia–Belarus integration 2020/ }));
    await screen.findByRole("region", { name: "Outline" });
    return opened;
  }
  const headlines = () => within(screen.getByRole("region", { name: "Outline" })).getAllByRole("button").filter((b) => b.classList.contains("headline")).map((b) => b.textContent);

  it("shows the outline with quotes, and the export as it would be", async () => {
    await openDossier();
    expect(headlines().length, "all entries").toBe(6);
    expect(screen.getByText("# Russia–Belarus integration 2020"), "the preview").toBeTruthy();
    await expectAccessible("the dossier desk");
  });

  it("moves an entry by keyboard, also over sections", async () => {
    const { user } = await openDossier();
    const [first, second] = headlines();
    screen.getByRole("button", { name: first! }).focus();
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(headlines().slice(0, 2), "one place down").toEqual([second, first]));
    await waitFor(() => expect(document.activeElement?.textContent, "the keyboard stays on it").toBe(first));
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(headlines().indexOf(first!), "over the bound").toBe(2));
  });

  it("changes the introduction in place", async () => {
    const { user, host } = await openDossier();
    await user.click(screen.getByRole("button", { name: /^Introduction/ }));
    await user.type(await screen.findByRole("textbox", { name: "Introduction" }), " More.{Escape}");
    await waitFor(() => expect(host.state.dossiers[0]!.intro, "kept").toMatch(/terms\? More\.$/));
  });

  it("exports, says where to, and asks before it replaces what someone changed", async () => {
    const { user, host } = await openDossier();
    await user.click(screen.getByRole("button", { name: "Export…" }));
    await screen.findByText(/^Written to .*integration 2020\.md$/);
    await user.click(screen.getByRole("button", { name: "Export…" }));
    await screen.findByRole("heading", { name: "The file was changed since the last export" });
    await expectAccessible("the question before replacing");
    await user.click(screen.getByRole("button", { name: "Replace it" }));
    await waitFor(() => expect(host.asked.findLast((a) => a.command === "export_dossier")?.args.force, "only then by force").toBe(true));
    await user.click(await screen.findByRole("button", { name: "Show in folder" }));
    expect(host.asked.at(-1)?.command, "shown").toBe("show_in_folder");
  });

  it("shows an article beside the outline", async () => {
    const { user } = await openDossier();
    await user.click(screen.getByRole("button", { name: /^After the vote/ }));
    await screen.findByRole("heading", { level: 1, name: UNION });
    await expectAccessible("an article in a dossier");
  });

  it("makes a new dossier", async () => {
    const { user } = await openWindow();
    await user.click(await screen.findByRole("button", { name: "New dossier" }));
    await user.type(await screen.findByRole("textbox", { name: "Name" }), "Grain corridor{Enter}");
    await screen.findByText("This dossier is empty.");
    await expectAccessible("an empty dossier");
  });
});
