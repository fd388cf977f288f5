import { placesOf, type SearchTerms } from './searchText.ts';
import type { Language } from './languages.ts';

/** A piece of a text and the [start, end) of words found in it, in UTF-16 units. */
export type Snippet = { snippet: string; marks: [number, number][] };

const longest = 220;
const before = 60;
/** Of a text with more places than this, the first ones have to do. */
const mostPlaces = 200;

/** The next edge between words at or after `from`, and the last one at or before `to`. */
function betweenWords(text: string, from: number, to: number): [number, number] {
  const start = from <= 0 ? 0 : text.indexOf(' ', from) + 1;
  if (to >= text.length) return [start, text.length];
  const end = text.lastIndexOf(' ', to);
  return [start, end > start ? end : to];
}

/** The stretch of the text with most of the words asked for, or its beginning where there are none. */
export function snippetOf(text: string, asked: SearchTerms, language: Language): Snippet {
  const flat = text.replace(/\s+/g, ' ').trim();
  const places = placesOf(flat, asked, language).slice(0, mostPlaces);
  const within = (start: number): number =>
    places.filter(([from, to]) => from >= start && to <= start + longest - before).length;
  const best = places.reduce((most, [start]) => (within(start) > within(most) ? start : most), places[0]?.[0] ?? 0);
  const [start, end] = betweenWords(flat, best - before, Math.max(0, best - before) + longest);
  const lead = start > 0 ? '… ' : '';
  const marks = places
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]): [number, number] => [from - start + lead.length, to - start + lead.length]);
  return { snippet: `${lead}${flat.slice(start, end)}${end < flat.length ? ' …' : ''}`, marks };
}
