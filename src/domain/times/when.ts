import { tzOffset } from '@date-fns/tz';

/** The zone of a newsroom that has set none. */
export const usualTimeZone = 'Asia/Baku';

/** An IANA time zone such as `Asia/Baku`. */
export function isTimeZone(value: unknown): boolean {
  try {
    return typeof value === 'string' && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

const form = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(Z|[+-]\d{2}:?\d{2})?$/;
const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/;
const minute = 60_000;
const day = 24 * 60 * minute;

/** A time as it was meant, in UTC. `other` is the second instant of a time that the clock shows twice; the first is taken. */
export type TimeRead = { instant: string; other?: string };
/** Why a text is no time: the rule it breaks, in words, and what these name: `next` is the clock's time after a skipped one. */
export type TimeFault = {
  rule: 'date-time' | 'skipped' | 'time-zone';
  message: string;
  params?: Record<string, string>;
};

export const isTimeFault = (result: TimeRead | TimeFault): result is TimeFault => 'rule' in result;

/**
 * The instant somebody means: ISO 8601 with an offset as it stands, or a wall-clock time in the story's own time zone. A day that
 * is none and an hour that a clock change skips are faults; of an hour that comes twice the first is meant.
 */
export function readTime(text: string, timeZone: string): TimeRead | TimeFault {
  const match = form.exec(text);
  if (!match) return notIso;
  const wall = wallClockOf(match.slice(1, 8));
  if (wall === undefined) return noSuchDay(text);
  const offset = match[8];
  if (offset === undefined) return onTheClockIn(timeZone, wall);
  const instant = shiftByOffset(wall, offset);
  return instant === undefined ? notIso : { instant: isoOf(instant) };
}

/** As `readTime`, for those who only ask whether it is a time; undefined if not. */
export function instantOf(text: string, timeZone: string): string | undefined {
  const time = readTime(text, timeZone);
  return isTimeFault(time) ? undefined : time.instant;
}

/** Whether a time stands by itself, or needs the zone whose clock shows it. */
export const needsZone = (text: string): boolean => form.exec(text)?.[8] === undefined && form.test(text);

/** What is wrong with a text as a time wherever it is, or with one as a day (`YYYY-MM-DD`) where a day is enough. */
export function faultOfTime(text: string, mayBeDay: boolean): TimeFault | undefined {
  const dayOnly = dayForm.exec(text);
  if (dayOnly && mayBeDay) return wallClockOf(dayOnly.slice(1)) === undefined ? noSuchDay(text) : undefined;
  // A zone that never changes its clock skips nothing.
  const time = readTime(text, 'UTC');
  return isTimeFault(time) ? time : undefined;
}

const notIso: TimeFault = {
  rule: 'date-time',
  message:
    'Give an ISO 8601 time, such as 2027-07-01T18:00: with an offset, or as the clock shows it where the story is.',
};
const noSuchDay = (text: string): TimeFault => ({
  rule: 'date-time',
  message: `There is no such day or time of day: ${text}.`,
  params: { time: text },
});

const isoOf = (instant: number): string => new Date(instant).toISOString();

/** The clock's time as if it were UTC, in milliseconds; undefined for 30 February or 25 o'clock. */
function wallClockOf(parts: readonly (string | undefined)[]): number | undefined {
  const [year = 0, month = 0, dayOfMonth = 0, hour = 0, minutes = 0, second = 0] = parts.map((each) =>
    Number(each ?? 0),
  );
  if (hour > 23 || minutes > 59 || second > 59) return undefined;
  const milliseconds = Number((parts[6] ?? '').padEnd(3, '0').slice(0, 3));
  const wall = new Date(Date.UTC(year, month - 1, dayOfMonth, hour, minutes, second, milliseconds));
  const isThatDay =
    wall.getUTCFullYear() === year && wall.getUTCMonth() === month - 1 && wall.getUTCDate() === dayOfMonth;
  return isThatDay ? wall.getTime() : undefined;
}

function shiftByOffset(wall: number, offset: string): number | undefined {
  if (offset === 'Z') return wall;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return wall - (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * minute;
}

/** Asks the zone itself for its offsets: the library's own local dates go by the time zone of the process where an hour comes twice. */
function onTheClockIn(timeZone: string, wall: number): TimeRead | TimeFault {
  const instantAt = (offset: number): number => wall - offset * minute;
  const [before, after] = [tzOffset(timeZone, new Date(wall - day)), tzOffset(timeZone, new Date(wall + day))];
  if (Number.isNaN(before))
    return { rule: 'time-zone', message: `There is no time zone ${timeZone}.`, params: { timeZone } };
  const fitting = [before, after].filter((offset) => tzOffset(timeZone, new Date(instantAt(offset))) === offset);
  const [first, second] = [...new Set(fitting.map(instantAt))].sort((a, b) => a - b);
  if (first === undefined) return skippedIn(timeZone, wall, (after - before) * minute);
  return { instant: isoOf(first), ...(second !== undefined && { other: isoOf(second) }) };
}

const clockText = (wall: number): string => isoOf(wall).slice(0, 16);

function skippedIn(timeZone: string, wall: number, change: number): TimeFault {
  const next = clockText(wall + change);
  const message = `The clock in ${timeZone} skips ${clockText(wall)} that day; the next time is ${next}.`;
  return { rule: 'skipped', message, params: { time: clockText(wall), next, timeZone } };
}
