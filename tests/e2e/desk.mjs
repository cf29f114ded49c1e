// The real window, driven from outside: WebDriver (through tauri-driver) reads the page and finds where things are;
// the pointer and the keys are the screen's own, moved by xdotool, so the window cannot tell them from a person's.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Builder, By, Capabilities } from "selenium-webdriver";

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, "../..");
const target = path.join(root, "target");
export const built = path.join(target, "debug/cuttings-desktop");
const command = path.join(target, "debug/cuttings");

/** How long the window may take for anything, in milliseconds: these machines are slow, and a test must not be. */
const PATIENCE = 20_000;

/** Opens the window on a library of its own. `close` ends it. */
export async function openDesk({ library = mkdtempSync(path.join(tmpdir(), "cuttings-")), dark = false, application = built } = {}) {
  // Settings of its own: what a test chooses must not meet the next one, or the person whose computer this is.
  const home = mkdtempSync(path.join(tmpdir(), "cuttings-home-"));
  const homes = Object.fromEntries(["DATA", "CONFIG", "CACHE", "STATE"].map((kind) => [`XDG_${kind}_HOME`, path.join(home, kind)]));
  const [port, nativePort] = await Promise.all([freePort(), freePort()]);
  const server = spawn(
    path.join(target, "tools/bin/tauri-driver"),
    ["--port", port, "--native-port", nativePort],
    { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...homes, CUTTINGS_LIBRARY: library, GTK_THEME: dark ? "Adwaita:dark" : "Adwaita" } },
  );
  await listening(port);
  const others = windows("^Cuttings$");
  const capabilities = new Capabilities({ browserName: "wry", "tauri:options": { application } });
  const driver = await new Builder().withCapabilities(capabilities).usingServer(`http://127.0.0.1:${port}/`).build();
  const desk = new Desk(driver, server, library, home);
  await desk.see("main, [role=main]");
  desk.window = await desk.until(() => windows("^Cuttings$").find((id) => !others.includes(id)), "the page is there, and no window");
  xdotool("windowmove", "--sync", desk.window, 0, 0);
  return desk;
}

class Desk {
  constructor(driver, server, library, home) {
    Object.assign(this, { driver, server, library, home });
  }

  async close() {
    const program = programOf(this.window);
    await this.driver.quit().catch(() => {});
    this.server.kill();
    // Once in a while the driver ends and leaves the program that it started, which waits for a person to close its window.
    await this.until(() => this.isGone, "the window did not close with its driver").catch((late) => {
      console.error(`${late.message}; it is ended`);
      process.kill(program);
    });
    await this.until(() => this.isGone, "the window did not close");
    await this.until(() => isThrownAway(this.home), `something still writes into ${this.home}`);
  }

  /** Closes the window and throws the library away. */
  async discard() {
    await this.close();
    rmSync(this.library, { recursive: true, force: true });
  }

  /** The first element of a CSS selector that is on the screen and holds `text`, waited for. */
  async see(selector, text = "") {
    let last = "nothing";
    const found = async () => {
      for (const element of await this.driver.findElements(By.css(selector))) {
        try {
          const held = await this.driver.executeScript(HELD_IF_SEEN, element);
          if (held === null) continue;
          last = held;
          if (last.includes(text)) return element;
        } catch {
          // The page drew anew while we looked: look again.
        }
      }
      return null;
    };
    return this.driver.wait(found, PATIENCE, `no ${selector} with “${text}”; the last one seen held: ${last.slice(0, 200)}`);
  }

  /** Waits until nothing on the screen answers to the selector with this text. */
  async gone(selector, text = "") {
    const isGone = async () => {
      const holds = "return [...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility() && e.textContent.includes(arguments[1]))";
      return !(await this.driver.executeScript(holds, selector, text));
    };
    await this.driver.wait(isGone, PATIENCE, `${selector} with “${text}” is still there`);
  }

  /** Waits until `ask` (a function run here) gives something true, and returns it. */
  async until(ask, complaint) {
    return this.driver.wait(ask, PATIENCE, complaint);
  }

  script(code, ...args) {
    return this.driver.executeScript(code, ...args);
  }

  /** Where the page's own (0, 0) is on the screen: below the title bar and the menu. */
  async origin() {
    const geometry = geometryOf(this.window);
    const [width, height] = await this.script("return [innerWidth, innerHeight]");
    return { x: geometry.X + (geometry.WIDTH - width) / 2, y: geometry.Y + geometry.HEIGHT - height };
  }

  /** A point on the screen: the middle of an element. */
  async middle(element) {
    const origin = await this.origin();
    const box = await this.script(
      "arguments[0].scrollIntoView({block: 'nearest'}); const b = arguments[0].getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]",
      element,
    );
    return { x: origin.x + box[0], y: origin.y + box[1] };
  }

