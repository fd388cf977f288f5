import { TZDate } from '@date-fns/tz';

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const wallClock = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/;

/**
 * The instant somebody means: RFC 3339 with an offset as it stands, or a wall-clock time in the story's own time zone
 * (an hour that a clock change skips moves on by the change). Returns an ISO 8601 instant in UTC, or undefined.
 */
export function instantOf(text: string, timeZone: string): string | undefined {
  if (withOffset.test(text)) return isoOf(new Date(text));
  const match = wallClock.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined;
  return isoOf(new Date(new TZDate(year, month - 1, day, hour, minute, second, timeZone).getTime()));
}

const isoOf = (date: Date): string | undefined => (Number.isNaN(date.getTime()) ? undefined : date.toISOString());
