// Dates of the press are shown as printed: the same day and clock time, whatever zone the reader sits in.

const PRESS = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const LOCALE = "en-GB";

/** "11 August 2020, 13:52", "August 2020", "2020". What is no date is shown as it stands. */
export function longDate(date: string): string {
  return format(date, "long", true);
}

/** "11 Aug 2020". */
export function shortDate(date: string): string {
  return format(date, "short", false);
}

/** The clock time alone where the day is that of `other`: an update is printed "16:46". */
export function updateDate(date: string, other: string | null): string {
  const parts = PRESS.exec(date);
  const sameDay = parts?.[4] && other !== null && other.slice(0, 10) === date.slice(0, 10);
  return sameDay ? parts[4] + zone(parts[5]) : longDate(date);
}

function format(date: string, month: "long" | "short", clock: boolean): string {
  const parts = PRESS.exec(date);
  if (!parts) return date;
  const [, y, m, d, time, offset] = parts;
  if (m === undefined) return y!;
  const day = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d ?? 1)));
  day.setUTCFullYear(Number(y));
  const shape: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric", month };
  if (d !== undefined) shape.day = "numeric";
  const words = formatter(shape).format(day);
  return clock && time ? `${words}, ${time}${zone(offset)}` : words;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than drawing a row, and a list needs the same for all its rows. */
function formatter(shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(shape);
  let known = formatters.get(key);
  if (!known) formatters.set(key, (known = new Intl.DateTimeFormat(LOCALE, shape)));
  return known;
}

function zone(offset: string | undefined): string {
  if (offset === undefined) return "";
  return offset === "Z" || /^[+-]00:00$/.test(offset) ? " UTC" : ` UTC${offset.replace("-", "−")}`;
}

/** A day and time that the program itself recorded (UTC), in the person's own zone. */
export function ownTime(utc: string): string {
  const at = new Date(utc);
  if (Number.isNaN(at.getTime())) return utc;
  return formatter({ dateStyle: "long", timeStyle: "short" }).format(at);
}

export function ownDay(utc: string): string {
  const at = new Date(utc);
  if (Number.isNaN(at.getTime())) return utc;
  return formatter({ day: "numeric", month: "short", year: "numeric" }).format(at);
}

/** "English" for "en". */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Minutes at 230 words a minute, or 500 characters a minute in scripts written without spaces. */
export function readingMinutes(text: string): number {
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const words = text.match(/\S+/g)?.length ?? 0;
  return Math.max(1, Math.round(dense / 500 + (dense > words ? 0 : words / 230)));
}

/** A moment of this computer's clock, as short as it is clear: "09:12", "23 Nov", "23 Nov 2025". */
export function momentName(moment: Date, now: Date): string {
  if (moment.toDateString() === now.toDateString()) return moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const year = moment.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return moment.toLocaleDateString("en-GB", { day: "numeric", month: "short", year });
}
