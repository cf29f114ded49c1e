// How each kind of failure is shown. Total over `ErrorCode`: a new code without wording does not compile.
import type { Error as Failure, ErrorCode } from "./types";

export interface Presentation {
  title: string;
  /** The whole window, the search box, or the tray. */
  where: "window" | "search" | "tray";
  /** Only what was asked for was not done: while the library can be read, the tray tells of it. */
  ofOneThing?: true;
  /** Said here instead of the library's own message, which speaks of ids or of the command line. */
  says?: string;
  /** The same, where only some of the messages do: others are said as they stand. */
  saysForCommands?: string;
}

export const PRESENTATIONS: Record<ErrorCode, Presentation> = {
  not_found: { title: "It is no longer there", where: "tray", says: "This is no longer in the library: it was deleted, or its making was undone." },
  ambiguous: { title: "More than one answers to that", where: "tray" },
  bad_input: { title: "That could not be used", where: "tray" },
  bad_query: { title: "This search has a word that means nothing", where: "search" },
  unreadable: { title: "There is nothing to read in it", where: "tray" },
  too_large: { title: "It is too large", where: "tray" },
  fetch_failed: { title: "The page could not be fetched", where: "tray" },
  quote_not_found: { title: "The passage is not in the text", where: "tray" },
  file: { title: "A file could not be read or written", where: "tray" },
  disk_full: { title: "The disk is full", where: "window", ofOneThing: true },
  library_read_only: {
    title: "The library cannot be written",
    where: "window",
    ofOneThing: true,
    says: "Cuttings may not write to the library’s folder, so nothing could be kept there. See that you may write to the folder and the files in it, or choose another folder.",
  },
  library_newer: { title: "This library was made by a newer version", where: "window" },
  library_locked: { title: "Another program holds the library", where: "window", ofOneThing: true },
  library_damaged: {
    title: "The library is damaged",
    where: "window",
    ofOneThing: true,
    saysForCommands: "The library’s file, or a part of it, is damaged or lost. A backup brings it back. What is there now is set aside, not deleted.",
  },
  file_changed: {
    title: "The file was changed since the last export",
    where: "tray",
    says: "The file in this folder is not as Cuttings last wrote it, so it was left as it is. Replace it, or keep it and export into another folder.",
  },
  nothing_to_undo: { title: "There is nothing to undo", where: "tray" },
  interrupted: { title: "A newer search came", where: "search" },
  internal: { title: "Something went wrong in Cuttings", where: "tray" },
};

/** What a rejected call carries. Anything else that was thrown becomes a failure of ours, in its own words. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    const { code, message, detail } = thrown as Failure;
    const { says = message.includes("`cuttings") ? PRESENTATIONS[code].saysForCommands : undefined } = PRESENTATIONS[code];
    return says ? { code, message: says, detail: [message, detail].filter(Boolean).join(" ") } : (thrown as Failure);
  }
  return { code: "internal", message: "Something went wrong. What you saved is safe.", detail: String(thrown) };
}