  /** Clicks with the real pointer. */
  async click(selectorOrElement, text) {
    const element = typeof selectorOrElement === "string" ? await this.see(selectorOrElement, text) : selectorOrElement;
    const at = await this.middle(element);
    pointer(at);
    xdotool("click", "1");
    return element;
  }

  /** Turns the wheel over a part of the window until it shows `text`: long lists hold only what is in view. */
  async wheelTo(selector, text) {
    pointer(await this.middle(await this.see(selector)));
    const shows = async () => {
      const shown = await this.script("return document.querySelector(arguments[0]).textContent", selector);
      if (shown.includes(text)) return true;
      xdotool("click", "5");
      return false;
    };
    await this.until(shows, `${selector} does not come to “${text}”`);
  }

  /** Marks `words` in the element by pressing at their start and letting go at their end. */
  async selectByPointer(selector, words) {
    const element = await this.see(selector, words);
    const origin = await this.origin();
    const [from, to] = await this.script(RECTS_OF_WORDS, element, words);
    pointer({ x: origin.x + from.x, y: origin.y + from.y });
    xdotool("mousedown", "1");
    glide({ x: origin.x + from.x, y: origin.y + from.y }, { x: origin.x + to.x, y: origin.y + to.y });
    xdotool("mouseup", "1");
  }

  /** Presses keys by their X names: `ctrl+k`, `Return`, `1`. */
  keys(...names) {
    xdotool("key", "--clearmodifiers", "--delay", "40", ...names);
  }

  /** Opens a menu of the menu bar by the pointer, and chooses an item by the keyboard: `place` counts from 1 those that can be chosen. */
  async menu(title, place) {
    const order = ["Clip", "Edit", "View", "Dossier", "Help"];
    const { X, Y } = geometryOf(this.window);
    pointer({ x: X + 20, y: Y + 12 });
    xdotool("click", "1");
    xdotool("key", "--delay", "80", ...Array(order.indexOf(title)).fill("Right"), ...Array(place).fill("Down"), "Return");
  }

  get isGone() {
    return !windows("^Cuttings$").includes(this.window);
  }

  /** Waits until the program has ended by itself. */
  async ended() {
    await this.until(() => this.isGone, "the window is still there").catch(async (late) => {
      const says = await this.script("return [document.hasFocus(), document.activeElement.outerHTML, document.querySelector('.foot')?.textContent].join(' · ')");
      throw new Error(`${late.message}: focus · where the keyboard is · what the line at the bottom says: ${says}`);
    });
  }

  /** `delay` is the time between two keys, in milliseconds. */
  type(text, delay = 25) {
    xdotool("type", "--clearmodifiers", "--delay", delay, "--", text);
  }

  /** Answers the platform's folder dialog by typing the folder's path. */
  async chooseFolder(folder) {
    const id = await this.until(() => search("^Choose (a|the) folder"), "no folder dialog opened");
    xdotool("windowactivate", "--sync", id);
    xdotool("type", "--clearmodifiers", "--delay", "25", "--", folder);
    // A Return that comes while the dialog still completes what was typed is lost to the completion: then another is needed.
    let pressed = 0;
    const isClosed = () => {
      if (!search("^Choose (a|the) folder")) return true;
      if (Date.now() - pressed > 3000) {
        pressed = Date.now();
        xdotool("key", "Return");
      }
      return false;
    };
    await this.until(isClosed, "the folder dialog did not close");
  }

  /** Drags from another program (`drag-source.py` with these arguments) and drops in the middle of the window. */
  async drop(...what) {
    const source = spawn("/usr/bin/python3", [path.join(here, "drag-source.py"), "--at", "1340,300", ...what], { stdio: "inherit" });
    try {
      const id = await this.until(() => search("^drag-source$"), "the drag source did not open");
      await this.until(() => geometryOf(id).X >= 1300, "the drag source did not go beside the window");
      const { X, Y } = geometryOf(id);
      const from = { x: X + 100, y: Y + 100 };
      const origin = await this.origin();
      const [width, height] = await this.script("return [innerWidth, innerHeight]");
      const to = { x: origin.x + width / 2, y: origin.y + height / 2 };
      pointer(from);
      xdotool("mousedown", "1");
      glide(from, to);
      glide(to, { x: to.x + 6, y: to.y + 4 });
      await this.see(".over");
      xdotool("mouseup", "1");
      await this.gone(".over");
    } finally {
      source.kill();
    }
  }

  /** Drags an element of the page by the pointer, to the upper half of another, and lets go. */
  async dragOnto(element, other) {
    const [from, middle] = [await this.middle(element), await this.middle(other)];
    const to = { x: middle.x, y: middle.y - 4 };
    pointer(from);
    xdotool("mousedown", "1");
    // Out and in: what is dragged begins to move, and comes to rest where it is let go.
    glide(from, { x: from.x + 12, y: from.y + 12 }, 6);
    glide({ x: from.x + 12, y: from.y + 12 }, to);
    await this.see("#dnd-action-dragged-el");
    glide(to, { x: to.x + 2, y: to.y });
    xdotool("sleep", "0.5", "mouseup", "1");
  }

