// One typed function a command of the shell. Nothing else in the window says a command's name.
import type { Host } from "./host";
import type {
  Annotation,
  AnnotationId,
  BackedUp,
  Backup,
  Backups,
  ClipDetail,
  ClipId,
  Clipped,
  Colour,
  Correction,
  Diagnosis,
  Dossier,
  DossierId,
  Edition,
  Emptied,
  Expanded,
  Exported,
  Facet,
  Facets,
  FoundIn,
  Mark,
  Move,
  Overview,
  Page,
  Removed,
  Reread,
  Rereading,
  Restored,
  SavedSearch,
  SectionId,
  Sort,
  Source,
  Trash,
  Undone,
  Waiting,
} from "./types";

/** How the library is kept: what the line at the bottom, the tray of waiting highlights and the settings say of it. */
export interface KeepingState {
  backups: Backups;
  /** Why the last backup that was due could not be made. */
  problem: string | null;
  warnings: string[];
  /** Whether the library can be changed, or only be read. */
  writable: boolean;
  waiting: Waiting[];
  /** Clips show what an older version read, and nobody has looked yet at what this one makes of their pages. */
  older: boolean;
}

/** How far pages were read anew, and the clips that do not read as they did since that was last said. */
export interface ReadAnew {
  read: number;
  of: number;
  clips: Reread[];
}

export interface LibraryInfo {
  folder: string;
  version: string;
  platform: "linux" | "macos" | "windows";
}

/** One item of the platform's menu, by the id of its action. */
export interface MenuItem {
  id: string;
  enabled: boolean;
  /** Null where it is always called the same. */
  label: string | null;
}

/** What was copied elsewhere. */
export interface Copied {
  html: string;
  text: string;
}

