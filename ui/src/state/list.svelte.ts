// The list of clips: pages of rows as they are needed, and which rows are chosen. An answer to an older question is
// dropped, so that fast typing never shows stale rows.
import type { Api } from "../api/commands";
import { asFailure } from "../api/failure";
import type { ClipDetail, ClipId, ClipRow, Error as Failure, Sort, UnknownName } from "../api/types";

const PAGE = 100;

/** More rows than a window shows at once. A new question asks for no more of them: each one found is read and marked, and a
 * person who types waits for that at every key. */
const FIRST = 20;

export class ClipList {
  query = $state("");
  sort = $state<Sort>("published");
  /** One place a clip; undefined until its page has come. */
  rows = $state.raw<(ClipRow | undefined)[]>([]);
  status = $state<"loading" | "ready" | "failed">("loading");
  failure = $state.raw<Failure | null>(null);
  /** So many of the newest were ranked, where there are too many to rank them all. */
  ranked = $state<number | null>(null);
  /** Names that were asked for and that nothing has, where nothing was found. */
  unknown = $state.raw<UnknownName[]>([]);
  /** The question that these rows answer; another object with each answer, so that what follows from it can follow. */
  answered = $state.raw<{ query: string } | null>(null);
  /** Where the keyboard is. */
  cursor = $state(-1);
  chosen = $state.raw<ReadonlySet<ClipId>>(new Set());

  /** Resolves once the answer to the last question is there. */
  shown: Promise<void> = Promise.resolve();

  #api: Api;
  #question = 0;
  #coming = new Set<number>();
  #anchor = -1;
  /** The rows on the screen, to be read again first. */
  #seen = { from: 0, to: 0 };

  constructor(api: Api) {
    this.#api = api;
  }

  /** Where a step down leads: a row that has the cursor but was never chosen comes first. */
  get next(): number {
    return this.chosen.size === 0 ? Math.max(0, this.cursor) : this.cursor + 1;
  }

  get many(): boolean {
    return this.chosen.size > 1;
  }

  /** Shows another list. The old rows stay until the new ones are there. */
  async show(query: string, sort: Sort) {
    this.query = query;
    this.sort = sort;
    this.cursor = -1;
    this.choose([]);
    await (this.shown = this.#read([0], true, FIRST));
  }

  /** Reads again what is shown. */
  async reload() {
    const from = Math.floor(this.#seen.from / PAGE);
    const to = Math.floor(this.#seen.to / PAGE);
    await this.#read(Array.from({ length: to - from + 1 }, (_, i) => from + i), true);
  }

  /** A row that is drawn before it is there asks for its page. */
  want(index: number) {
    const page = Math.floor(index / PAGE);
    if (!this.#coming.has(page)) void this.#read([page], false);
  }

  saw(from: number, to: number) {
    this.#seen = { from: Math.max(0, from), to: Math.max(0, to) };
  }

  /** Takes over what is newer in an opened clip. */
  patch({ id, state, tags, annotations }: ClipDetail) {
    const colours = annotations.slice(0, 8).map((a) => a.colour);
    this.rows = this.rows.map((row) =>
      row?.id === id ? { ...row, state, tags, colours, annotations: annotations.length } : row,
    );
  }

  async #read(pages: number[], anew: boolean, limit = PAGE): Promise<void> {
    const question = anew ? ++this.#question : this.#question;
    if (anew) this.#coming.clear();
    for (const page of pages) this.#coming.add(page);
    try {
      const ask = (page: number) => this.#api.listClips(this.query, this.sort, page * PAGE, limit);
      const answers = await Promise.all(pages.map(ask));
      if (question !== this.#question) return;
      const { total } = answers[0]!;
      const rows = anew ? [] : this.rows.slice(0, total);
      rows.length = total;
      answers.forEach((answer, i) => answer.rows.forEach((row, j) => (rows[pages[i]! * PAGE + j] = row)));
      this.rows = rows;
      this.ranked = answers[0]!.ranked;
      this.unknown = answers[0]!.unknown;
      if (anew) this.answered = { query: this.query };
      this.failure = null;
      this.status = "ready";
      this.#keepChoice(anew);
    } catch (thrown) {
      if (question !== this.#question) return;
      const failure = asFailure(thrown);
      // Another part of the window asked for a list meanwhile; this one is still wanted.
      if (failure.code === "interrupted") return await this.#read(pages, anew, limit);
      this.failure = failure;
      this.status = "failed";
    } finally {
      for (const page of pages) this.#coming.delete(page);
    }
  }

  /** After a change the cursor stays on its clip, wherever that went. */
  #keepChoice(anew: boolean) {
    if (!anew || this.chosen.size === 0) return;
    const at = this.rows.findIndex((row) => row && this.chosen.has(row.id));
    if (at >= 0 && !this.many) this.cursor = at;
    this.cursor = Math.min(this.cursor, this.rows.length - 1);
  }

  choose(ids: Iterable<ClipId>) {
    this.chosen = new Set(ids);
  }

  /** Moves to a row and chooses it alone. Gives the row, where it is there. */
  moveTo(index: number): ClipRow | undefined {
    this.cursor = Math.max(0, Math.min(index, this.rows.length - 1));
    this.#anchor = this.cursor;
    const row = this.rows[this.cursor];
    this.choose(row ? [row.id] : []);
    return row;
  }

  /** The same for a row whose page has yet to come; nothing where the person has gone on meanwhile. */
  async arriveAt(index: number): Promise<ClipRow | undefined> {
    const row = this.moveTo(index);
    if (row || this.cursor < 0) return row;
    const at = this.cursor;
    await this.#read([Math.floor(at / PAGE)], false);
    return this.cursor === at ? this.moveTo(at) : undefined;
  }

  /** Chooses all between the last row moved to and this one. */
  extendTo(index: number) {
    this.cursor = Math.max(0, Math.min(index, this.rows.length - 1));
    if (this.#anchor < 0) this.#anchor = this.cursor;
    const [from, to] = [Math.min(this.#anchor, this.cursor), Math.max(this.#anchor, this.cursor)];
    this.choose(this.rows.slice(from, to + 1).flatMap((row) => (row ? [row.id] : [])));
  }

  toggle(index: number) {
    this.cursor = index;
    this.#anchor = index;
    const row = this.rows[index];
    if (!row) return;
    const chosen = new Set(this.chosen);
    if (!chosen.delete(row.id)) chosen.add(row.id);
    this.choose(chosen);
  }

  /** All clips of the list, also those that are not yet on the screen. */
  async chooseAll() {
    const missing = new Set<number>();
    for (let i = 0; i < this.rows.length; i++) if (!this.rows[i]) missing.add(Math.floor(i / PAGE));
    if (missing.size > 0) await this.#read([...missing], false);
    this.choose(this.rows.flatMap((row) => (row ? [row.id] : [])));
  }

  rowOf(id: ClipId): ClipRow | undefined {
    return this.rows.find((row) => row?.id === id);
  }
}
