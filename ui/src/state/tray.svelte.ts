// What is going on, in words: what is being clipped, what failed and why, and what was just said.
import type { Api } from "../api/commands";
import { asFailure } from "../api/failure";
import type { ClipId, ClipStatus, Error as Failure, Source } from "../api/types";

export interface Job {
  key: number;
  label: string;
  status: "working" | ClipStatus;
  message: string | null;
  id: ClipId | null;
  /** Starts it again, where that can help. */
  again: (() => Promise<void>) | null;
}

/** What happened last. What was said passes; what failed stays until it is dismissed or something else happens. */
export type Notice =
  | { kind: "said"; text: string }
  | { kind: "clipped"; jobs: Job[] }
  | { kind: "failed"; failure: Failure }
  | { kind: "unclipped"; label: string }
  | { kind: "address"; url: string }
  /** Words that were written and could not be kept. */
  | { kind: "unsaved"; text: string };

const PASSING: readonly Notice["kind"][] = ["said", "clipped"];
const PASSES_AFTER_MS = 8000;

export class Tray {
  jobs = $state<Job[]>([]);
  #notice = $state.raw<Notice | null>(null);
  #passing: ReturnType<typeof setTimeout> | undefined;
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
    if (this.working.length === 0) this.jobs = this.failed;
    return this.#start(label, () => this.#api.clip(source, tags, dossier));
  }

  async clipSample(label: string): Promise<ClipId | null> {
    return this.#start(label, () => this.#api.clipSample());
  }

  #start(label: string, work: () => ReturnType<Api["clip"]>): Promise<ClipId | null> {
    const key = this.#nextKey++;
    this.jobs.push({ key, label, status: "working", message: null, id: null, again: null });
    return this.#run(key, work);
  }

  async #run(key: number, work: () => ReturnType<Api["clip"]>): Promise<ClipId | null> {
    const job = this.jobs.find((job) => job.key === key)!;
    job.status = "working";
    try {
      const done = await work();
      job.status = done.status;
      job.message = done.message;
      job.id = done.id;
      job.label = done.headline ?? job.label;
      const { id } = done;
      if (done.status === "failed") {
        const retry = id === null ? work : () => this.#api.retryClip(id);
        job.again = async () => void (await this.#run(key, retry));
      }
    } catch (thrown) {
      const failure = asFailure(thrown);
      job.status = "failed";
      job.message = failure.message;
      job.again = async () => void (await this.#run(key, work));
    }
    this.#tell(job);
    return job.id;
  }

  #tell({ id, status, label }: Job) {
    if (status === "failed") {
      this.notice = { kind: "unclipped", label };
      return;
    }
    this.arrived = id;
    this.notice = { kind: "clipped", jobs: this.jobs.filter((job) => job.status !== "working" && job.status !== "failed") };
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
