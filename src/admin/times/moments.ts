import type { Language } from '../../domain/languages.ts';

/** Ours, since the server's tables of names and the browser's differ, and React then draws the page twice. */
const months: Record<Language, readonly string[]> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  az: ['yan', 'fev', 'mar', 'apr', 'may', 'iyn', 'iyl', 'avq', 'sen', 'okt', 'noy', 'dek'],
  ru: ['янв.', 'февр.', 'марта', 'апр.', 'мая', 'июня', 'июля', 'авг.', 'сент.', 'окт.', 'нояб.', 'дек.'],
};

type Moment = { language: Language; timeZone?: string; withZone?: boolean; withYear?: boolean };

/** An instant as the clock of `timeZone` shows it, in the UI's language; the zone and the year are named when asked for. */
export function momentText(iso: string, { language, timeZone, withZone = false, withYear = false }: Moment): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const parts = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    // Never the machine's own zone: the server's is not the browser's.
    timeZone: timeZone || 'UTC',
    ...(withZone ? { timeZoneName: 'short' } : {}),
  }).formatToParts(date);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const zone = withZone ? ` ${part('timeZoneName')}` : '';
  const year = withYear ? ` ${part('year')}` : '';
  return `${Number(part('day'))} ${months[language][Number(part('month')) - 1]}${year}, ${part('hour')}:${part('minute')}${zone}`;
}

type OfStory = { language: Language; newsroomZone?: string; storyZone?: string | null };

/** A time of a story as the newsroom's clock shows it; where the story's own clock shows another, both, each with its zone's name. */
export function storyMomentText(iso: string, { language, newsroomZone = 'UTC', storyZone }: OfStory): string {
  const here = momentText(iso, { language, timeZone: newsroomZone });
  const there = storyZone ? momentText(iso, { language, timeZone: storyZone }) : here;
  return here === there ? here : `${here} ${newsroomZone} · ${there} ${storyZone}`;
}

/** The hour alone if it is of today, as the clock of `timeZone` shows it. */
export function clockText(
  iso: string,
  { language, timeZone, now }: { language: Language; timeZone: string; now: Date },
): string {
  const [day, hour = ''] = wallClock(new Date(iso), timeZone).split('T');
  return wallClock(now, timeZone).startsWith(day!) ? hour : momentText(iso, { language, timeZone });
}

/** The wall clock of a zone at an instant, as a `datetime-local` input wants it: 2026-01-31T18:30. */
export function wallClock(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}
