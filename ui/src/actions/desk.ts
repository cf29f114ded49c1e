// What can be done with the window, the search and dossiers.
import type { BackedUp } from "../api/types";
import type { Desk, Question } from "../state/desk.svelte";
import { THEMES, type Theme } from "../state/settings.svelte";
import { words } from "../text/words";
import type { Action } from "./action";
import { fileName } from "./library";

async function step(desk: Desk, by: 1 | -1) {
  const { list } = desk;
  const row = await list.arriveAt(by > 0 ? list.next : list.cursor - 1);
  if (row) await openRow(desk, row.id);
}

/** Goes into the list, and opens what stands first in it where nothing is open, once the last question is answered. */
export async function openFirst(desk: Desk) {
  desk.focusOn = "list";
  await desk.list.shown;
  if (desk.list.chosen.size === 0) await step(desk, 1);
}

/** Opens a clip of the list and marks what was searched. */
export function openRow(desk: Desk, id: string) {
  return desk.open(id, desk.searchInClip);
}

export async function exportDossier(desk: Desk, force = false, into: string | null = null) {
  const folder = into ?? (await desk.attempt(() => desk.api.chooseFolder(words.actions.chooseExportFolder, desk.settings.exportFolder)));
  if (!folder) return;
  desk.settings.set({ exportFolder: folder });
  await desk.attempt(() => desk.dossier.export(folder, force));
}

const manyToCome = ({ tray }: Desk) => tray.manyToCome;

async function history(desk: Desk, way: "undo" | "redo") {
  if (manyToCome(desk)) {
    desk.tray.undoAsked = true;
    return;
  }
  const done = await desk.attempt(() => desk.api[way]());
  if (done) desk.tray.say(way === "undo" ? words.undone(done.label) : words.redone(done.label));
}

/** Once all that was typed is kept, the program ends; what could not be kept holds it, and so does what is still being
 *  clipped, until the person leaves it out. */
async function quit(desk: Desk) {
  void desk.api.willQuit();
  const from = document.activeElement as HTMLElement | null;
  from?.blur();
  const before = desk.tray.notice;
  await desk.settled();
  // Who asked for something that failed says so a moment later.
  await new Promise((told) => setTimeout(told));
  const { notice } = desk.tray;
  const lost = notice !== before && (notice?.kind === "unsaved" || notice?.kind === "failed");
  if (lost) return;
  const end = () => desk.attempt(() => desk.api.quit());
  // Over a library that cannot be used nothing is clipped any more, and nothing asked.
  if (desk.tray.working === 0 || desk.problem) return end();
  desk.question = leaving(desk, from, end);
}

/** It says how many are left as it stands, for they go on meanwhile. */
function leaving({ tray }: Desk, from: HTMLElement | null, then: () => unknown): Question {
  const { title, text, verb, stay } = words.leaving;
  return {
    kind: "confirm",
    title,
    get text() {
      return text(tray.working, tray.begun);
    },
    verb,
    cancel: stay,
    from,
    then,
  };
}

function setTheme(desk: Desk, theme: Theme) {
  desk.settings.set({ theme });
  desk.tray.say(words.themeNow(theme));
}

const notInDossier = (desk: Desk) => desk.scope.kind !== "dossier";
const hasPlaces = ({ reading }: Desk) => reading.status === "ready" && (reading.finding || reading.found.length > 0);
const inDossier = (desk: Desk) => desk.scope.kind === "dossier";

/** In words: how many clips a backup holds, its file, and what else there is to know of it. */
export const whatWasKept = ({ clips, file, problem }: BackedUp) =>
  [words.keeping.done(clips, fileName(file)), problem].filter(Boolean).join(" ");

async function backUp(desk: Desk) {
  const made = await desk.attempt(() => desk.api.backUp());
  if (made) desk.tray.say(whatWasKept(made));
  await desk.keeping.reload();
}

function emptyTrash(desk: Desk) {
  const { emptyTitle: title, emptyText: text, emptyVerb: verb, emptied } = words.keeping;
  const then = async () => {
    const gone = await desk.attempt(() => desk.api.emptyTrash());
    if (!gone) return;
    desk.reading.close();
    const { notice } = desk.tray;
    // What was left because the disk was full can be gone on with.
    if (notice?.kind === "stopped") desk.tray.notice = { ...notice, cause: null };
    else desk.tray.say(emptied(gone.clips, gone.annotations, gone.dossiers));
  };
  desk.dialog = { kind: "confirm", title, text, verb, then };
}

