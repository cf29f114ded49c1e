// A host without a shell: answers each command from a library in memory. `npm run dev` uses it, and so do the tests.
import type { KeepingState } from "./commands";
import type { Host, HostEvents, NativeDrag, Stop } from "./host";
import * as memory from "./memory/library";
import type { State, StoredClip } from "./memory/library";
import type { Changes, Clipped, Colour, Correction, Diagnosis, Move, Page, Rereading, Sort, Source } from "./types";

type Args = Record<string, any>;
type Hearers = { [E in keyof HostEvents]: Set<(payload: HostEvents[E]) => void> };

const FULL = memory.failure("disk_full", "The disk is full. Nothing was changed; make room and try again: emptying the trash makes some.");
const NO_ROOM: Clipped = { source: "", id: null, headline: null, status: "failed", message: FULL.message };

export interface MemoryOptions {
  empty?: boolean;
  /** Every call waits this long, in milliseconds; `Infinity` never answers. */
  delay?: number;
  /** Commands that fail, with what they fail with. */
  failing?: Record<string, import("./types").Error>;
}

export class MemoryHost implements Host {
  state: State;
  keeping: KeepingState = {
    backups: { folder: "/home/sample/Cuttings/backups", chosen: false, kept: [], damaged: [] },
    problem: null,
    warnings: [],
    writable: true,
    waiting: [],
    older: false,
  };
  /** Clips that read otherwise than before, by their ids: tests fill it. */
  rereadings = new Map<string, Rereading>();
  /** What a look at the library finds; a repair leaves what only a backup mends. */
  diagnosis: Diagnosis = { checked: ["the database with 10 clips"], problems: [], notes: [], repaired: [], mendable: 0, needs_backup: false, advice: [] };
  /** What was asked, newest last: tests read it. */
  asked: { command: string; args: Args }[] = [];
  /** What was copied in another program. */
  copied = { html: "", text: "" };
  /** What comes part by part waits after each part until this is settled. */
  held: Promise<void> | null = null;
  /** How many sources there is room for: those after them are told of as failed before the call fails. */
  room: number | null = null;
  #options: MemoryOptions;
  #held = new Map<string, Promise<void>>();
  #done: { label: string; before: State }[] = [];
  #undone: { label: string; before: State }[] = [];
  #written = new Set<string>();
  #stopped = new Set<number>();
  #hearers: Hearers = { changed: new Set(), action: new Set(), "library-problem": new Set(), "backed-up": new Set() };
  #drags = new Set<(drag: NativeDrag) => void>();

  constructor(options: MemoryOptions = {}) {
    this.#options = options;
    this.state = options.empty ? memory.emptyState() : memory.sampleState();
  }

  call = async <T>(command: string, args: Args): Promise<T> => {
    this.asked.push({ command, args });
    const { delay, failing } = this.#options;
    if (delay === Infinity) return new Promise(() => {});
    if (delay) await new Promise((done) => setTimeout(done, delay));
    await this.#held.get(command);
    const failure = failing?.[command];
    // Another each time, as from the shell.
    if (failure) throw { ...failure };
    const run = this.#commands[command];
    if (!run) throw memory.failure("internal", `There is no command ${command}.`);
    return structuredClone(run(structuredClone(args)) ?? null) as T;
  };