export function commands(host: Host) {
  const { call, callParts } = host;
  return {
    listClips: (query: string, sort: Sort, offset: number, limit: number) =>
      call<Page>("list_clips", { query, sort, offset, limit }),
    openClip: (id: ClipId) => call<ClipDetail>("open_clip", { id }),
    /** Where the words of a search stand in a clip. */
    findInClip: (id: ClipId, query: string) => call<FoundIn[]>("find_in_clip", { id, query }),
    overview: () => call<Overview>("overview", {}),

    clip: (source: Source, tags: string[], dossier: string | null) =>
      call<Clipped>("clip", { source, tags, dossier }),
    /** Several at once, which share the work and are one step for undo; `each` hears of them in their order. */
    clipAll: (sources: Source[], tags: string[], dossier: string | null, work: number, each: (clipped: Clipped) => void) =>
      callParts<Clipped>("clip_all", { sources, tags, dossier, work }, each),
    /** Stops what was begun under this number, which then rejects as `interrupted`; what is done of it stays. */
    stop: (work: number) => call<null>("stop", { work }),
    /** Puts the article files in their places where folders are among the sources. */
    expand: (sources: Source[]) => call<Expanded>("expand", { sources }),
    clipSample: () => call<Clipped>("clip_sample", {}),
    retryClip: (id: ClipId) => call<Clipped>("retry_clip", { id }),
    markClips: (ids: ClipId[], mark: Mark) => call<null>("mark_clips", { ids, mark }),
    openedClip: (id: ClipId) => call<null>("opened_clip", { id }),
    noteClip: (id: ClipId, text: string) => call<null>("note_clip", { id, text }),
    editClip: (id: ClipId, corrections: Correction[]) => call<null>("edit_clip", { id, corrections }),
    putBack: (id: ClipId, part: Removed) => call<null>("put_back", { id, part }),
    trashClips: (ids: ClipId[]) => call<null>("trash_clips", { ids }),
    untrashClips: (ids: ClipId[]) => call<null>("untrash_clips", { ids }),
    openPage: (id: ClipId) => call<null>("open_page", { id }),

    annotate: (clip: ClipId, start: number, end: number, colour: Colour, note: string | null, tags: string[]) =>
      call<Annotation>("annotate", { clip, start, end, colour, note, tags }),
    recolourAnnotation: (id: AnnotationId, colour: Colour) => call<null>("recolour_annotation", { id, colour }),
    noteAnnotation: (id: AnnotationId, text: string) => call<null>("note_annotation", { id, text }),
    tagAnnotation: (id: AnnotationId, add: string[], remove: string[]) =>
      call<null>("tag_annotation", { id, add, remove }),
    deleteAnnotation: (id: AnnotationId) => call<null>("delete_annotation", { id }),

    tagClips: (ids: ClipId[], add: string[], remove: string[]) => call<null>("tag_clips", { ids, add, remove }),
    renameTag: (from: string, to: string) => call<null>("rename_tag", { from, to }),
    mergeTags: (from: string, into: string) => call<null>("merge_tags", { from, into }),
    deleteTag: (name: string) => call<null>("delete_tag", { name }),

    createDossier: (title: string) => call<DossierId>("create_dossier", { title }),
    openDossier: (id: DossierId) => call<Dossier>("open_dossier", { id }),
    renameDossier: (id: DossierId, title: string) => call<null>("rename_dossier", { id, title }),
    deleteDossier: (id: DossierId) => call<null>("delete_dossier", { id }),
    addToDossier: (id: DossierId, clips: ClipId[], section: string | null) =>
      call<null>("add_to_dossier", { id, clips, section }),
    removeFromDossier: (id: DossierId, clips: ClipId[]) => call<null>("remove_from_dossier", { id, clips }),
    moveInDossier: (id: DossierId, clip: ClipId, to: Move) => call<null>("move_in_dossier", { id, clip, to }),
    dossierIntro: (id: DossierId, text: string) => call<null>("dossier_intro", { id, text }),
    dossierComment: (id: DossierId, clip: ClipId, text: string) =>
      call<null>("dossier_comment", { id, clip, text }),
    createSection: (id: DossierId, title: string) => call<SectionId>("create_section", { id, title }),
    /** In front of another section, or to the end. */
    moveSection: (id: SectionId, before: SectionId | null) => call<null>("move_section", { id, before }),
    renameSection: (id: SectionId, title: string) => call<null>("rename_section", { id, title }),
    deleteSection: (id: SectionId) => call<null>("delete_section", { id }),

    previewExport: (id: DossierId, edition: Edition) =>
      call<string>("preview_export", { id, format: "markdown", edition }),
    exportDossier: (id: DossierId, edition: Edition, folder: string, force: boolean) =>
      call<Exported>("export_dossier", { id, format: "markdown", edition, folder, force }),
    chooseFolder: (title: string, start: string | null = null) => call<string | null>("choose_folder", { title, start }),
    chooseFiles: () => call<string[]>("choose_files", {}),
    showInFolder: (path: string) => call<null>("show_in_folder", { path }),

    keeping: () => call<KeepingState>("keeping", {}),
    backUp: () => call<BackedUp>("back_up", {}),
    backupFile: () => call<BackedUp | null>("backup_file", {}),
    /** The backups to which the library can go back, the newest first, also where it cannot be opened. */
    waysBack: () => call<Backup[]>("ways_back", {}),
    chooseBackup: (title: string) => call<string | null>("choose_backup", { title }),
    goBack: (backup: string) => call<Restored>("go_back", { backup }),
    checkLibrary: (repair: boolean) => call<Diagnosis>("check_library", { repair }),
    keepBackupsIn: (folder: string | null) => call<null>("keep_backups_in", { folder }),
    openLibrary: (folder: string, make: boolean) => call<null>("open_library", { folder, make }),
    moveLibrary: (folder: string) => call<null>("move_library", { folder }),
    trashContents: () => call<Trash>("trash_contents", {}),
    restoreAnnotations: (ids: AnnotationId[]) => call<null>("restore_annotations", { ids }),
    restoreDossiers: (ids: DossierId[]) => call<null>("restore_dossiers", { ids }),
    emptyTrash: () => call<Emptied>("empty_trash", {}),
    attachAnnotation: (id: AnnotationId, start: number, end: number) =>
      call<Annotation>("attach_annotation", { id, start, end }),
    /** What would change were a clip shown as its page reads now. */
    rereading: (id: ClipId) => call<Rereading>("rereading", { id }),
    lookAtReadings: (work: number, each: (part: ReadAnew) => void) => callParts<ReadAnew>("look_at_readings", { work }, each),
    takeReadings: (ids: ClipId[], unmarked: boolean, work: number, each: (part: ReadAnew) => void) =>
      callParts<ReadAnew>("take_readings", { ids, unmarked, work }, each),
    putOffReadings: () => call<null>("put_off_readings", {}),
    searchFacets: (query: string) => call<Facets>("search_facets", { query }),
    /** Who wrote the clips: those of whose name a word begins so, the most frequent first. */
    authors: (begun: string, most: number) => call<Facet[]>("authors", { begun, most }),
    saveSearch: (name: string, query: string) => call<SavedSearch>("save_search", { name, query }),
    renameSearch: (from: string, to: string) => call<null>("rename_search", { from, to }),
    deleteSearch: (name: string) => call<null>("delete_search", { name }),

    undo: () => call<Undone>("undo", {}),
    redo: () => call<Undone>("redo", {}),
    libraryInfo: () => call<LibraryInfo>("library_info", {}),
    reopenLibrary: () => call<null>("reopen_library", {}),
    showMenu: (items: MenuItem[]) => call<null>("show_menu", { items }),
    editPage: (what: "Cut" | "Copy" | "SelectAll") => call<null>("edit_page", { what }),
    /** Null where the paste comes to the page as an event. */
    paste: () => call<Copied | null>("paste", {}),
    zoom: (factor: number) => call<null>("zoom", { factor }),
    /** Said before what was typed is kept: the shell then waits for `quit`. */
    willQuit: () => call<null>("will_quit", {}),
    quit: () => call<null>("quit", {}),
    painted: () => call<null>("painted", {}),
  };
}

export type Api = ReturnType<typeof commands>;
