// What can be done with clips: the chosen ones, or the one that is open.
import { sourceLabel, sourcesOfPaths } from "./sources";
import type { ClipId, ClipRow, Source } from "../api/types";
import type { Desk } from "../state/desk.svelte";
import { words } from "../text/words";
import type { Action } from "./action";

const some = (desk: Desk) => desk.subject.length > 0;
const rowsOf = (desk: Desk, ids: ClipId[]) =>
  ids.flatMap((id) => desk.list.rowOf(id)?.state ?? (desk.reading.detail?.id === id ? desk.reading.detail.state : []));

/** Of a folder, each article in it is a source. */
export async function clipSources(desk: Desk, sources: Source[]) {
  const areFiles = sources.some(({ kind }) => kind === "file");
  const expanded = areFiles ? await desk.attempt(() => desk.api.expand(sources)) : { sources, left_out: 0 };
  if (!expanded) return;
  await desk.clip(expanded.sources.map((source) => ({ source, label: sourceLabel(source) })));
  if (expanded.left_out > 0) desk.tray.leftOut(expanded.left_out);
}

/** Goes to the clip that came last: on the dossier's desk it is read there, else it is shown in its list. */
async function showNewest(desk: Desk) {
  const id = desk.tray.arrived!;
  if (desk.scope.kind === "dossier" && desk.dossier.dossier?.entries.some(({ clip }) => clip.id === id)) {
    desk.dossier.entry = id;
  } else {
    if (!desk.list.rowOf(id)) {
      desk.search = "";
      desk.sort = "clipped";
      await desk.goTo({ kind: "all" });
    }
    const at = desk.list.rows.findIndex((row) => row?.id === id);
    if (at >= 0) desk.list.moveTo(at);
  }
  await desk.open(id);
}

async function chooseFiles(desk: Desk) {
  const paths = await desk.attempt(() => desk.api.chooseFiles());
  if (paths?.length) await clipSources(desk, sourcesOfPaths(paths));
}

async function chooseFolder(desk: Desk) {
  const path = await desk.attempt(() => desk.api.chooseFolder(words.capture.folderTitle));
  if (path) await clipSources(desk, sourcesOfPaths([path]));
}

/** Afterwards the clip that stood below them is open, so that going through a list goes on. Nobody chose it, so it is not read. */
export async function trash(desk: Desk, ids: ClipId[]) {
  const after = neighbour(desk, ids);
  const done = await desk.attempt(() => desk.api.trashClips(ids));
  if (done === undefined) return;
  if (desk.reading.id !== null && ids.includes(desk.reading.id)) desk.reading.close();
  desk.list.choose([]);
  desk.tray.forget(ids);
  if (after) await openAfter(desk, after);
  desk.tray.say(words.trashed(ids.length));
}

/** The first clip below those that go, or the last above them; none where the list does not show them. */
function neighbour({ list, scope }: Desk, ids: ClipId[]): ClipId | undefined {
  const at = scope.kind === "dossier" ? -1 : list.rows.findLastIndex((row) => row && ids.includes(row.id));
  if (at < 0) return undefined;
  const stays = (row: ClipRow | undefined) => row !== undefined && !ids.includes(row.id);
  return (list.rows.slice(at).find(stays) ?? list.rows.slice(0, at).findLast(stays))?.id;
}

async function openAfter(desk: Desk, clip: ClipId) {
  await desk.list.reload();
  const at = desk.list.rows.findIndex((row) => row?.id === clip);
  if (at >= 0 && desk.list.moveTo(at)) await desk.open(clip, desk.searchInClip, false);
}

/** Whether all of the clips have it already, so that a toggle would take it away. */
const all = (desk: Desk, field: "read" | "starred") => some(desk) && rowsOf(desk, desk.subject).every((state) => state[field]);

function toggle(desk: Desk, field: "read" | "starred") {
  const ids = desk.subject;
  const on = !all(desk, field);
  const mark = { read: null, starred: null, [field]: on };
  return desk.attempt(() => desk.api.markClips(ids, mark));
}

const inTrash = (desk: Desk) => desk.scope.kind === "trashed" || desk.reading.detail?.state.trashed === true;

export const clipActions: Action[] = [
  { id: "clip.url", title: words.actions.clipLink, group: "Clip", keys: ["$mod+Shift+l", "a"], run: (desk) => (desk.dialog = { kind: "clip", tab: "link" }) },
  { id: "clip.files", title: words.actions.clipFiles, group: "Clip", keys: ["$mod+o"], run: chooseFiles },
  { id: "clip.folder", title: words.actions.clipFolder, group: "Clip", run: chooseFolder },
  { id: "clip.paste", title: words.actions.clipPaste, group: "Clip", run: (desk) => (desk.focusOn = "paste") },
  { id: "clip.stop", title: words.actions.stopClipping, group: "Clip", enabled: ({ tray }) => tray.manyToCome && !tray.stopping, run: ({ tray }) => tray.stop() },
  { id: "clip.tag", title: words.actions.tag, group: "Clip", keys: ["t"], enabled: some, run: (desk) => (desk.dialog = { kind: "tag", clips: desk.subject }) },
  { id: "clip.file", title: words.actions.file, group: "Clip", keys: ["f"], enabled: some, run: (desk) => (desk.dialog = { kind: "file", clips: desk.subject }) },
  { id: "clip.markRead", title: words.actions.markRead, group: "Clip", keys: ["m"], enabled: some, menuLabel: (desk) => words.menu.read(!all(desk, "read")), run: (desk) => toggle(desk, "read") },
  { id: "clip.star", title: words.actions.star, group: "Clip", keys: ["s"], enabled: some, menuLabel: (desk) => words.menu.star(!all(desk, "starred")), run: (desk) => toggle(desk, "starred") },
  {
    id: "clip.openPage",
    title: words.actions.openPage,
    group: "Clip",
    keys: ["o"],
    enabled: (desk) => desk.reading.detail?.url != null,
    run: (desk) => desk.attempt(() => desk.api.openPage(desk.reading.id!)),
  },
  {
    id: "clip.reread",
    title: words.actions.reread,
    group: "Clip",
    enabled: ({ reading }) => reading.detail !== null && reading.detail.versions.length > 0,
    run: (desk) => (desk.dialog = { kind: "reread", clip: desk.reading.id! }),
  },
  {
    id: "clip.untrash",
    title: words.actions.untrash,
    group: "Clip",
    keys: ["u"],
    enabled: (desk) => some(desk) && inTrash(desk),
    run: (desk) => desk.attempt(() => desk.api.untrashClips(desk.subject)),
  },
  {
    id: "clip.trash",
    title: words.actions.trash,
    group: "Clip",
    keys: ["Delete", "Backspace"],
    // In the reader Delete is for highlights: one press too many must not take the clip.
    keysWhen: ({ pane }) => pane === "list",
    enabled: (desk) => some(desk) && !inTrash(desk),
    run: (desk) => trash(desk, desk.subject),
  },
  {
    id: "clip.chooseAll",
    title: words.actions.chooseAll,
    group: "Clip",
    keys: ["$mod+a"],
    enabled: (desk) => desk.scope.kind !== "dossier" && desk.pane === "list" && desk.list.rows.length > 0,
    run: (desk) => desk.list.chooseAll(),
  },
  {
    id: "clip.newest",
    title: words.actions.newest,
    group: "Clip",
    keys: ["g n"],
    enabled: ({ tray }) => tray.arrived !== null,
    run: showNewest,
  },
];
