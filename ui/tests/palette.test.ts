// Commands, keys, settings, and the menu of the platform.
import { screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { Settings } from "../src/state/settings.svelte";
import { expectAccessible, openWindow } from "./window";

describe("palette and help", () => {
  it("finds a command by typing", async () => {
    const { user } = await openWindow();
    await user.keyboard("{Control>}k{/Control}");
    await expectAccessible("the palette");
    await user.type(await screen.findByRole("combobox", { name: "Commands" }), "new dossier{Enter}");
    await screen.findByRole("dialog", { name: "New dossier" });
  });

  it("finds a clip by its headline, and nothing by scattered letters", async () => {
    const { user, desk } = await openWindow();
    await user.keyboard("{Control>}k{/Control}");
    const field = await screen.findByRole("combobox", { name: "Commands" });
    await user.type(field, "lett");
    await screen.findByText("No command, place or clip is called that.");
    await user.clear(field);
    await user.type(field, "union reach");
    await waitFor(() => expect(document.querySelector(".picker-item")?.textContent, "its headline").toMatch(/reaches for the union treaty/));
    await expectAccessible("the palette with a clip");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(desk.reading.detail?.article.headline, "open").toMatch(/reaches for the union treaty/));
  });

  it("sets the colours by name", async () => {
    const { user, desk } = await openWindow();
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: "Commands" }), "dark");
    const found = [...document.querySelectorAll(".picker-item")].map((item) => item.textContent!.trim());
    expect(found, "no “Mark as read”").toEqual(["Switch between light and dark colours", "Colours: dark"]);
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() => expect(desk.settings.theme, "at once").toBe("dark"));
    desk.settings.set({ theme: "light" });
  });

  it("shows all keys, and the settings", async () => {
    const { user, desk } = await openWindow();
    await user.keyboard("?");
    await screen.findByRole("dialog", { name: "Keys" });
    await expectAccessible("the keys");
    await user.keyboard("{Escape}");
    desk.dialog = { kind: "settings" };
    await user.click(await screen.findByRole("radio", { name: "dark" }));
    expect(document.documentElement.classList.contains("dark"), "at once").toBe(true);
    await expectAccessible("the settings");
    await user.click(screen.getByRole("radio", { name: "light" }));
  });

  it("holds a letter while a sequence of keys is under way", async () => {
    const { user, desk } = await openWindow();
    await desk.goTo({ kind: "starred" });
    await user.keyboard("ga");
    expect([desk.scope.kind, desk.dialog], "G then A goes to all clips, and A opens nothing").toEqual(["all", null]);
    await user.keyboard("a");
    expect(desk.dialog?.kind, "A alone adds a clip").toBe("clip");
  });

  it("makes the whole window larger, and remembers it", async () => {
    const { user, host, desk } = await openWindow();
    await user.keyboard("{Control>}={/Control}{Control>}={/Control}{Control>}-{/Control}");
    expect(host.asked.filter((a) => a.command === "zoom").map((a) => a.args.factor), "by steps; it opens as large as it is").toEqual([1.1, 1.25, 1.1]);
    expect(new Settings().zoom, "the next window begins so").toBe(1.1);
    await user.keyboard("{Control>}0{/Control}");
    expect(desk.settings.zoom, "back").toBe(1);
  });

  it("acts on the platform's menu", async () => {
    const { host } = await openWindow();
    host.tell("action", "dossier.new");
    await screen.findByRole("dialog", { name: "New dossier" });
  });
});