  callParts = async <T>(command: string, args: Args, each: (part: T) => void): Promise<null> => {
    for (const part of await this.call<T[]>(command, args)) {
      each(part);
      await this.held;
      if (this.#stopped.has(args.work)) throw memory.failure("interrupted", "This was stopped before its end.");
    }
    if (command === "clip_all" && this.#isFull(args.sources.length - 1)) throw FULL;
    return null;
  };

  on<E extends keyof HostEvents>(event: E, hear: (payload: HostEvents[E]) => void): Stop {
    this.#hearers[event].add(hear);
    return () => this.#hearers[event].delete(hear);
  }

  onDrag(hear: (drag: NativeDrag) => void): Stop {
    this.#drags.add(hear);
    return () => this.#drags.delete(hear);
  }

  tell<E extends keyof HostEvents>(event: E, payload: HostEvents[E]) {
    for (const hear of this.#hearers[event]) hear(payload);
  }

  drag(drag: NativeDrag) {
    for (const hear of this.#drags) hear(drag);
  }

  /** Fills the library with copies, for a list that is long. */
  multiply(to: number) {
    const copy = (_: unknown, i: number) => ({ ...structuredClone(this.state.clips[i % 10]!), id: memory.newId("copy") });
    this.state.clips = [...this.state.clips, ...Array.from({ length: to }, copy)];
  }

  /** Lets a command wait until what this gives is called. */
  hold(command: string): () => void {
    let release!: () => void;
    this.#held.set(command, new Promise((done) => (release = done)));
    return release;
  }

  /** Makes a command fail on purpose. */
  fail(command: string, failure: import("./types").Error) {
    this.#options.failing = { ...this.#options.failing, [command]: failure };
  }

  /** Mends what failed on purpose. */
  mend() {
    this.#options.failing = {};
  }

  #change<T>(label: string, work: () => T): T {
    const before = structuredClone(this.state);
    const result = work();
    this.#done.push({ label, before });
    this.#undone = [];
    this.#announce(label);
    return result;
  }

  /** Only what another program did is told of as all. */
  #announce(label: string) {
    const searches = label.startsWith("search");
    const changes: Changes = { clips: !searches, annotations: !searches, tags: !searches, dossiers: !searches, searches };
    queueMicrotask(() => this.tell("changed", changes));
  }

  #step(from: { label: string; before: State }[], to: { label: string; before: State }[]) {
    const last = from.pop();
    if (!last) throw memory.failure("nothing_to_undo", "There is nothing more to undo.");
    to.push({ label: last.label, before: this.state });
    this.state = last.before;
    this.#announce(last.label);
    return { label: last.label };
  }

  #clip(id: string): StoredClip {
    const clip = this.state.clips.find((c) => c.id === id);
    if (!clip) throw memory.failure("not_found", "This clip is no longer there.");
    return clip;
  }

