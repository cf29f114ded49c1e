// A library in memory: enough of the real one's behaviour for the window to be used and tested in a plain browser.
// Undo keeps whole copies; search is a plain "contains". Nothing here is part of what a person installs.
import { layout, type Unit } from "./layout";
import { SAMPLE_DOSSIER, SAMPLES, type Sample } from "./samples";
import type { Annotation, Block, ClipDetail, ClipRow, Colour, Dossier, Error as Failure, ErrorCode, Facet, Facets, Field, FoundIn, Overview, Part, Removed, SavedSearch, Trash } from "../types";

export interface StoredClip extends ClipDetail {
  units: Unit[];
  /** What the page said, kept beside a person's corrections. */
  extracted: Partial<Record<Field, { value: unknown; source: ClipDetail["article"]["sources"][Field] }>>;
}

export interface StoredDossier {
  id: string;
  title: string;
  intro: string | null;
  sections: { id: string; title: string }[];
  entries: { id: string; section: string | null; comment: string | null; clip: string }[];
}

export interface State {
  clips: StoredClip[];
  dossiers: StoredDossier[];
  searches: SavedSearch[];
  trash: { annotations: { clip: string; annotation: Annotation }[]; dossiers: StoredDossier[] };
}

export const emptyState = (): State => ({ clips: [], dossiers: [], searches: [], trash: { annotations: [], dossiers: [] } });

/** What is in the trash, as the library tells it. */
export function trash(state: State): Trash {
  const trashed = "2026-11-24T09:00:00Z";
  return {
    clips: state.clips.filter((clip) => clip.state.trashed).map((clip) => row(clip, [])),
    annotations: state.trash.annotations.map(({ clip, annotation: { id, quote, note, colour } }) => {
      const headline = state.clips.find((c) => c.id === clip)?.article.headline ?? null;
      return { id, clip, headline, quote, note, colour, trashed };
    }),
    dossiers: state.trash.dossiers.map(({ id, title, entries }) => ({ id, title, clips: entries.length, trashed })),
  };
}

export function failure(code: ErrorCode, message: string): Failure {
  return { code, message, detail: null };
}

let lastId = 0;
export const newId = (kind: string) => `${kind}-${String(++lastId).padStart(6, "0")}`;

export function sampleState(): State {
  const clips = SAMPLES.map(clipOfSample);
  const sections = SAMPLE_DOSSIER.outline.flatMap(({ section }) => (section ? [{ id: newId("section"), title: section }] : []));
  const entries = SAMPLE_DOSSIER.outline.flatMap(({ section, clips: places }) =>
    places.map((at) => ({
      id: newId("entry"),
      section: sections.find((s) => s.title === section)?.id ?? null,
      comment: SAMPLE_DOSSIER.comments[at] ?? null,
      clip: clips[at]!.id,
    })),
  );
  const { title, intro } = SAMPLE_DOSSIER;
  return { ...emptyState(), clips, dossiers: [{ id: newId("dossier"), title, intro, sections, entries }, { id: newId("dossier"), title: "Election observers", intro: null, sections: [], entries: [] }], searches: [{ id: newId("search"), name: "Unread on Belarus", query: "belarus is:unread" }] };
}

export function clipOfSample(sample: Sample): StoredClip {
  const document = { version: 1, blocks: sample.body };
  const { text, runs, units } = layout(document);
  const plain = (value: string | undefined | null) => value || null;
  const clip: StoredClip = {
    id: newId("clip"),
    url: sample.url,
    document,
    runs,
    units,
    extracted: {},
    tags: [...(sample.tags ?? [])],
    annotations: [],
    dossiers: [],
    versions: [{ id: newId("reading"), retrieved: sample.clipped, snapshot: "0".repeat(64), extractor: "sample", current: true }],
    state: { read: sample.read ?? false, starred: sample.starred ?? false, trashed: sample.trashed ?? false },
    note: null,
    clipped: sample.clipped,
    failure: sample.failure ?? null,
    article: {
      url: sample.url,
      headline: plain(sample.headline),
      standfirst: plain(sample.standfirst),
      byline: plain(sample.byline),
      authors: sample.byline ? [{ name: sample.byline, kind: "person" }] : [],
      publisher: plain(sample.publisher),
      aggregator: plain(sample.aggregator),
      section: sample.section ?? [],
      keywords: [],
      published: sample.published,
      updated: plain(sample.updated),
      retrieved: null,
      language: plain(sample.language),
      text,
      body_text: text,
      captions: [],
      markdown: text,
      sources: sample.sources ?? {},
      rivals: sample.rivals ?? {},
      removed: (sample.removed ?? []).map(({ after, ...rest }) => ({ at: endOf(text, after), ...rest })),
    },
  };
  for (const mark of sample.marks ?? []) {
    const start = pointOf(text, mark.quote);
    annotate(clip, start, start + [...mark.quote].length, mark.colour, mark.note ?? null, mark.tags ?? []);
  }
  return clip;
}

