// How the library is kept: its backups, what is in the trash beside clips, highlights that wait for their place.
import type { Api, KeepingState } from "../api/commands";
import type { Trash, Waiting } from "../api/types";
import { momentName } from "../text/dates";

export class Keeping {
  now = $state.raw<KeepingState | null>(null);
  trash = $state.raw<Trash | null>(null);
  /** The highlight that the person is finding a place for. */
  placing = $state.raw<Waiting | null>(null);
  /** What is being done with the library as a whole, in words: until it ends, nothing else is begun. */
  busy = $state<string | null>(null);
  #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** What cannot be read now is read with the next change; whatever else fails then says so. */
  async reload() {
    [this.now, this.trash] = await Promise.all([
      this.#api.keeping().catch(() => this.now),
      this.#api.trashContents().catch(() => this.trash),
    ]);
    const { placing } = this;
    if (placing && !this.waiting.some((waiting) => waiting.annotation === placing.annotation)) this.placing = null;
  }

  get waiting(): Waiting[] {
    return this.now?.waiting ?? [];
  }

  /** When the newest backup was made, in words; each was read again before it counted. */
  get lastBackup(): string | null {
    const newest = this.now?.backups.kept[0];
    return newest ? momentName(new Date(newest.made), new Date()) : null;
  }

  /** How many highlights and dossiers are in the trash, beside clips. */
  get othersInTrash(): number {
    return this.trash ? this.trash.annotations.length + this.trash.dossiers.length : 0;
  }

  get hasTrash(): boolean {
    return this.trash !== null && this.trash.clips.length + this.othersInTrash > 0;
  }
}
