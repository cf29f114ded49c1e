// What can be done with the order of the dossier on the desk.
import type { ClipId, SectionId } from "../api/types";
import type { Desk } from "../state/desk.svelte";
import { words } from "../text/words";
import type { Action } from "./action";

/** The clip whose entry keys move: the one under the keyboard, or the one that is being read. */
function current({ scope, pane, dossier, reading }: Desk): ClipId | null {
  if (scope.kind !== "dossier") return null;
  const clip = pane === "reader" ? reading.id : (dossier.entry ?? reading.id);
  return dossier.dossier?.entries.some((entry) => entry.clip.id === clip) ? clip : null;
}

/** Moves an entry one place up or down, and says where it stands now. */
export async function moveEntry(desk: Desk, clip: ClipId, by: 1 | -1) {
  const { dossier, tray } = desk;
  const to = dossier.stepOf(clip, by);
  if (!to) return tray.say(by < 0 ? words.dossier.isFirst : words.dossier.isLast);
  dossier.moved = clip;
  const done = await desk.attempt(() => desk.api.moveInDossier(dossier.id!, clip, to));
  if (done === undefined) return;
  await dossier.reload();
  const { entries = [] } = dossier.dossier ?? {};
  const at = entries.findIndex((entry) => entry.clip.id === clip);
  if (at >= 0) tray.say(words.dossier.movedTo(entries[at]!.clip.headline ?? words.noHeadline, at + 1, entries.length));
}

/** Moves a section, with its clips, one place up or down. */
export async function moveSection(desk: Desk, section: SectionId, by: 1 | -1) {
  const before = desk.dossier.sectionStep(section, by);
  if (before === undefined) return desk.tray.say(by < 0 ? words.dossier.isFirstSection : words.dossier.isLastSection);
  await desk.attempt(() => desk.api.moveSection(section, before));
}

export const dossierActions: Action[] = [
  { id: "dossier.section", title: words.actions.newSection, group: "Dossier", enabled: ({ scope }) => scope.kind === "dossier", run: (desk) => (desk.dialog = { kind: "newSection" }) },
  { id: "dossier.up", title: words.actions.entryUp, group: "Dossier", keys: ["Alt+ArrowUp"], enabled: (desk) => current(desk) !== null, run: (desk) => moveEntry(desk, current(desk)!, -1) },
  { id: "dossier.down", title: words.actions.entryDown, group: "Dossier", keys: ["Alt+ArrowDown"], enabled: (desk) => current(desk) !== null, run: (desk) => moveEntry(desk, current(desk)!, 1) },
];
