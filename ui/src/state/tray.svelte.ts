// What is going on, in words: what is being clipped, what failed and why, and what was just said.
import type { Api } from "../api/commands";
import { asFailure } from "../api/failure";
import type { ClipId, Clipped, ClipStatus, Error as Failure, Source } from "../api/types";
import { newWork } from "./work";

export interface Job {
  key: number;
  label: string;
  status: "working" | ClipStatus;
  message: string | null;
  id: ClipId | null;
  /** Starts it again, where that can help. */
  again: (() => Promise<void>) | null;
}

/** Files that were to be clipped together. */
export interface Left {
  sources: { source: Source; label: string }[];
  tags: string[];
  dossier: string | null;
}

/** What happened last. What was said passes; what failed stays until it is dismissed or something else happens. */
export type Notice =
  | { kind: "said"; text: string }
  /** How many were clipped since there was nothing to do, how many of these were known, and the last of them. */
  | { kind: "clipped"; sources: number; known: number; last: Job; leftOut?: number }
  | { kind: "failed"; failure: Failure }
  | { kind: "unclipped"; label: string; leftOut?: number }
  /** The person stopped, or what is named as the cause did: so many of all are here, and the others are left. */
  | { kind: "stopped"; here: number; of: number; cause: Failure | null }
  | { kind: "address"; url: string }
  /** Words that were written and could not be kept. */
  | { kind: "unsaved"; text: string };

const PASSING: readonly Notice["kind"][] = ["said", "clipped"];
const PASSES_AFTER_MS = 8000;

export class Tray {
  /** Those that go on, and what became of the others. Only their numbers are watched, for there may be very many. */
  jobs: Job[] = [];
  working = $state(0);
  #failed = $state(0);
  #clipped = { sources: 0, known: 0 };
  #notice = $state.raw<Notice | null>(null);
  #passing: ReturnType<typeof setTimeout> | undefined;
  /** Files clipped together that are not there yet. They become one step of undo, which until then would split them. */
  filesToCome = $state(0);
  readonly manyToCome = $derived(this.filesToCome > 0);
  /** The person wants no more of them: those that are being written still come. */
  stopping = $state(false);
  /** The numbers of the work that clips files, and what is left of those that were stopped. */
  #works = new Set<number>();
  #left: Left[] = [];
  #goesOn = false;
  /** Someone asked for undo or redo while many are to come: why it waits is said until they are there. */
  undoAsked = $state(false);
  /** How many sources began since there was nothing to do. */
  begun = $state(0);
  /** The clip that came last. */
  arrived = $state<ClipId | null>(null);
  #api: Api;
  #nextKey = 0;

  constructor(api: Api) {
    this.#api = api;
  }

  get notice(): Notice | null {
    return this.#notice;
  }

