import { tzOffset } from '@date-fns/tz';

const form = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(Z|[+-]\d{2}:?\d{2})?$/;
const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The instant somebody means: RFC 3339 with an offset as it stands, or a wall-clock time in the story's own time zone.
 * An hour that a clock change skips moves on by the change; of an hour that comes twice the first is meant.
 * Returns an ISO 8601 instant in UTC; undefined for what is no time of any day, or an unknown zone.
 */
export function instantOf(text: string, timeZone: string): string | undefined {
  const match = form.exec(text);
  const wall = match && wallClockOf(match.slice(1, 8));
  if (!match || typeof wall !== 'number') return undefined;
  const offset = match[8];
  const instant = offset === undefined ? onTheClockIn(timeZone, wall) : shifted(wall, offset);
  return instant === undefined || Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}

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

function shifted(wall: number, offset: string): number | undefined {
  if (offset === 'Z') return wall;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return wall - (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * minute;
}

/** Asks the zone itself for its offsets: the library's own local dates go by the time zone of the process where an hour comes twice. */
function onTheClockIn(timeZone: string, wall: number): number {
  const instantAt = (offset: number): number => wall - offset * minute;
  const [before, after] = [tzOffset(timeZone, new Date(wall - day)), tzOffset(timeZone, new Date(wall + day))];
  const fitting = [before, after].filter((offset) => tzOffset(timeZone, new Date(instantAt(offset))) === offset);
  return fitting.length > 0 ? Math.min(...fitting.map(instantAt)) : instantAt(before);
}
