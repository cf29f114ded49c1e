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
  | { kind: "clipped"; jobs: Job[]; leftOut?: number }
  | { kind: "failed"; failure: Failure }
  | { kind: "unclipped"; label: string; leftOut?: number }
  /** The person stopped: so many of all are here, and these were not begun. */
  | { kind: "stopped"; here: number; of: number; left: Left[] }
  | { kind: "address"; url: string }
  /** Words that were written and could not be kept. */
  | { kind: "unsaved"; text: string };

const PASSING: readonly Notice["kind"][] = ["said", "clipped"];
const PASSES_AFTER_MS = 8000;

export class Tray {
  jobs = $state<Job[]>([]);
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

  get working(): Job[] {
    return this.jobs.filter((job) => job.status === "working");
  }

  get failed(): Job[] {
    return this.jobs.filter((job) => job.status === "failed");
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
        if (asFailure(thrown).code === "interrupted") this.#leave({ sources: sources.slice(at), tags, dossier }, jobs.slice(at));
        else jobs.forEach((job, at) => job.status === "working" && this.#fail(job, thrown, alone(at)));
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
  #leave(left: Left, jobs: Job[]) {
    const keys = new Set(jobs.map((job) => job.key));
    this.jobs = this.jobs.filter((job) => !keys.has(job.key));
    this.#left = [...this.#left, left];
    const here = this.jobs.filter((job) => job.status !== "working" && job.status !== "failed").length;
    this.notice = { kind: "stopped", here, of: this.begun, left: this.#left };
  }

  async clipSample(label: string): Promise<ClipId | null> {
    return this.#run(this.#begin(label), () => this.#api.clipSample());
  }

  /** What is done makes room for what begins. */
  #clear() {
    if (this.working.length > 0) return;
    this.jobs = this.failed;
    this.begun = 0;
    this.#left = [];
  }

  #begin(label: string): Job {
    this.begun++;
    this.jobs.push({ key: this.#nextKey++, label, status: "working", message: null, id: null, again: null });
    return this.jobs.at(-1)!;
  }

  async #run(job: Job, work: () => Promise<Clipped>): Promise<ClipId | null> {
    job.status = "working";
    try {
      this.#end(job, await work(), work);
    } catch (thrown) {
      this.#fail(job, thrown, work);
    }
    return job.id;
  }

  #end(job: Job, { status, message, id, headline }: Clipped, work: () => Promise<Clipped>) {
    Object.assign(job, { status, message, id, label: headline ?? job.label });
    if (status === "failed") {
      const retry = id === null ? work : () => this.#api.retryClip(id);
      job.again = async () => void (await this.#run(job, retry));
    }
    this.#tell(job);
  }

  #fail(job: Job, thrown: unknown, work: () => Promise<Clipped>) {
    Object.assign(job, { status: "failed", message: asFailure(thrown).message });
    job.again = async () => void (await this.#run(job, work));
    this.#tell(job);
  }

  #tell({ id, status, label }: Job) {
    if (status === "failed") {
      this.notice = { kind: "unclipped", label };
      return;
    }
    this.arrived = id;
    this.notice = { kind: "clipped", jobs: this.jobs.filter((job) => job.status !== "working" && job.status !== "failed") };
  }

  /** How many files of a folder were no articles: said beside what became of the others. */
  leftOut(files: number) {
    const { notice } = this;
    if (notice?.kind === "clipped" || notice?.kind === "unclipped") this.notice = { ...notice, leftOut: files };
  }

  dismissNotice() {
    this.notice = null;
  }

  /** What was done about these clips elsewhere is no failure any more. */
  forget(ids: readonly ClipId[]) {
    this.jobs = this.jobs.filter((job) => job.id === null || !ids.includes(job.id));
  }

  /** Leaves a failed source, or all of them. */
  dismiss(key?: number) {
    if (this.notice?.kind === "unclipped") this.notice = null;
    this.jobs = key === undefined ? this.working : this.jobs.filter((job) => job.key !== key);
  }
}
