// All that the window knows, in one place: made once from a host, handed down by context. It reads the library again when
// the library says that something changed.
import { getContext, setContext } from "svelte";
import { commands, type Api } from "../api/commands";
import { asFailure, PRESENTATIONS } from "../api/failure";
import type { Host } from "../api/host";
import type { Changes, ClipDetail, ClipId, Error as Failure, Overview, Sort, Source } from "../api/types";
import { DossierDesk } from "./dossier.svelte";
import { Keeping } from "./keeping.svelte";
import { ClipList } from "./list.svelte";
import { Reading } from "./reading.svelte";
import { sameScope, scopeQuery, typedQuery, type Scope } from "./scope";
import { Settings } from "./settings.svelte";
import { Tray } from "./tray.svelte";

export type Dialog =
  | { kind: "palette" | "shortcuts" | "settings" | "keeping" | "readings" | "waysBack" | "newDossier" | "newSection" }
  | { kind: "clip"; tab: "link" | "text" }
  | { kind: "tag" | "file"; clips: ClipId[] }
  | { kind: "reread"; clip: ClipId }
  | { kind: "renameTag" | "renameSearch"; name: string }
  | { kind: "saveSearch" }
  /** Stays until the work is done. */
  | { kind: "working"; title: string }
  /** What is too long for the line at the bottom, in paragraphs. */
  | { kind: "told"; title: string; text: string[] }
  | Question;

/** A question with two answers. */
export interface Question {
  kind: "confirm";
  title: string;
  text: string;
  verb: string;
  cancel?: string;
  /** Where the keyboard was. */
  from?: HTMLElement | null;
  then: () => unknown;
}

export type Pane = "sidebar" | "list" | "reader" | "dossier";

export class Desk {
  readonly host: Host;
  readonly api: Api;
  readonly settings = new Settings();
  readonly list: ClipList;
  readonly reading: Reading;
  readonly dossier: DossierDesk;
  readonly tray: Tray;
  readonly keeping: Keeping;

  overview = $state.raw<Overview | null>(null);
  scope = $state.raw<Scope>({ kind: "all" });
  search = $state("");
  sort = $state<Sort>("published");
  dialog = $state.raw<Dialog | null>(null);
  /** Asked over whatever dialog is open, which keeps what is typed in it. */
  question = $state.raw<Question | null>(null);
  /** The library cannot be used: shown over the whole window. */
  problem = $state.raw<Failure | null>(null);
  /** The first picture is there. */
  onScreen = $state(false);
  /** Where the keyboard is. */
  pane = $state<Pane>("list");
  /** In a narrow window one of the two is shown. */
  front = $state<"list" | "reader">("list");
  sidebarOpen = $state(false);
  /** What should take the keyboard next; whoever draws it does so and clears this. */
  focusOn = $state<Pane | "search" | "paste" | null>(null);

  /** Rows of an unread list stay while it is being read, though they are no longer unread. */
  #keepRows = false;
  /** The open clip, where the person did not choose it. */
  #unchosen: ClipId | null = null;
  #due: Changes | null = null;
  #refreshing: Promise<void> | null = null;
  #underWay = new Set<Promise<unknown>>();

  constructor(host: Host) {
    this.host = host;
    this.api = commands(host);
    this.list = new ClipList(this.api);
    this.reading = new Reading(this.api);
    this.dossier = new DossierDesk(this.api);
    this.tray = new Tray(this.api);
    this.keeping = new Keeping(this.api);
  }

  /** Listens and reads. Gives what stops the listening. */
  start(): () => void {
    const stops = [
      this.host.on("changed", (changes) => {
        if (!byAnother(changes)) this.tray.succeeded();
        void this.refresh(changes);
      }),
      this.host.on("backed-up", () => void this.keeping.reload()),
      this.host.on("library-problem", (failure) => (this.problem = failure)),
    ];
    void this.begin();
    return () => stops.forEach((stop) => stop());
  }

