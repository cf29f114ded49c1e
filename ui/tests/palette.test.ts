// Commands, keys, settings, and the menu of the platform.
import { screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { expectAccessible, openWindow } from "./window";

describe("palette and help", () => {
  it("finds a command by typing", async () => {
    const { user } = await openWindow();
    await user.keyboard("{Control>}k{/Control}");
    await expectAccessible("the palette");
    await user.type(await screen.findByRole("combobox", { name: "Commands" }), "new dossier{Enter}");
    await screen.findByRole("dialog", { name: "New dossier" });
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

  it("acts on the platform's menu", async () => {
    const { host } = await openWindow();
    host.tell("action", "dossier.new");
    await screen.findByRole("dialog", { name: "New dossier" });
  });
});