  /** The newest event speaks, whatever was said before. */
  set notice(notice: Notice | null) {
    clearTimeout(this.#passing);
    this.#notice = notice;
    if (notice && PASSING.includes(notice.kind)) this.#passing = setTimeout(() => (this.#notice = null), PASSES_AFTER_MS);
  }

  /** What is being clipped, where that is one thing. */
  get workingLabel(): string | null {
    return this.working === 1 ? (this.jobs.find(({ status }) => status === "working")?.label ?? null) : null;
  }

  get failed(): Job[] {
    return this.#failed === 0 ? [] : this.jobs.filter(({ status }) => status === "failed");
  }

  say(text: string) {
    this.notice = { kind: "said", text };
  }

  /** Clips one source, and tells how it went. Gives the clip's id where there is one. */
  async clip(source: Source, label: string, tags: string[], dossier: string | null): Promise<ClipId | null> {
    this.#clear();
    return this.#run(this.#begin(label), () => this.#api.clip(source, tags, dossier));
  }

  /** Clips several sources together, and tells of each how it went, until the person stops it. */
  async clipAll(sources: { source: Source; label: string }[], tags: string[], dossier: string | null): Promise<(ClipId | null)[]> {
    this.#clear();
    const jobs = sources.map(({ label }) => this.#begin(label));
    const work = newWork();
    this.#works.add(work);
    let toCome = jobs.length;
    this.filesToCome += toCome;
    const came = (files: number) => {
      toCome -= files;
      this.filesToCome -= files;
    };
    const alone = (at: number) => () => this.#api.clip(sources[at]!.source, tags, dossier);
    let at = 0;
    await new Promise<void>((told) => {
      const each = (clipped: Clipped) => {
        came(Math.min(1, toCome));
        this.#end(jobs[at]!, clipped, alone(at));
        if (++at === jobs.length) told();
      };
      const all = sources.map(({ source }) => source);
      this.#api.clipAll(all, tags, dossier, work, each).catch((thrown) => {
        came(toCome);
        const { message } = thrown as Partial<Failure>;
        // Where the library took no more, each that was left was told of as failed, with the same words.
        const left = jobs.map(({ status, message: why }) => status === "working" || (status === "failed" && why === message));
        const failure = asFailure(thrown);
        this.#leave(
          { sources: sources.filter((_, at) => left[at]), tags, dossier },
          jobs.filter((_, at) => left[at]),
          failure.code === "interrupted" ? null : failure,
        );
        told();
      });
    });
    this.#works.delete(work);
    if (!this.manyToCome) this.undoAsked = this.stopping = false;
    return jobs.map((job) => job.id);
  }

  /** Stops clipping files. What is here stays. */
  stop() {
    if (!this.manyToCome) return;
    this.stopping = true;
    for (const work of this.#works) void this.#api.stop(work);
  }

  /** Files that were not begun are no failures: the person may go on with them. */
  #leave(left: Left, jobs: Job[], cause: Failure | null) {
    const keys = new Set(jobs.map((job) => job.key));
    this.#keep((job) => !keys.has(job.key));
    this.#left = [...this.#left, left];
    this.notice = { kind: "stopped", here: this.#clipped.sources, of: this.begun, cause };
  }

  /** Gives what was left, to go on with: it is counted with what came before. */
  takeLeft(): Left[] {
    const left = this.#left;
    this.#left = [];
    this.begun -= left.reduce((sum, { sources }) => sum + sources.length, 0);
    this.#goesOn = true;
    this.notice = null;
    return left;
  }

  async clipSample(label: string): Promise<ClipId | null> {
    return this.#run(this.#begin(label), () => this.#api.clipSample());
  }

  /** What is done makes room for what begins. */
  #clear() {
    if (this.working > 0) return;
    const goesOn = this.#goesOn;
    this.#goesOn = false;
    this.#keep(({ status }) => status === "failed");
    if (goesOn) return;
    this.begun = 0;
    this.#clipped = { sources: 0, known: 0 };
    this.#left = [];
  }

  #keep(stays: (job: Job) => boolean) {
    this.jobs = this.jobs.filter(stays);
    this.working = this.jobs.filter(({ status }) => status === "working").length;
    this.#failed = this.jobs.filter(({ status }) => status === "failed").length;
  }

  #begin(label: string): Job {
    const job: Job = { key: this.#nextKey++, label, status: "working", message: null, id: null, again: null };
    this.begun++;
    this.working++;
    this.jobs.push(job);
    return job;
  }

  #becomes(job: Job, what: Partial<Job>) {
    const before = job.status;
    Object.assign(job, what);
    this.working += Number(job.status === "working") - Number(before === "working");
    this.#failed += Number(job.status === "failed") - Number(before === "failed");
  }

  async #run(job: Job, work: () => Promise<Clipped>): Promise<ClipId | null> {
    this.#becomes(job, { status: "working" });
    try {
      this.#end(job, await work(), work);
    } catch (thrown) {
      this.#fail(job, thrown, work);
    }
    return job.id;
  }

  #end(job: Job, { status, message, id, headline }: Clipped, work: () => Promise<Clipped>) {
    const retry = id === null ? work : () => this.#api.retryClip(id);
    const again = status === "failed" ? async () => void (await this.#run(job, retry)) : job.again;
    this.#becomes(job, { status, message, id, label: headline ?? job.label, again });
    this.#tell(job);
  }

  #fail(job: Job, thrown: unknown, work: () => Promise<Clipped>) {
    this.#becomes(job, { status: "failed", message: asFailure(thrown).message, again: async () => void (await this.#run(job, work)) });
    this.#tell(job);
  }

  #tell(job: Job) {
    if (job.status === "failed") {
      this.notice = { kind: "unclipped", label: job.label };
      return;
    }
    this.arrived = job.id;
    this.#clipped.sources += 1;
    this.#clipped.known += Number(job.status === "known");
    this.notice = { kind: "clipped", ...this.#clipped, last: job };
  }

  /** How many files of a folder were no articles: said beside what became of the others. */
  leftOut(files: number) {
    const { notice } = this;
    if (notice?.kind === "clipped" || notice?.kind === "unclipped") this.notice = { ...notice, leftOut: files };
  }

  /** A change was made: what failed before it is no news any more. */
  succeeded() {
    if (this.notice?.kind === "failed") this.notice = null;
  }

  dismissNotice() {
    this.notice = null;
  }

  /** What was done about these clips elsewhere is no failure any more. */
  forget(ids: readonly ClipId[]) {
    this.#keep((job) => job.id === null || !ids.includes(job.id));
  }

  /** Leaves a failed source, or all of them. */
  dismiss(key?: number) {
    if (this.notice?.kind === "unclipped") this.notice = null;
    this.#keep((job) => (key === undefined ? job.status === "working" : job.key !== key));
  }
}