  #dossier(name: string) {
    const found = this.state.dossiers.find((d) => d.id === name || d.title === name);
    if (!found) throw memory.failure("not_found", "This dossier is no longer there.");
    return found;
  }

  #annotation(id: string) {
    const found = this.state.clips.flatMap((c) => c.annotations).find((a) => a.id === id);
    if (!found) throw memory.failure("not_found", "This highlight is no longer there.");
    return found;
  }

  #found(query: string): { found: StoredClip[]; plain: string[] } {
    // A word is looked for anywhere, so what begins with it (`oil OR oil*`) is found by it already.
    const asked = query.replace(/ OR \S+\*$/, "");
    const words = (asked.match(/-?(?:\w+:)?(?:"[^"]*"|\S+)/g) ?? []).map((w) => w.replaceAll(/["*]/g, ""));
    const plain = words.filter((w) => !w.includes(":")).map((w) => w.toLowerCase());
    const found = this.state.clips.filter(
      (clip) => (words.includes("is:trashed") || !clip.state.trashed) && words.every((word) => this.#matches(clip, word, query)),
    );
    return { found, plain };
  }

  #list(query: string, sort: Sort, offset: number, limit: number): Page {
    const { found, plain } = this.#found(query);
    const key = (clip: StoredClip) => (sort === "clipped" ? clip.clipped : (clip.article.published ?? ""));
    found.sort((a, b) => key(b).localeCompare(key(a)));
    return { rows: found.slice(offset, offset + limit).map((clip) => memory.row(clip, plain)), total: found.length, ranked: null, unknown: found.length > 0 ? [] : this.#unknown(query) };
  }

  /** Tags that no clip has, with those of the same beginning. */
  #unknown(query: string): Page["unknown"] {
    const tags = [...new Set(this.state.clips.flatMap((clip) => clip.tags))];
    const asked = [...query.matchAll(/(?<!\S)tag:(?:"([^"]*)"|(\S+))/g)].map((word) => word[1] ?? word[2]!);
    const missing = asked.filter((name) => !tags.some((tag) => tag.toLowerCase() === name.toLowerCase()));
    const near = (name: string) => tags.filter((tag) => tag.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase());
    return missing.map((name) => ({ of: "tag", name, near: near(name) }));
  }

  #matches(clip: StoredClip, word: string, query: string): boolean {
    const at = word.indexOf(":");
    if (at < 0) return `${clip.article.headline} ${clip.article.text}`.toLowerCase().includes(word.toLowerCase());
    const [field, value] = [word.slice(0, at), word.slice(at + 1)];
    switch (field) {
      case "is": {
        const states: Record<string, boolean> = {
          unread: !clip.state.read,
          starred: clip.state.starred,
          failed: clip.failure !== null,
          trashed: clip.state.trashed,
          annotated: clip.annotations.length > 0,
          unfiled: !this.state.dossiers.some((d) => d.entries.some((e) => e.clip === clip.id)),
        };
        if (value in states) return states[value]!;
        break;
      }
      case "tag":
        return clip.tags.some((tag) => tag.toLowerCase() === value.toLowerCase());
      case "outlet":
        return (clip.article.publisher ?? "").toLowerCase().includes(value.toLowerCase());
      case "lang":
        return clip.article.language === value;
      case "published":
        return (clip.article.published ?? "").startsWith(value);
      case "dossier":
        return this.#dossier(value).entries.some((e) => e.clip === clip.id);
    }
    const start = [...query.slice(0, query.indexOf(word))].length;
    const wrong = memory.failure("bad_query", `“${word}” means nothing in a search. Put it in quotes to look for it as words.`);
    throw { ...wrong, at: [start, start + [...word].length] };
  }

  #isFull = (at: number) => this.room !== null && at >= this.room;

  #clipSource(source: Source, tags: string[], dossier: string | null): Clipped {
    const clip = this.#read(source);
    const there = this.state.clips.find(({ article }) => article.text !== "" && article.text === clip.article.text);
    if (there) return { source: clip.url ?? "", id: there.id, headline: there.article.headline, status: "known", message: null };
    clip.tags = tags;
    this.state.clips.push(clip);
    if (dossier) this.#file(dossier, [clip.id], null);
    const status = clip.failure ? "failed" : "clipped";
    return { source: clip.url ?? "", id: clip.id, headline: clip.article.headline, status, message: clip.failure };
  }

  #read(source: Source): StoredClip {
    switch (source.kind) {
      case "url": {
        const clip = memory.textClip("", source.url, source.url);
        clip.failure = "There is no network here: pages cannot be fetched in the demonstration.";
        return clip;
      }
      case "file":
        return memory.textClip(`What ${source.path} says.`, source.url, source.path.split("/").at(-1));
      case "bytes":
        return memory.textClip(new TextDecoder().decode(Uint8Array.from(source.bytes)), source.url);
      case "html":
        return memory.textClip(source.html.replace(/<[^>]+>/g, "\n"), source.url);
      case "text":
        return memory.textClip(source.text, source.url);
    }
  }

  #file(name: string, clips: string[], section: string | null) {
    let dossier = this.state.dossiers.find((d) => d.id === name || d.title === name);
    if (!dossier) this.state.dossiers.push((dossier = { id: memory.newId("dossier"), title: name, intro: null, sections: [], entries: [] }));
    for (const clip of clips.filter((id) => !dossier.entries.some((e) => e.clip === id))) {
      dossier.entries.push({ id: memory.newId("entry"), section: this.#section(dossier, section), comment: null, clip });
    }
  }

  #section(dossier: State["dossiers"][number], title: string | null): string | null {
    if (title === null) return null;
    let section = dossier.sections.find((s) => s.title === title);
    if (!section) dossier.sections.push((section = { id: memory.newId("section"), title }));
    return section.id;
  }

  #rereading(id: string): Rereading {
    const { headline } = this.#clip(id).article;
    const same = { id, headline, status: "same", text_differs: false, exact: 0, moved: 0, waiting: 0, message: null } as const;
    return this.rereadings.get(id) ?? { reread: { ...same, fields: [] }, values: [], goes: [], comes: [], waits: [] };
  }

  #move(id: string, clip: string, to: Move) {
    const dossier = this.#dossier(id);
    const entry = dossier.entries.find((e) => e.clip === clip)!;
    dossier.entries = dossier.entries.filter((e) => e !== entry);
    if (to.to === "section") {
      entry.section = this.#section(dossier, to.title);
      dossier.entries.push(entry);
      return;
    }
    const at = dossier.entries.findIndex((e) => e.clip === to.clip);
    entry.section = dossier.entries[at]!.section;
    dossier.entries.splice(to.to === "before" ? at : at + 1, 0, entry);
  }

  #edit(id: string, corrections: Correction[]) {
    const clip = this.#clip(id);
    const article = clip.article as Args;
    for (const { field, value } of corrections) {
      clip.extracted[field] ??= { value: article[field], source: clip.article.sources[field] };
      article[field] = value ?? clip.extracted[field].value;
      clip.article.sources[field] = value === null ? clip.extracted[field].source : "person";
    }
  }

  #tag(has: { tags: string[] }, add: string[], remove: string[]) {
    has.tags = [...new Set([...has.tags.filter((tag) => !remove.includes(tag)), ...add])];
  }

  /** Folders end in a slash here, and hold two pages and a picture. */
  #filesIn(source: Source): Source[] {
    if (source.kind !== "file" || !source.path.endsWith("/")) return [source];
    return ["one.html", "two.html"].map((name) => ({ ...source, path: source.path + name }));
  }

  #commands: Record<string, (args: Args) => unknown> = {
    list_clips: ({ query, sort, offset, limit }) => this.#list(query, sort, offset, limit),
    search_facets: ({ query }) => memory.facets(this.#found(query).found),
    authors: ({ begun, most }) => memory.authors(this.#found("").found, begun, most),
    save_search: ({ name, query }) =>
      this.#change("search saved", () => {
        const search = { id: memory.newId("search"), name, query };
        this.state.searches = [...this.state.searches.filter((s) => s.name.toLowerCase() !== name.toLowerCase()), search];
        return search;
      }),
    rename_search: ({ from, to }) =>
      this.#change("search renamed", () => this.state.searches.filter((s) => s.name === from).forEach((s) => (s.name = to))),
    delete_search: ({ name }) =>
      this.#change("search deleted", () => void (this.state.searches = this.state.searches.filter((s) => s.name !== name))),
    find_in_clip: ({ id, query }) => memory.places(this.#clip(id), this.#found(query).plain, this.state.dossiers),
    open_clip: ({ id }) => {
      const { units: _, extracted: __, ...clip } = this.#clip(id);
      const dossiers = this.state.dossiers.filter((d) => d.entries.some((e) => e.clip === id));
      return { ...clip, dossiers: dossiers.map(({ id, title }) => ({ id, title })) };
    },
    overview: () => memory.overview(this.state, this.#done.at(-1)?.label ?? null, this.#undone.at(-1)?.label ?? null),
    clip: ({ source, tags, dossier }) => this.#change("clip added", () => this.#clipSource(source, tags, dossier)),
    clip_all: ({ sources, tags, dossier }) =>
      this.#change(`${sources.length} clips added`, () => sources.map((source: Source, at: number) => (this.#isFull(at) ? NO_ROOM : this.#clipSource(source, tags, dossier)))),
    expand: ({ sources }) => ({
      sources: sources.flatMap((source: Source) => this.#filesIn(source)),
      left_out: sources.filter((source: Source) => this.#filesIn(source).length > 1).length,
    }),
    clip_sample: () => {
      const sample = memory.sampleState();
      return this.#change("sample added", () => {
        const clip = sample.clips[0]!;
        this.state.clips.push(clip);
        this.#file("Russia–Belarus integration 2020", [clip.id], null);
        return { source: "sample", id: clip.id, headline: clip.article.headline, status: "clipped", message: null };
      });
    },
    retry_clip: ({ id }) => {
      const { url, article, failure } = this.#clip(id);
      return { source: url ?? "", id, headline: article.headline, status: failure ? "failed" : "clipped", message: failure };
    },
    mark_clips: ({ ids, mark }) =>
      this.#change("marked", () => {
        for (const { state } of ids.map((id: string) => this.#clip(id))) {
          state.read = mark.read ?? state.read;
          state.starred = mark.starred ?? state.starred;
        }
        return null;
      }),
    opened_clip: ({ id }) => {
      this.#clip(id).state.read = true;
      this.tell("changed", { clips: true, annotations: false, tags: false, dossiers: false, searches: false });
      return null;
    },
    note_clip: ({ id, text }) => this.#change("note written", () => void (this.#clip(id).note = text || null)),
    edit_clip: ({ id, corrections }) => this.#change("correction made", () => this.#edit(id, corrections)),
    put_back: ({ id, part }) => this.#change("left-out part put back", () => memory.putBack(this.#clip(id), part)),
    trash_clips: ({ ids }) => this.#change("put in the trash", () => ids.forEach((id: string) => (this.#clip(id).state.trashed = true))),
    untrash_clips: ({ ids }) => this.#change("put back", () => ids.forEach((id: string) => (this.#clip(id).state.trashed = false))),
    open_page: () => null,
    annotate: ({ clip, start, end, colour, note, tags }) =>
      this.#change("highlight added", () => memory.annotate(this.#clip(clip), start, end, colour as Colour, note, tags)),
    recolour_annotation: ({ id, colour }) => this.#change("colour changed", () => void (this.#annotation(id).colour = colour)),
    note_annotation: ({ id, text }) => this.#change("note written", () => void (this.#annotation(id).note = text || null)),
    tag_annotation: ({ id, add, remove }) => this.#change("tags changed", () => this.#tag(this.#annotation(id), add, remove)),
    delete_annotation: ({ id }) =>
      this.#change("highlight removed", () => {
        const clip = this.state.clips.find((c) => c.annotations.some((a) => a.id === id))!;
        this.state.trash.annotations.push({ clip: clip.id, annotation: this.#annotation(id) });
        clip.annotations = clip.annotations.filter((a) => a.id !== id);
      }),
    tag_clips: ({ ids, add, remove }) => this.#change("tags changed", () => ids.forEach((id: string) => this.#tag(this.#clip(id), add, remove))),
    rename_tag: ({ from, to }) =>
      this.#change("tag renamed", () => this.state.clips.filter((c) => c.tags.includes(from)).forEach((c) => this.#tag(c, [to], [from]))),
    merge_tags: ({ from, into }) =>
      this.#change("tags merged", () => this.state.clips.filter((c) => c.tags.includes(from)).forEach((c) => this.#tag(c, [into], [from]))),
    delete_tag: ({ name }) => this.#change("tag deleted", () => this.state.clips.forEach((c) => this.#tag(c, [], [name]))),
    create_dossier: ({ title }) =>
      this.#change("dossier made", () => {
        const id = memory.newId("dossier");
        this.state.dossiers.push({ id, title, intro: null, sections: [], entries: [] });
        return id;
      }),
    open_dossier: ({ id }) => memory.dossier(this.state, id),
    rename_dossier: ({ id, title }) => this.#change("dossier renamed", () => void (this.#dossier(id).title = title)),
    delete_dossier: ({ id }) =>
      this.#change("dossier deleted", () => {
        this.state.trash.dossiers.push(this.#dossier(id));
        this.state.dossiers = this.state.dossiers.filter((d) => d.id !== id);
      }),
    add_to_dossier: ({ id, clips, section }) => this.#change("filed", () => this.#file(id, clips, section)),
    remove_from_dossier: ({ id, clips }) =>
      this.#change("taken out", () => {
        const dossier = this.#dossier(id);
        dossier.entries = dossier.entries.filter((e) => !clips.includes(e.clip));
      }),
    move_in_dossier: ({ id, clip, to }) => this.#change("moved", () => this.#move(id, clip, to)),
    dossier_intro: ({ id, text }) => this.#change("introduction written", () => void (this.#dossier(id).intro = text || null)),
    dossier_comment: ({ id, clip, text }) =>
      this.#change("comment written", () => void (this.#dossier(id).entries.find((e) => e.clip === clip)!.comment = text || null)),
    create_section: ({ id, title }) => this.#change("section created", () => this.#section(this.#dossier(id), title)),
    move_section: ({ id, before }) =>
      this.#change("section moved", () => {
        const dossier = this.state.dossiers.find((d) => d.sections.some((s) => s.id === id))!;
        const moved = dossier.sections.find((s) => s.id === id)!;
        const others = dossier.sections.filter((s) => s !== moved);
        const at = before === null ? others.length : others.findIndex((s) => s.id === before);
        dossier.sections = others.toSpliced(at, 0, moved);
      }),
    rename_section: ({ id, title }) =>
      this.#change("section renamed", () => void (this.state.dossiers.flatMap((d) => d.sections).find((s) => s.id === id)!.title = title)),
    delete_section: ({ id }) =>
      this.#change("section removed", () => {
        for (const dossier of this.state.dossiers) {
          dossier.sections = dossier.sections.filter((s) => s.id !== id);
          for (const entry of dossier.entries) if (entry.section === id) entry.section = null;
        }
      }),
    preview_export: ({ id, edition }) => memory.markdown(memory.dossier(this.state, id), edition, this.state),
    export_dossier: ({ id, folder, force }) => {
      const path = `${folder}/${this.#dossier(id).title}.md`;
      // As if a person had written into the file between the first export and the second.
      if (this.#written.has(path) && !force) throw memory.failure("file_changed", `“${path}” was changed since it was exported, and was left as it is.`);
      this.#written.add(path);
      return { files: [path] };
    },
    keeping: () => ({ ...this.keeping, waiting: this.keeping.waiting.filter((w) => this.state.clips.some((c) => c.annotations.some((a) => a.id === w.annotation))) }),
    back_up: () => {
      const made = "2026-11-24T09:12:00Z";
      this.keeping.backups.kept.unshift({ file: `${this.keeping.backups.folder}/library-${made}`, made, before_migration: false });
      return { file: this.keeping.backups.kept[0]!.file, clips: this.state.clips.length, pages: 1, removed: 0, missing: [] };
    },
    backup_file: () => ({ file: "/home/sample/library.cuttings", clips: this.state.clips.length, pages: 10, removed: 0, missing: [] }),
    keep_backups_in: ({ folder }) => {
      this.keeping.backups.chosen = folder !== null;
      this.keeping.backups.folder = folder ?? "/home/sample/Cuttings/backups";
    },
    open_library: () => this.mend(),
    move_library: () => null,
    ways_back: () => this.keeping.backups.kept,
    choose_backup: () => "/media/disk/library.cuttings",
    go_back: () => {
      this.mend();
      return { clips: this.state.clips.length, pages: 10, missing: [], set_aside: "/home/sample/Cuttings/set-aside/2026-11-29T140500Z", repaired: [], problems: [] };
    },
    check_library: ({ repair }) => {
      const { problems, mendable } = this.diagnosis;
      if (repair) Object.assign(this.diagnosis, { problems: problems.slice(mendable), repaired: problems.slice(0, mendable), mendable: 0 });
      return this.diagnosis;
    },
    trash_contents: () => memory.trash(this.state),
    restore_annotations: ({ ids }) =>
      this.#change("highlight put back", () => {
        for (const { clip, annotation } of this.state.trash.annotations.filter((a) => ids.includes(a.annotation.id))) this.#clip(clip).annotations.push(annotation);
        this.state.trash.annotations = this.state.trash.annotations.filter((a) => !ids.includes(a.annotation.id));
      }),
    restore_dossiers: ({ ids }) =>
      this.#change("dossier put back", () => {
        this.state.dossiers.push(...this.state.trash.dossiers.filter((d) => ids.includes(d.id)));
        this.state.trash.dossiers = this.state.trash.dossiers.filter((d) => !ids.includes(d.id));
      }),
    empty_trash: () => {
      const gone = memory.trash(this.state);
      this.state.clips = this.state.clips.filter((clip) => !clip.state.trashed);
      this.state.trash = { annotations: [], dossiers: [] };
      [this.#done, this.#undone] = [[], []];
      this.#announce("trash emptied");
      return { clips: gone.clips.length, annotations: gone.annotations.length, dossiers: gone.dossiers.length, pages: gone.clips.length };
    },
    attach_annotation: ({ id, start, end }) =>
      this.#change("highlight put in its place", () => {
        this.keeping.waiting = this.keeping.waiting.filter((w) => w.annotation !== id);
        return Object.assign(this.#annotation(id), { start, end, state: "placed", how: "hand" });
      }),
    stop: ({ work }) => void this.#stopped.add(work),
    rereading: ({ id }) => this.#rereading(id),
    look_at_readings: () => {
      const clips = [...this.rereadings.values()].map(({ reread }) => reread);
      this.keeping.older = false;
      return clips.map((clip, at) => ({ read: at + 1, of: clips.length, clips: [clip] }));
    },
    take_readings: ({ ids, unmarked }) =>
      this.#change(ids.length === 1 ? "clip read anew" : `${ids.length} clips read anew`, () =>
        ids.map((id: string, at: number) => {
          const { reread } = this.#rereading(id);
          const stays = unmarked && reread.exact + reread.moved + reread.waiting > 0;
          if (!stays) this.rereadings.delete(id);
          return { read: at + 1, of: ids.length, clips: [{ ...reread, status: stays ? "offered" : "taken" }] };
        }),
      ),
    put_off_readings: () => void (this.keeping.older = false),
    choose_folder: () => "/home/sample/Documents",
    choose_files: () => ["/home/sample/page.html"],
    show_in_folder: () => null,
    undo: () => this.#step(this.#done, this.#undone),
    redo: () => this.#step(this.#undone, this.#done),
    library_info: () => ({ folder: "/home/sample/Cuttings", version: "0.1.0", platform: "linux" }),
    reopen_library: () => null,
    show_menu: () => null,
    edit_page: () => null,
    paste: () => this.copied,
    zoom: () => null,
    will_quit: () => null,
    quit: () => null,
    painted: () => null,
  };
}
