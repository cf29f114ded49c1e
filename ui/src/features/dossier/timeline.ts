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

const DAY = 86_400_000;
const print = (parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" });
const BY_DAY = print({ day: "numeric", month: "short", year: "numeric" });
const BY_MONTH = print({ month: "short", year: "numeric" });
const BY_YEAR = print({ year: "numeric" });

/** As fine as the span asks for. */
const shapeFor = (span: number) => (span < 90 * DAY ? BY_DAY : span < 4 * 365 * DAY ? BY_MONTH : BY_YEAR);

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
  const shape = shapeFor(span);
  const ticks = (dated.length < 2 ? [] : [0, 1, 0.5]).reduce<Timeline["ticks"]>((all, share) => {
    const label = shape.format(first + share * span);
    return all.some((tick) => tick.label === label) ? all : [...all, { share, label }];
  }, []);
  return { outlets, dots, ticks, undated: entries.length - dated.length };
}

function dayOf(date: string): number {
  const [year, month = "01", day = "01"] = date.slice(0, 10).split("-");
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}
