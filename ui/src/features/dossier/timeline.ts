// Entries -> places on a strip of time. Only printed days count; an entry dated no more finely than a month stands at its
// first day.
import type { Entry } from "../../api/types";

export interface Dot {
  clip: string;
  headline: string;
  date: string;
  row: number;
  /** From 0, the first day, to 1, the last. */
  share: number;
  marks: number;
}

export interface Timeline {
  outlets: string[];
  dots: Dot[];
  ticks: { share: number; label: string }[];
  undated: number;
}

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

export function timeline(entries: readonly Entry[]): Timeline {
  const outlets = [...new Set(entries.map(({ clip }) => clip.publisher ?? "–"))];
  const dated = entries.flatMap((entry) => {
    const day = entry.clip.published === null ? NaN : dayOf(entry.clip.published);
    return Number.isNaN(day) ? [] : [{ entry, day }];
  });
  const days = dated.map(({ day }) => day);
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  const dots = dated.map(({ entry: { clip, annotations }, day }) => ({
    clip: clip.id,
    headline: clip.headline ?? "",
    date: clip.published!,
    row: outlets.indexOf(clip.publisher ?? "–"),
    share: (day - first) / span,
    marks: annotations.length,
  }));
  const ticks = dated.length < 2 ? [] : [0, 0.5, 1].map((share) => ({ share, label: MONTH.format(first + share * span) }));
  return { outlets, dots, ticks, undated: entries.length - dated.length };
}

function dayOf(date: string): number {
  const [year, month = "01", day = "01"] = date.slice(0, 10).split("-");
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}
