// What can be done with the library as a whole.
import { asFailure } from "../api/failure";
import type { Backup, Restored } from "../api/types";
import type { Desk } from "../state/desk.svelte";
import { ownTime } from "../text/dates";
import { words } from "../text/words";

const say = words.keeping;

/** Opens the library in a folder that the person chooses, now and at every start; asks before it makes one. Throws what went
 *  wrong. */
export async function openAnother(desk: Desk) {
  const folder = await desk.api.chooseFolder(say.openTitle);
  if (folder === null) return;
  try {
    await open(desk, folder, false);
  } catch (thrown) {
    if (asFailure(thrown).code !== "not_found") throw thrown;
    const then = () => desk.attempt(() => open(desk, folder, true), (failure) => (desk.dialog = { kind: "told", title: say.notMadeTitle, text: [failure.message] }));
    desk.dialog = { kind: "confirm", title: say.makeTitle, text: say.makeText(folder), verb: say.makeVerb, then };
  }
}

async function open(desk: Desk, folder: string, make: boolean) {
  await desk.api.openLibrary(folder, make);
  await beginAnew(desk);
  desk.tray.say(say.opened((await desk.api.libraryInfo()).folder));
}

/** Shows another library from its beginning. */
export async function beginAnew(desk: Desk) {
  desk.dialog = null;
  // What was said of the one before.
  desk.tray.notice = null;
  desk.reading.close();
  desk.dossier.close();
  desk.scope = { kind: "all" };
  desk.endSearch();
  await desk.begin();
}

/** "the backup of 29 November 2026 at 14:02" */
export const nameOf = ({ made }: Backup) => say.backupOf(ownTime(made));

/** The last part of a path. */
export const fileName = (path: string) => path.split(/[\\/]/).at(-1)!;

/** Lets the library go back to a backup, once the person has read what that means. */
export function askToGoBack(desk: Desk, file: string, name: string) {
  desk.dialog = { kind: "confirm", title: say.goBackTitle(name), text: say.goBackText, verb: say.goBackVerb, then: () => goBack(desk, file, name) };
}

/** The same with a backup that the person looks for. */
export async function goBackToChosen(desk: Desk) {
  const file = await desk.attempt(() => desk.api.chooseBackup(say.chooseBackupTitle));
  if (file) askToGoBack(desk, file, `“${fileName(file)}”`);
}

async function goBack(desk: Desk, file: string, name: string) {
  desk.dialog = { kind: "working", title: say.goingBack };
  await desk.settled();
  const told = (title: string, text: string[]) => (desk.dialog = { kind: "told", title, text });
  const back = await desk.attempt(() => desk.api.goBack(file), ({ message }) => told(say.notGoneBackTitle, [message]));
  if (!back) {
    // One that was found damaged is no way back any more.
    if (desk.problem) desk.problem = { ...desk.problem };
    return;
  }
  await beginAnew(desk);
  told(say.wentBackTitle, whatCameBack(back, name));
}

function whatCameBack({ clips, missing, set_aside, repaired, problems }: Restored, name: string): string[] {
  const aside = set_aside === null ? [] : [say.setAside(set_aside)];
  const lost = missing.length > 0 ? [say.missingPages(missing.length)] : [];
  return [say.cameBack(clips, name), ...repaired.map((what) => `${what}.`), ...aside, ...lost, ...problems];
}
