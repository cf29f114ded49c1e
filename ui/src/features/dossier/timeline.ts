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
  /** The ends, and what lies between where that says more than they do. */
  ticks: { share: number; label: string; anchor: "start" | "middle" | "end" }[];
  undated: number;
}

const DAY_MS = 86_400_000;
const format = (shape: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...shape });
const DAY = format({ day: "numeric", month: "short", year: "numeric" });
const MONTH = format({ month: "short", year: "numeric" });
const YEAR = format({ year: "numeric" });

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
  return { outlets, dots, ticks: dated.length < 2 ? [] : ticksOf(first, span), undated: entries.length - dated.length };
}

/** Days within some months, months within some years, then years; a label that would repeat its neighbour is left out. */
function ticksOf(first: number, span: number): Timeline["ticks"] {
  const shape = span < 150 * DAY_MS ? DAY : span < 6 * 365 * DAY_MS ? MONTH : YEAR;
  const anchors = ["start", "middle", "end"] as const;
  // A day stands where it begins, so a label may be set a little beside the middle.
  const shares = [0, Math.floor(span / DAY_MS / 2) * (DAY_MS / span), 1];
  const all = shares.map((share, i) => ({ share, label: shape.format(first + share * span), anchor: anchors[i]! }));
  return all.filter(({ label }, i) => i === 0 || label !== all[i - 1]!.label);
}

function dayOf(date: string): number {
  const [year, month = "01", day = "01"] = date.slice(0, 10).split("-");
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}
