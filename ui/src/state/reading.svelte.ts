// The clip that is open, and what the person is doing in it: the passage chosen, the highlight in focus, the words looked
// for. The reader draws this; actions change it.
import type { Api } from "../api/commands";
import { asFailure } from "../api/failure";
import type { Annotation, AnnotationId, ClipDetail, ClipId, Colour, Error as Failure, FoundIn } from "../api/types";

/** Half open, in code points of the canonical text. */
export interface TextRange {
  start: number;
  end: number;
}

export class Reading {
  id = $state<ClipId | null>(null);
  detail = $state.raw<ClipDetail | null>(null);
  status = $state<"none" | "loading" | "ready" | "failed">("none");
  failure = $state.raw<Failure | null>(null);

  /** The passage chosen with the pointer or the keyboard. */
  chosen = $state.raw<TextRange | null>(null);
  /** The highlight that keys act on. */
  mark = $state<AnnotationId | null>(null);
  /** The highlight whose note is being written. */
  writing = $state<AnnotationId | null>(null);
  /** The highlight whose tags are being chosen. */
  tagging = $state<AnnotationId | null>(null);

  finding = $state(false);
  needle = $state("");
  /** Where the words of the search that led here stand, and which of these places is next to be shown. */
  found = $state.raw<readonly FoundIn[]>([]);
  step = $state<1 | -1 | null>(null);

  #api: Api;
  #question = 0;
  #query = "";
  /** The highlight that is being made: what the next key asks waits for it. */
  #making: Promise<AnnotationId | null> = Promise.resolve(null);

  constructor(api: Api) {
    this.#api = api;
  }

  get annotation(): Annotation | null {
    return this.detail?.annotations.find((a) => a.id === this.mark) ?? null;
  }

  /** Resolves to the clip once it is really there, or null where it is not, or another was opened meanwhile. */
  async open(id: ClipId, query = ""): Promise<ClipDetail | null> {
    if (this.id !== id) {
      this.chosen = this.mark = this.writing = this.tagging = null;
      this.finding = false;
      this.found = [];
      this.status = "loading";
      this.id = id;
    }
    void this.lookFor(query);
    return this.#read();
  }

  /** Marks the words of a search, by the rules of the list; an answer to an older question is dropped. */
  async lookFor(query: string) {
    const { id } = this;
    this.#query = query;
    // A search that means nothing is told where it is typed.
    const found = query && id ? await this.#api.findInClip(id, query).catch(() => []) : [];
    if (this.#query === query && this.id === id) this.found = found;
  }

  async reload(): Promise<ClipDetail | null> {
    if (this.id === null) return null;
    void this.lookFor(this.#query);
    return this.#read();
  }

  close() {
    this.#question++;
    this.id = this.detail = this.chosen = this.mark = this.writing = this.tagging = null;
    this.status = "none";
    this.finding = false;
  }

  async #read(): Promise<ClipDetail | null> {
    const question = ++this.#question;
    try {
      const detail = await this.#api.openClip(this.id!);
      if (question !== this.#question) return null;
      this.detail = detail;
      this.status = "ready";
      if (!detail.annotations.some((a) => a.id === this.mark)) this.mark = null;
      return detail;
    } catch (thrown) {
      if (question !== this.#question) return null;
      this.failure = asFailure(thrown);
      this.detail = null;
      this.status = "failed";
      return null;
    }
  }

  /** Highlights the chosen passage, or gives the highlight in focus another colour. */
  highlight(colour: Colour): Promise<AnnotationId | null> {
    const made = this.#making.then(() => this.#highlight(colour));
    this.#making = made.catch(() => null);
    return made;
  }

  async #highlight(colour: Colour): Promise<AnnotationId | null> {
    if (this.chosen && this.id) {
      const { start, end } = this.chosen;
      const made = await this.#api.annotate(this.id, start, end, colour, null, []);
      await this.#read();
      this.chosen = null;
      this.mark = made.id;
      return made.id;
    }
    if (this.mark) await this.#api.recolourAnnotation(this.mark, colour);
    return this.mark;
  }

  /** The highlight in focus; where a passage is chosen, a new one on it. */
  async markToActOn(): Promise<AnnotationId | null> {
    await this.#making;
    return this.chosen ? this.highlight("fact") : this.mark;
  }
}