/** A part that was left out, as a paragraph where it stood; what stands behind it moves. */
export function putBack(clip: StoredClip, part: Removed) {
  const { removed } = clip.article;
  const index = removed.findIndex((left) => left.at === part.at && left.text === part.text);
  if (index < 0) throw failure("not_found", "That part is not left out of the article that is shown.");
  const before = (count: number) => layout({ version: 1, blocks: clip.document.blocks.slice(0, count) }).text;
  const at = clip.document.blocks.findIndex((_, i) => i > 0 && [...before(i)].length >= part.at);
  clip.document.blocks.splice(at < 0 ? clip.document.blocks.length : at, 0, { kind: "paragraph", text: [{ kind: "text", text: part.text }] });
  const { text, runs, units } = layout(clip.document);
  const longer = [...text].length - [...clip.article.text].length;
  removed.splice(index, 1);
  for (const left of removed.slice(index)) left.at += longer;
  for (const mark of clip.annotations) if (mark.start >= part.at) (mark.start += longer), (mark.end += longer);
  Object.assign(clip, { runs, units });
  clip.article.text = clip.article.body_text = text;
}

const pointOf = (text: string, part: string) => [...text.slice(0, text.indexOf(part))].length;
const endOf = (text: string, part: string) => pointOf(text, part) + [...part].length;

export function textClip(text: string, url: string | null, headline?: string): StoredClip {
  const lines = text.split(/\n+/).map((line) => line.trim()).filter(Boolean);
  const body: Block[] = lines.slice(headline ? 0 : 1).map((line) => ({ kind: "paragraph", text: [{ kind: "text", text: line }] }));
  return clipOfSample({
    url,
    headline: headline ?? lines[0] ?? "Without a headline",
    publisher: url ? new URL(url).hostname : "",
    published: null,
    language: "en",
    clipped: new Date().toISOString(),
    body,
  });
}

export function annotate(clip: StoredClip, start: number, end: number, colour: Colour, note: string | null, tags: string[]): Annotation {
  const chars = [...clip.article.text];
  const unit = clip.units.findLast((u) => u.start <= start);
  const made: Annotation = {
    id: newId("mark"),
    version: clip.versions[0]!.id,
    quote: chars.slice(start, end).join(""),
    prefix: chars.slice(Math.max(0, start - 32), start).join(""),
    suffix: chars.slice(end, end + 32).join(""),
    start,
    end,
    paragraph: unit?.paragraph ?? null,
    in: unit?.place ?? null,
    state: "placed",
    how: "exact",
    note,
    colour,
    tags,
    created: new Date().toISOString(),
  };
  clip.annotations = [...clip.annotations, made].sort((a, b) => a.start - b.start);
  return made;
}

export function row(clip: StoredClip, words: string[] = []): ClipRow {
  const { article } = clip;
  return {
    id: clip.id,
    headline: article.headline,
    publisher: article.publisher,
    aggregator: article.aggregator,
    byline: article.byline,
    published: article.published,
    clipped: clip.clipped,
    url: clip.url,
    language: article.language,
    tags: clip.tags,
    annotations: clip.annotations.length,
    colours: clip.annotations.slice(0, 8).map((a) => a.colour),
    snippet: clip.failure ? null : snippet(article.text, words),
    found_in: partsOf(clip).flatMap(([part, text]) => (words.some((word) => text.toLowerCase().includes(word)) ? [part] : [])),
    headline_marks: marks(article.headline ?? "", words),
    state: clip.state,
    failure: clip.failure,
  };
}

/** Where words stand in a text, each place once. */
function marks(text: string, words: string[]): [number, number][] {
  const found = words.flatMap((word) => {
    const places: [number, number][] = [];
    for (let at = text.toLowerCase().indexOf(word); at >= 0; at = text.toLowerCase().indexOf(word, at + 1)) {
      const from = [...text.slice(0, at)].length;
      places.push([from, from + [...word].length]);
    }
    return places;
  });
  return found.sort((a, b) => a[0] - b[0]).filter(([from], i, all) => i === 0 || from >= all[i - 1]![1]);
}

export function places(clip: StoredClip, words: string[], dossiers: StoredDossier[]): FoundIn[] {
  const none = { annotation: null, dossier: null, marks: [] };
  const own = partsOf(clip).map(([part, text]): FoundIn => ({ ...none, part, text }));
  const margin = clip.annotations.map((a): FoundIn => ({ ...none, part: "note", annotation: a.id, text: a.note ?? "" }));
  const comments = dossiers.flatMap(({ id, title, entries }) =>
    entries.filter((entry) => entry.clip === clip.id).map(({ comment }): FoundIn => ({ ...none, part: "comment", dossier: { id, title }, text: comment ?? "" })),
  );
  return [...own, ...margin, ...comments].map((one) => ({ ...one, marks: marks(one.text, words) })).filter((one) => one.marks.length > 0);
}

function partsOf({ article, note, tags }: StoredClip): [Part, string][] {
  return [
    ["headline", article.headline ?? ""],
    ["text", article.text],
    ["note", note ?? ""],
    ["tag", tags.join(" ")],
  ];
}

