// What the present reader of pages makes of clips that an older one read: looked at, and used where the person wants it.
import type { Api, ReadAnew } from "../api/commands";
import { asFailure } from "../api/failure";
import type { ClipId, Reread } from "../api/types";
import { newWork } from "./work";

export const isMarked = ({ exact, moved, waiting }: Reread) => exact + moved + waiting > 0;

export class Readings {
  /** What goes on now. */
  doing = $state<"looking" | "using" | null>(null);
  read = $state(0);
  of = $state(0);
  /** How many pages were looked at, once that has ended. */
  looked = $state<{ read: number; of: number } | null>(null);
  /** Clips that read otherwise, in the order of their reading; one array each, for there may be very many. */
  marked = $state.raw<readonly Reread[]>([]);
  unmarked = $state.raw<readonly Reread[]>([]);
  /** Clips whose page cannot be read. */
  failed = $state.raw<readonly Reread[]>([]);
  #api: Api;
  #work = 0;

  constructor(api: Api) {
    this.#api = api;
  }

  get number(): number {
    return this.marked.length + this.unmarked.length;
  }

  /** How many highlights would wait for a place by hand. */
  get waiting(): number {
    return this.marked.reduce((sum, { waiting }) => sum + waiting, 0);
  }

  async look() {
    this.marked = this.unmarked = this.failed = [];
    this.looked = null;
    await this.#run("looking", (work) =>
      this.#api.lookAtReadings(work, (part) => {
        this.#tell(part);
        const offered = part.clips.filter(({ status }) => status === "offered");
        this.marked = [...this.marked, ...offered.filter(isMarked)];
        this.unmarked = [...this.unmarked, ...offered.filter((clip) => !isMarked(clip))];
        this.failed = [...this.failed, ...part.clips.filter(({ status }) => status === "failed")];
      }),
    );
    this.looked = { read: this.read, of: this.of };
  }

  /** Shows clips as they read now; how many are. */
  async use(clips: readonly Reread[], unmarked = false): Promise<number> {
    const ids = clips.map(({ id }) => id);
    const taken = new Set<ClipId>();
    await this.#run("using", (work) =>
      this.#api.takeReadings(ids, unmarked, work, (part) => {
        this.#tell(part);
        for (const { id, status } of part.clips) if (status === "taken") taken.add(id);
      }),
    );
    const stays = ({ id }: Reread) => !taken.has(id);
    this.marked = this.marked.filter(stays);
    this.unmarked = this.unmarked.filter(stays);
    return taken.size;
  }

  stop() {
    if (this.doing) void this.#api.stop(this.#work);
  }

  #tell({ read, of }: ReadAnew) {
    this.read = read;
    this.of = of;
  }

  /** What was stopped is no failure: what was done stays. */
  async #run(doing: "looking" | "using", work: (work: number) => Promise<unknown>) {
    this.doing = doing;
    this.read = this.of = 0;
    try {
      await work((this.#work = newWork()));
    } catch (thrown) {
      if (asFailure(thrown).code !== "interrupted") throw thrown;
    } finally {
      this.doing = null;
    }
  }
}
