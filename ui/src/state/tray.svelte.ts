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

export type Notice =
  | { kind: "said"; text: string }
  | { kind: "failed"; failure: Failure }
  | { kind: "address"; url: string };

/** Something the person may want to take back at once. */
export interface Offer {
  text: string;
  label: string;
  run: () => unknown;
}

export class Tray {
  jobs = $state<Job[]>([]);
  offered = $state.raw<Offer | null>(null);
  notice = $state.raw<Notice | null>(null);
  #api: Api;
  #nextKey = 0;

  constructor(api: Api) {
    this.#api = api;
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

  offer(text: string, label: string, run: () => unknown) {
    this.offered = { text, label, run };
  }

  /** Clips one source, and tells how it went. Gives the clip's id where there is one. */
  async clip(source: Source, label: string, tags: string[], dossier: string | null): Promise<ClipId | null> {
    if (this.working.length === 0) this.jobs = this.failed;
    const key = this.#nextKey++;
    this.jobs.push({ key, label, status: "working", message: null, id: null, again: null });
    return this.#run(key, () => this.#api.clip(source, tags, dossier));
  }

  async clipSample(label: string): Promise<ClipId | null> {
    const key = this.#nextKey++;
    this.jobs.push({ key, label, status: "working", message: null, id: null, again: null });
    return this.#run(key, () => this.#api.clipSample());
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
      return id;
    } catch (thrown) {
      const failure = asFailure(thrown);
      job.status = "failed";
      job.message = failure.message;
      job.again = async () => void (await this.#run(key, work));
      return null;
    }
  }

  dismiss(key?: number) {
    this.notice = null;
    this.jobs = key === undefined ? this.working : this.jobs.filter((job) => job.key !== key);
  }
}