/** What the real library counts by, without its dossiers. */
export function facets(clips: StoredClip[]): Facets {
  const count = (field: string, of: (clip: StoredClip) => (string | null)[]): Facet[] => {
    const counts = new Map<string, number>();
    for (const value of clips.flatMap(of)) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    const query = (value: string) => (/\s/.test(value) ? `${field}:"${value}"` : `${field}:${value}`);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([value, n]) => ({ value, clips: n, query: query(value) }));
  };
  return {
    total: clips.length,
    outlets: count("outlet", (clip) => [clip.article.publisher]),
    tags: count("tag", (clip) => clip.tags),
    languages: count("lang", (clip) => [clip.article.language]),
    months: count("published", (clip) => [clip.article.published?.slice(0, 7) ?? null]).sort((a, b) => a.value.localeCompare(b.value)),
    dossiers: [],
  };
}

/** A byline is one name here. */
export function authors(clips: StoredClip[], begun: string, most: number): Facet[] {
  const counts = new Map<string, number>();
  for (const { article } of clips) if (article.byline) counts.set(article.byline, (counts.get(article.byline) ?? 0) + 1);
  const facets = [...counts].map(([value, n]) => ({ value, clips: n, query: `author:"${value}"` }));
  const begins = (value: string) => ` ${value}`.toLowerCase().includes(` ${begun.toLowerCase()}`);
  return facets.filter(({ value }) => begins(value)).sort((a, b) => b.clips - a.clips).slice(0, most);
}

function snippet(text: string, words: string[]) {
  const hit = words.map((word) => text.toLowerCase().indexOf(word)).find((at) => at >= 0) ?? 0;
  const from = hit < 60 ? 0 : text.indexOf(" ", hit - 50) + 1;
  const part = [...text.slice(from, from + 180).replaceAll("\n", " ")];
  const shown = part.join("");
  const marks = words.flatMap((word) => {
    const at = shown.toLowerCase().indexOf(word);
    return at < 0 ? [] : [[at, at + word.length] as [number, number]];
  });
  return { text: shown, marks };
}

export function overview({ clips, dossiers, searches }: State, undo: string | null, redo: string | null): Overview {
  const live = clips.filter((clip) => !clip.state.trashed);
  const filed = new Set(dossiers.flatMap((d) => d.entries.map((e) => e.clip)));
  const count = (of: (clip: StoredClip) => string[]) => {
    const counts = new Map<string, number>();
    for (const name of live.flatMap(of)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
  };
  return {
    all: live.length,
    unread: live.filter((clip) => !clip.state.read).length,
    unfiled: live.filter((clip) => !filed.has(clip.id)).length,
    starred: live.filter((clip) => clip.state.starred).length,
    failed: live.filter((clip) => clip.failure).length,
    trashed: clips.length - live.length,
    dossiers: dossiers.map((d) => ({ id: d.id, title: d.title, clips: d.entries.filter((e) => live.some((c) => c.id === e.clip)).length })),
    tags: count((clip) => clip.tags).map(([name, n]) => ({ id: name, name, clips: n })),
    outlets: count((clip) => (clip.article.publisher ? [clip.article.publisher] : [])).map(([name, n]) => ({ name, clips: n })),
    searches: searches.toSorted((a, b) => a.name.localeCompare(b.name)),
    undo: { undo, redo },
  };
}

export function dossier(state: State, id: string): Dossier {
  const found = state.dossiers.find((d) => d.id === id);
  if (!found) throw failure("not_found", "This dossier is no longer there.");
  const ofSection = (section: string | null) => found.entries.filter((e) => e.section === section);
  const ordered = [null, ...found.sections.map((s) => s.id)].flatMap(ofSection);
  return {
    id: found.id,
    title: found.title,
    intro: found.intro,
    sections: found.sections,
    entries: ordered.flatMap((entry) => {
      const clip = state.clips.find((c) => c.id === entry.clip);
      return !clip || clip.state.trashed ? [] : [{ ...entry, clip: row(clip), annotations: clip.annotations }];
    }),
  };
}

/** What the preview shows here: the shape of the real export, not its escaping. */
export function markdown(of: Dossier, edition: string, state: State): string {
  const lines = ["---", `title: "${of.title}"`, `clips: ${of.entries.length}`, "---", "", `# ${of.title}`, ""];
  if (of.intro) lines.push(of.intro, "");
  let section: string | null = null;
  for (const entry of of.entries) {
    if (entry.section !== section) {
      section = entry.section;
      lines.push(`## ${of.sections.find((s) => s.id === section)?.title ?? ""}`, "");
    }
    const { clip } = entry;
    lines.push(`### ${clip.headline}`, "", `*${[clip.byline, clip.publisher, clip.published].filter(Boolean).join(", ")}*`, "");
    if (entry.comment) lines.push(entry.comment, "");
    for (const a of entry.annotations) lines.push(`> ${a.quote}`, "", `— ¶${a.paragraph ?? ""}${a.note ? `. ${a.note}` : ""}`, "");
    if (edition === "full") lines.push(state.clips.find((c) => c.id === clip.id)!.article.text, "");
  }
  return lines.join("\n");
}