export const deskActions: Action[] = [
  { id: "edit.undo", title: words.actions.undo, group: "Edit", keys: ["$mod+z"], inField: "undo", enabled: (desk) => !manyToCome(desk) && desk.overview?.undo.undo != null, saysWhyNot: manyToCome, run: (desk) => history(desk, "undo") },
  { id: "edit.redo", title: words.actions.redo, group: "Edit", keys: ["$mod+Shift+z", "$mod+y"], inField: "redo", enabled: (desk) => !manyToCome(desk) && desk.overview?.undo.redo != null, saysWhyNot: manyToCome, run: (desk) => history(desk, "redo") },
  {
    id: "edit.find",
    title: words.actions.find,
    group: "Edit",
    keys: ["$mod+f"],
    whileTyping: true,
    enabled: ({ reading, pane }) => reading.status === "ready" && (pane === "reader" || reading.finding),
    run: ({ reading }) => {
      reading.finding = true;
    },
  },
  { id: "edit.findNext", title: words.actions.findNext, group: "Edit", keys: ["F3", "$mod+g"], whileTyping: true, enabled: hasPlaces, run: ({ reading }) => void (reading.step = 1) },
  { id: "edit.findPrevious", title: words.actions.findPrevious, group: "Edit", keys: ["Shift+F3", "$mod+Shift+g"], whileTyping: true, enabled: hasPlaces, run: ({ reading }) => void (reading.step = -1) },
  { id: "search.focus", title: words.actions.search, group: "Search", keys: ["/", "$mod+f"], run: (desk) => (desk.focusOn = "search") },
  { id: "palette.open", title: words.actions.palette, group: "Search", keys: ["$mod+k"], whileTyping: true, run: (desk) => (desk.dialog = { kind: "palette" }) },
  { id: "dossier.new", title: words.actions.newDossier, group: "Dossier", keys: ["$mod+Shift+n"], run: (desk) => (desk.dialog = { kind: "newDossier" }) },
  { id: "dossier.export", title: words.actions.exportDossier, group: "Dossier", keys: ["$mod+e"], enabled: inDossier, run: (desk) => exportDossier(desk) },
  { id: "view.next", title: words.actions.next, group: "View", keys: ["j", "Shift+j"], enabled: notInDossier, run: (desk) => step(desk, 1) },
  { id: "view.previous", title: words.actions.previous, group: "View", keys: ["k", "Shift+k"], enabled: notInDossier, run: (desk) => step(desk, -1) },
  { id: "view.all", title: words.actions.goAll, group: "View", keys: ["g a"], run: (desk) => desk.goTo({ kind: "all" }) },
  { id: "view.unread", title: words.actions.goUnread, group: "View", keys: ["g u"], run: (desk) => desk.goTo({ kind: "unread" }) },
  { id: "view.pane", title: words.actions.nextPane, group: "View", keys: ["F6"], whileTyping: true, run: (desk) => desk.focusNextPane(1) },
  { id: "view.paneBack", title: words.actions.previousPane, group: "View", keys: ["Shift+F6"], whileTyping: true, run: (desk) => desk.focusNextPane(-1) },
  { id: "view.larger", title: words.actions.largerText, group: "View", keys: ["="], run: (desk) => desk.settings.resizeText(1) },
  { id: "view.smaller", title: words.actions.smallerText, group: "View", keys: ["-"], run: (desk) => desk.settings.resizeText(-1) },
  { id: "view.zoomIn", title: words.actions.zoomIn, group: "View", keys: ["$mod++", "$mod+Shift++", "$mod+="], whileTyping: true, run: (desk) => desk.settings.zoomBy(1) },
  { id: "view.zoomOut", title: words.actions.zoomOut, group: "View", keys: ["$mod+-"], whileTyping: true, run: (desk) => desk.settings.zoomBy(-1) },
  { id: "view.zoomReset", title: words.actions.zoomReset, group: "View", keys: ["$mod+0"], whileTyping: true, run: (desk) => desk.settings.zoomBy(0) },
  { id: "view.theme", title: words.actions.theme, group: "View", run: (desk) => setTheme(desk, desk.settings.dark ? "light" : "dark") },
  ...THEMES.map((theme): Action => ({ id: `view.theme.${theme}`, title: words.actions.themeTo(words.themes[theme]), group: "View", enabled: (desk) => desk.settings.theme !== theme, run: (desk) => setTheme(desk, theme) })),
  { id: "view.settings", title: words.actions.settings, group: "View", keys: ["$mod+,"], run: (desk) => (desk.dialog = { kind: "settings" }) },
  { id: "library.keeping", title: words.actions.keeping, group: "View", run: (desk) => (desk.dialog = { kind: "keeping" }) },
  { id: "library.backUp", title: words.actions.backUp, group: "View", run: backUp },
  { id: "library.readings", title: words.actions.readings, group: "View", run: (desk) => (desk.dialog = { kind: "readings" }) },
  { id: "library.emptyTrash", title: words.actions.emptyTrash, group: "View", enabled: ({ keeping }) => keeping.hasTrash, run: emptyTrash },
  { id: "app.quit", title: words.actions.quit, group: "View", keys: ["$mod+q", "$mod+w"], whileTyping: true, always: true, run: quit },
  { id: "help.shortcuts", title: words.actions.shortcuts, group: "Help", keys: ["?", "Shift+?"], run: (desk) => (desk.dialog = { kind: "shortcuts" }) },
];
