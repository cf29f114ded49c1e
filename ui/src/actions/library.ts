// What can be done with the library as a whole.
import type { Desk } from "../state/desk.svelte";
import { words } from "../text/words";

/** Opens the library in a folder that the person chooses, now and at every start. Throws what went wrong. */
export async function openAnother(desk: Desk) {
  const folder = await desk.api.chooseFolder(words.keeping.openTitle);
  if (folder === null) return;
  await desk.api.openLibrary(folder);
  await beginAnew(desk);
}

/** Shows another library from its beginning. */
export async function beginAnew(desk: Desk) {
  desk.dialog = null;
  desk.reading.close();
  desk.dossier.close();
  desk.scope = { kind: "all" };
  desk.search = "";
  await desk.begin();
}
