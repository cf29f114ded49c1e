// Starts the window: with the shell where there is one, with an in-memory library in a plain browser (`npm run dev`).
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/frank-ruhl-libre/wght.css";
import "./style/tokens.css";
import "./style/base.css";
import "./style/reading.css";
import { mount } from "svelte";
import type { Host } from "./api/host";
import { tauriHost } from "./api/host.tauri";
import App from "./App.svelte";
import { Desk } from "./state/desk.svelte";

async function findHost(): Promise<Host> {
  if (import.meta.env.DEV && !("__TAURI_INTERNALS__" in window)) {
    const { demoHost } = await import("./api/host.demo");
    return demoHost(new URLSearchParams(location.search));
  }
  return tauriHost;
}

const host = await findHost();
mount(App, { target: document.getElementById("app")!, props: { desk: new Desk(host) } });