  async begin() {
    this.problem = this.list.failure = null;
    await Promise.all([this.#readOverview(), this.#showList()]);
    // What the first picture does not need comes after it.
    void onScreen().then(() => {
      this.onScreen = true;
      if (this.problem) return;
      void this.attempt(() => this.api.painted());
      void this.keeping.reload();
    });
  }

  /** Runs what may fail; a failure is told where it belongs, or as who asks says. */
  async attempt<T>(work: () => Promise<T>, tell = (failure: Failure) => this.fail(failure)): Promise<T | undefined> {
    const done = work();
    this.#underWay.add(done);
    try {
      return await done;
    } catch (thrown) {
      tell(asFailure(thrown));
      return undefined;
    } finally {
      this.#underWay.delete(done);
    }
  }

  /** Once all that was asked of the library is done. */
  async settled() {
    while (this.#underWay.size > 0) await Promise.allSettled([...this.#underWay]);
  }

  fail(failure: Failure) {
    // Something newer was asked, whose answer is on its way.
    if (failure.code === "interrupted") return;
    const { where, ofOneThing } = PRESENTATIONS[failure.code];
    if (where === "window" && !(ofOneThing && this.overview)) this.problem = failure;
    else this.tray.notice = { kind: "failed", failure };
  }

  /** Reads again what is shown. What changes meanwhile is read once more afterwards, however often it changed. */
  refresh(changes: Changes): Promise<void> {
    this.#due = either(this.#due, changes);
    return (this.#refreshing ??= this.#catchUp());
  }

  async #catchUp() {
    while (this.#due) {
      const changes = this.#due;
      this.#due = null;
      await Promise.all([
        this.#readOverview(),
        this.#keepRows ? undefined : this.list.reload(),
        this.#rereadClip(),
        this.keeping.reload(),
        changes.clips || changes.dossiers || changes.annotations ? this.dossier.reload() : undefined,
      ]);
    }
    this.#refreshing = null;
  }

  async #rereadClip() {
    const detail = await this.reading.reload();
    if (detail) this.list.patch(detail);
  }

  async #readOverview() {
    this.overview = (await this.attempt(() => this.api.overview())) ?? this.overview;
  }

  /** What the list is asked for: the place in the sidebar, and the words in the search box. */
  get wholeQuery(): string {
    return [scopeQuery(this.scope), typedQuery(this.search)].filter(Boolean).join(" ");
  }

  /** The same with its last word ended: what a search that is kept asks for. */
  get endedQuery(): string {
    return [scopeQuery(this.scope), typedQuery(`${this.search} `)].filter(Boolean).join(" ");
  }

  /** What is marked in a clip that is opened from the list. */
  get searchInClip(): string {
    return typedQuery(this.search);
  }

  async #showList() {
    this.#keepRows = false;
    await this.list.show(this.wholeQuery, this.sort);
    const { failure } = this.list;
    if (failure && PRESENTATIONS[failure.code].where === "window") this.problem = failure;
  }

  /** Goes to a place of the sidebar. */
  async goTo(scope: Scope) {
    this.sidebarOpen = false;
    this.front = "list";
    if (scope.kind === "dossier") {
      this.scope = scope;
      this.endSearch();
      this.reading.close();
      await this.dossier.open(scope.id);
      return;
    }
    this.dossier.close();
    if (!sameScope(scope, this.scope)) this.reading.close();
    this.scope = scope;
    await this.#showList();
  }

  /** Without words nothing is more relevant than another. */
  endSearch(typed = "") {
    this.search = typed;
    if (this.sort === "relevance") this.sort = "published";
  }