  /**
   * Keeps a picture of the window in tests/e2e/shots, for people to look at. It is the screen's own: the driver's waits for
   * ever where the page is drawn in one piece and nothing moves.
   */
  async shot(name) {
    const folder = path.join(here, "shots");
    mkdirSync(folder, { recursive: true });
    // What is on its way in or out is given its time, or the picture would show half of it.
    await this.driver.executeAsyncScript(`
      const done = arguments[0];
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
        .then(() => requestAnimationFrame(() => requestAnimationFrame(done)));`);
    const { X, Y, WIDTH, HEIGHT } = geometryOf(this.window);
    execFileSync("/usr/bin/python3", ["-c", PICTURE, ...[X, Y, WIDTH, HEIGHT].map(String), path.join(folder, `${name}.png`)]);
  }

  /** What the command line says of the same library, as data. */
  cuttings(...args) {
    const lines = execFileSync(command, ["--library", this.library, "--json", ...args], { encoding: "utf8" });
    return lines.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));
  }
}

/** What an element holds, or null where a person would not see it. */
const HELD_IF_SEEN = "const e = arguments[0]; return e.checkVisibility({ visibilityProperty: true }) ? (e.tagName === 'BUTTON' ? e.textContent : e.value ?? e.textContent) : null";

/** Where `words` begin and end on the page, a hair inside the first and last letter. */
const RECTS_OF_WORDS = `
  const [element, words] = arguments;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const at = nodes.map(n => n.data).join('').indexOf(words);
  const place = (position) => {
    for (const node of nodes) {
      if (position < node.length) { const r = document.createRange(); r.setStart(node, position); r.setEnd(node, position + 1); return r; }
      position -= node.length;
    }
  };
  const first = place(at), last = place(at + words.length - 1);
  (first.startContainer.parentElement).scrollIntoView({block: 'center'});
  const a = first.getBoundingClientRect(), b = last.getBoundingClientRect();
  return [{x: a.left + 0.5, y: a.top + a.height / 2}, {x: b.right - 0.5, y: b.top + b.height / 2}];
`;

/** Whether a folder could be thrown away: what drew the window may still be writing its caches. */
function isThrownAway(folder) {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

const PICTURE = `
import sys, gi
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk
x, y, width, height = map(int, sys.argv[1:5])
Gdk.pixbuf_get_from_window(Gdk.get_default_root_window(), x, y, width, height).savev(sys.argv[5], "png", [], [])
`;

function xdotool(...args) {
  return execFileSync("xdotool", args.map(String), { encoding: "utf8" });
}

/** The windows on the screen with this name. */
function windows(name) {
  try {
    return xdotool("search", "--onlyvisible", "--name", name).trim().split("\n");
  } catch {
    return [];
  }
}

function search(name) {
  return windows(name).at(-1) ?? null;
}

/** The process of a window; null where the window is gone. */
function programOf(id) {
  try {
    return Number(xdotool("getwindowpid", id));
  } catch {
    return null;
  }
}

/** Where a window is on the screen, without its frame. (xdotool's own answer counts the frame twice.) */
function geometryOf(id) {
  const said = execFileSync("xwininfo", ["-id", id], { encoding: "utf8" });
  const number = (label) => Number(new RegExp(`${label}:\\s+(-?\\d+)`).exec(said)[1]);
  return { X: number("Absolute upper-left X"), Y: number("Absolute upper-left Y"), WIDTH: number("Width"), HEIGHT: number("Height") };
}

function pointer({ x, y }) {
  const [to, down] = [Math.round(x), Math.round(y)];
  // `--sync` waits for the pointer to move: where it is there already, for a quarter of a minute.
  const [, fromX, fromY] = /x:(\d+) y:(\d+)/.exec(xdotool("getmouselocation"));
  if (Number(fromX) !== to || Number(fromY) !== down) xdotool("mousemove", "--sync", to, down);
}

/** Moves in small steps: a drag begins, and a target notices it, only while the pointer moves. */
function glide(from, to, steps = 20) {
  const moves = [];
  for (let step = 1; step <= steps; step += 1) {
    const part = step / steps;
    moves.push("mousemove", Math.round(from.x + (to.x - from.x) * part), Math.round(from.y + (to.y - from.y) * part), "sleep", "0.02");
  }
  xdotool(...moves);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function listening(port) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const answered = await fetch(`http://127.0.0.1:${port}/status`).then(() => true, () => false);
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("tauri-driver did not start: see its message above");
}
