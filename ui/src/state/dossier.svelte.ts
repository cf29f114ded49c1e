// The dossier on the desk, and the preview of what an export of it would hold.
import type { Api } from "../api/commands";
import { asFailure } from "../api/failure";
import type { ClipId, Dossier, DossierId, Edition, Entry, Error as Failure, Move, SectionId } from "../api/types";

export class DossierDesk {
  id = $state<DossierId | null>(null);
  dossier = $state.raw<Dossier | null>(null);
  preview = $state<string | null>(null);
  edition = $state<Edition>("quotes");
  status = $state<"loading" | "ready" | "failed">("loading");
  failure = $state.raw<Failure | null>(null);
  /** The entry that the keyboard is on. */
  entry = $state<ClipId | null>(null);
  /** The entry that was just moved: the outline brings it into sight, and clears this. */
  moved = $state<ClipId | null>(null);
  /** Where the last export went. */
  written = $state.raw<{ dossier: DossierId; files: string[] } | null>(null);
  /** The folder whose file was changed by someone else: the person is asked before it is replaced. */
  asking = $state.raw<{ folder: string; message: string } | null>(null);

  #api: Api;
  #question = 0;

  constructor(api: Api) {
    this.#api = api;
  }

  async open(id: DossierId) {
    if (this.id !== id) {
      this.dossier = this.preview = this.entry = this.moved = this.asking = null;
      this.status = "loading";
    }
    this.id = id;
    await this.reload();
  }

  close() {
    this.#question++;
    this.id = this.dossier = this.preview = null;
  }

  async reload() {
    if (this.id === null) return;
    const question = ++this.#question;
    try {
      const [dossier, preview] = await Promise.all([
        this.#api.openDossier(this.id),
        this.#api.previewExport(this.id, this.edition),
      ]);
      if (question !== this.#question) return;
      this.dossier = dossier;
      this.preview = preview;
      this.failure = null;
      this.status = "ready";
    } catch (thrown) {
      if (question !== this.#question) return;
      this.failure = asFailure(thrown);
      this.status = "failed";
    }
  }

  async showEdition(edition: Edition) {
    this.edition = edition;
    await this.reload();
  }

  async export(folder: string, force: boolean) {
    const id = this.id!;
    try {
      this.asking = null;
      const { files } = await this.#api.exportDossier(id, this.edition, folder, force);
      this.written = { dossier: id, files };
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code !== "file_changed") throw failure;
      this.asking = { folder, message: failure.message };
    }
  }

  /** Entries of one section, in order; null for those before any section. */
  entriesOf(section: string | null): Entry[] {
    return this.dossier?.entries.filter((entry) => entry.section === section) ?? [];
  }

  /** In front of which section (null: none) one goes to stand one place further up or down; undefined at the end. */
  sectionStep(section: SectionId, by: 1 | -1): SectionId | null | undefined {
    const ids = this.dossier!.sections.map(({ id }) => id);
    const at = ids.indexOf(section) + by;
    if (at < 0 || at >= ids.length) return undefined;
    return ids[by > 0 ? at + 1 : at] ?? null;
  }

  /** Where an entry goes to stand one place further up or down, over the bounds of its section too. */
  stepOf(clip: ClipId, by: 1 | -1): Move | null {
    const { entries, sections } = this.dossier!;
    const entry = entries.find((e) => e.clip.id === clip)!;
    const mates = this.entriesOf(entry.section);
    const neighbour = mates[mates.indexOf(entry) + by];
    if (neighbour) return { to: by > 0 ? "after" : "before", clip: neighbour.clip.id };

    const order: (string | null)[] = [null, ...sections.map((s) => s.id)];
    const section = order[order.indexOf(entry.section) + by];
    if (section === undefined) return null;
    const first = this.entriesOf(section)[0];
    if (by > 0 && first) return { to: "before", clip: first.clip.id };
    return { to: "section", title: sections.find((s) => s.id === section)?.title ?? null };
  }
}