  /** Searching in a dossier leaves its desk: the whole library is searched. */
  async searchFor(text: string) {
    const wasEmpty = this.search.trim() === "";
    const isEmpty = text.trim() === "";
    this.search = text;
    if (wasEmpty && !isEmpty) this.sort = "relevance";
    if (isEmpty) this.endSearch(text);
    if (this.scope.kind === "dossier") return isEmpty ? undefined : this.goTo({ kind: "all" });
    await this.#showList();
    // What is marked in the open clip are the words that the box holds now.
    if (this.search === text) await this.reading.lookFor(this.searchInClip);
  }

  /** Runs a kept search over the whole library. */
  async runSearch(query: string) {
    this.sidebarOpen = false;
    this.front = "list";
    this.dossier.close();
    this.scope = { kind: "all" };
    // Complete as it is: its fields are chips.
    await this.searchFor(`${query} `);
  }

  async sortBy(sort: Sort) {
    this.sort = sort;
    await this.#showList();
  }

  /** Opens a clip, and marks it as read once it is really open. One that the person did not choose, for it only came in the
   *  place of another, is read once they turn to it. */
  async open(id: ClipId, query = "", chosen = true): Promise<ClipDetail | null> {
    this.front = "reader";
    this.#unchosen = chosen ? null : id;
    const detail = await this.reading.open(id, query);
    if (detail && chosen) await this.#markRead(detail);
    return detail;
  }

  /** The person does something in the open article. */
  async turnToArticle() {
    const { detail } = this.reading;
    if (!detail || detail.id !== this.#unchosen) return;
    this.#unchosen = null;
    await this.#markRead(detail);
  }

  async #markRead({ id, state }: ClipDetail) {
    if (state.read || state.trashed) return;
    if (this.scope.kind === "unread") this.#keepRows = true;
    await this.attempt(() => this.api.openedClip(id));
  }

  /** The clips that a command acts on: those chosen in the list, or the one that is open. */
  get subject(): ClipId[] {
    if (this.scope.kind !== "dossier" && this.list.chosen.size > 0) return [...this.list.chosen];
    return this.reading.id ? [this.reading.id] : [];
  }

  /** Clips files together, and other sources side by side, for a page may take long to come; what is dropped on an open
   *  dossier is filed there. */
  async clip(sources: { source: Source; label: string }[], tags: string[] = [], dossier?: string | null) {
    const into = dossier === undefined ? this.openDossierTitle : dossier;
    const areFiles = sources.length > 1 && sources.every(({ source }) => source.kind === "file");
    const ids = areFiles
      ? await this.tray.clipAll(sources, tags, into)
      : await Promise.all(sources.map(({ source, label }) => this.tray.clip(source, label, tags, into)));
    this.#keepRows = false;
    await this.refresh({ clips: true, annotations: false, tags: true, dossiers: true, searches: false });
    return ids;
  }

  focusNextPane(by: 1 | -1) {
    const panes: Pane[] = this.scope.kind === "dossier" ? ["sidebar", "dossier", "reader"] : ["sidebar", "list", "reader"];
    this.focusOn = panes[(panes.indexOf(this.pane) + by + panes.length) % panes.length]!;
  }

  get openDossierTitle(): string | null {
    const { scope } = this;
    if (scope.kind !== "dossier") return null;
    return this.overview?.dossiers.find((d) => d.id === scope.id)?.title ?? null;
  }
}

function either(a: Changes | null, b: Changes): Changes {
  if (!a) return b;
  return {
    clips: a.clips || b.clips,
    annotations: a.annotations || b.annotations,
    tags: a.tags || b.tags,
    dossiers: a.dossiers || b.dossiers,
    searches: a.searches || b.searches,
  };
}

/** Another program may have changed anything; that says nothing of what failed here. */
const byAnother = (changes: Changes) => Object.values(changes).every(Boolean);

/** Once what is drawn now has been painted: the second frame begins after the first is shown. */
const onScreen = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

const KEY = Symbol("desk");
export const provideDesk = (desk: Desk) => setContext(KEY, desk);
export const useDesk = (): Desk => getContext<Desk>(KEY);
