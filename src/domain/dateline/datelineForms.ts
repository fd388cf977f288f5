import { parseDay } from '../times/calendarDay.ts';
import { foldLetters } from '../letters.ts';
import {
  colonIn,
  isByLetters,
  isKnownPlace,
  isShortRegion,
  longest,
  parsed,
  parseHead,
  type ParsedDateline,
  type Reading,
} from './datelineHead.ts';
import { readLine } from './datelineLine.ts';
import {
  readBracketed,
  readCapitals,
  readDayAndCity,
  readFramed,
  readLetters,
  readSlashed,
  readStopped,
} from './datelineLoose.ts';
import { isCapitals, isName, isNamedAgency } from './datelineNames.ts';
import { readParts } from './datelineParts.ts';
import { isKnownAgency, isKnownCity } from './datelinePlaces.ts';

export type { Dateline, ParsedDateline } from './datelineHead.ts';

/** The day that is the last of the segments, which is none of them then. */
function takeDay(segments: string[]) {
  const day = parseDay(segments.at(-1) ?? '');
  if (day) segments.pop();
  return day;
}

/** “Washington D.C./Turan: …”, “Baku/20.03.23/Turan: …”, “Moscow/Kyiv: …”. */
const readSlash: Reading = (line, isSource) => {
  const colon = colonIn(line);
  const left = line.slice(0, Math.max(colon, 0)).trim();
  const segments = left.split('/').map((segment) => segment.trim());
  if (segments.at(-1) === '') segments.pop();
  if (colon < 0 || segments.length < 2 || segments.length > 4) return undefined;
  // “Lankaran/Turan/24.11.26: …”
  const dayLast = segments.length > 2 ? takeDay(segments) : undefined;
  const doubled = segments.length > 2 && isSource(segments.slice(-2).join('/'));
  const source = segments.splice(doubled ? -2 : -1).join('/');
  if (!doubled && !isName(source) && !isSource(source)) return undefined;
  const date = dayLast ?? (segments.length > 1 ? takeDay(segments) : undefined);
  const head = parseHead(segments.join('/'));
  if (!head) return undefined;
  const rest = line.slice(colon + 1);
  const isSecondPlace = isKnownCity(source) && !isSource(source);
  if (isSecondPlace) return parsed('slash', { ...head, place: `${head.place}/${source}` }, undefined, rest);
  return parsed('slash', { ...head, date: head.date ?? date }, source, rest);
};

/** “BAKU, March 3 (Turan) -- …”, “Баку, 3 марта (Туран) — …”, “LONDON (Reuters) - …”, “МОСКВА (ТАСС, 3 марта) — …”. */
const readAgency: Reading = (line, isSource) => {
  const match = /^([^()]{2,90}?) ?\(([^()]{2,40})\) ?(?:-{1,3}|[–—:])(?=\s|$)/.exec(line.slice(0, longest + 40));
  const head = match && parseHead((match[1] ?? '').trim());
  if (!head) return undefined;
  const inside = (match[2] ?? '').split(',').map((part) => part.trim());
  const date = inside.length > 1 ? parseDay(inside.slice(1).join(' ')) : undefined;
  const source = inside[0] ?? '';
  if ((inside.length > 1 && !date) || !(isSource(source) || isName(source) || isByLetters(source))) return undefined;
  const isSure =
    Boolean(head.date ?? date) ||
    isSource(source) ||
    isKnownPlace(head) ||
    isCapitals(head.city) ||
    (isByLetters(source) &&
      head.city.split(' ').length <= 2 &&
      /^["“«‘]?\p{Lu}/u.test(line.slice(match[0].length + 1)));
  return isSure
    ? parsed('agency', { ...head, date: head.date ?? date }, source, line.slice(match[0].length))
    : undefined;
};

/** “Новости-Грузия. ”, “Sarvan: ”, “Сарван Пресс. ”: a word or two that are no sentence. */
const isAgencyByItself = (text: string): boolean =>
  /^\p{Lu}[\p{L}\d.]+(?:-\p{Lu}[\p{L}\d]+)*$/u.test(text) || (text.split(' ').length === 2 && isNamedAgency(text));

/** “BAKU, March 3 — …”, “BAKU — …”, “БАКУ, 3 мар — РИА Новости. …”. */
const readDash: Reading = (line, isSource) => {
  const match = /^([^–—]{2,90}?) (?:-{1,3}|[–—])(?=\s|$)/.exec(line.slice(0, longest));
  const head = match && parseHead(match[1] ?? '');
  if (!head || !(head.date || (isCapitals(head.city) && (isKnownPlace(head) || isShortRegion(head.region)))))
    return undefined;
  const rest = line.slice(match[0].length).trim();
  const source = /^[^.:]{2,40}(?=[.:](?:\s|$))/.exec(rest)?.[0];
  if (source && (isSource(source) || (head.date && isAgencyByItself(source))))
    return parsed('dash', head, source, rest.slice(source.length + 1));
  // “— РИА Новости, Иван Примеров. …”
  const signed = /^([^.:,]{2,40}), (\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+)\.(?=\s)/u.exec(rest);
  if (signed?.[1] && (isSource(signed[1]) || (head.date && isAgencyByItself(signed[1]))))
    return { ...parsed('dash', head, signed[1], rest.slice(signed[0].length)), signer: signed[2] as string };
  // “— REGNUM Развитие …”
  const agency = /^(?:[A-Z]{4,}|\p{Lu}{2,} \p{Lu}\p{Ll}+)(?= \p{Lu}\p{Ll})/u.exec(rest)?.[0];
  if (agency && head.date && isSource(agency)) return parsed('dash', head, agency, rest.slice(agency.length));
  return parsed('dash', head, undefined, rest);
};

/** “Tbilisi, Georgia: …”, “Baku, March 3: …”, “Washington D.C.: …”. */
const readColon: Reading = (line) => {
  const colon = colonIn(line);
  const head = colon < 0 ? undefined : parseHead(line.slice(0, colon).trim());
  if (!head || !(head.date ?? isKnownPlace(head))) return undefined;
  // “Баку: +8…+11” is of a table.
  const rest = line.slice(colon + 1).trim();
  if (rest !== '' && !/\p{L}{2}/u.test(rest)) return undefined;
  return parsed('colon', head, undefined, rest);
};

/** “Jakarta, Indonesia | AFP | Wednesday 11/25/2026 - 09:14 UTC+3 | 312 words”, a line by itself. */
const readPiped: Reading = (line, isSource) => {
  const [first = '', ...others] = line.length > longest ? [] : line.split('|').map((piece) => piece.trim());
  const source = others.find(isSource) ?? others.find(isByLetters);
  const head = source === undefined ? undefined : parseHead(first);
  if (!head || !others.every((piece) => piece === source || /\d/.test(piece))) return undefined;
  const date = others.map((piece) => parseDay(piece)).find((day) => day !== undefined);
  return parsed('agency', { ...head, date: head.date ?? date }, source, '');
};

/** Any other order and punctuation of the parts. */
const readOther: Reading = (line, isSource) => {
  const found = readParts(line, isSource);
  if (!found) return undefined;
  const { places, date, source, signer, rest, end } = found;
  const form = source !== undefined ? 'agency' : end === 'colon' ? 'colon' : 'dash';
  const place = places.join(', ');
  return {
    dateline: { ...(place && { place }), ...(source && { source }), ...(date && { date }) },
    rest,
    form,
    ...(signer !== undefined && { signer }),
  };
};

/** The usual forms, read as they stand; what one of them takes for the text may still begin with the agency. */
const readings: readonly Reading[] = [readPiped, readSlash, readAgency, readDash, readColon];

/** “Baku [Azerbaijan]”: the country is the agency's gloss. */
const glossed = /^(\p{Lu}[\p{L} -]{1,30}) \[\p{Lu}[\p{L} ]{2,30}\](?=,)/u;

/** “18:08, 26 ноября 2026, Бишкек - 24.kg , Айгуль СЫДЫКОВА”, a line by itself. */
function readWhole(line: string): ParsedDateline | undefined {
  const { signer, ...dateline } = readLine(line) ?? {};
  return dateline.place === undefined
    ? undefined
    : { dateline, rest: '', form: dateline.source ? 'agency' : 'dash', ...(signer && { signer }) };
}

const foldedSources = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The agencies to trust, made comparable; once for all paragraphs of a copy. */
function foldedOnce(sources: readonly string[]): ReadonlySet<string> {
  const foldedNames = foldedSources.get(sources) ?? new Set(sources.map(foldLetters));
  foldedSources.set(sources, foldedNames);
  return foldedNames;
}

function parsePlain(line: string, { sources = [] }: { sources?: readonly string[] } = {}): ParsedDateline | undefined {
  const known = foldedOnce(sources);
  const isSource = (text: string) => isKnownAgency(text) || (known.size > 0 && known.has(foldLetters(text)));
  // “г. Баку” is a city as any.
  const trimmed = line
    .trim()
    .replace(/^г\. ?(?=\p{Lu})/u, '')
    .replace(/^(\p{Lu}[\p{L}-]{1,30}) şəhəri(?=,)/u, '$1')
    // “АСТАРА. (Соб. инф.) …”
    .replace(/^(\p{Lu}[\p{L} -]{2,30}[.,]) \((?:соб|наш)\.? ?(?:инф|корр)\.?\)[.:]?(?= )/iu, '$1')
    // “Baku [Azerbaijan], November 26 (ANI): …”
    .replace(glossed, '$1')
    // “OSLO--The driller …”
    .replace(/^(\p{Lu}[\p{Lu} .,'-]{2,40}?)(?:--|[–—])(?=["“«]?\p{Lu}\p{L}+ )/u, '$1 — ')
    // “BAKU, Azerbaijan--(BUSINESS WIRE)--…”
    .replace(/^([\p{L} .,'-]{2,60}?) ?--\(([\p{L} .]{2,40})\)--(?=\S)/u, '$1 ($2) -- ')
    // “БАКУ, 26 ноября 2026, 14:05 — …”
    .replace(/^([^:]{5,80}\d),? \d{1,2}:\d{2}(?= (?:[–—]|-{1,2}) )/, '$1')
    // “SUMQAYIT // ŞİRVAN-XƏBƏR // …”
    .replace(/^(\p{Lu}[\p{L} .'-]{1,40}) \/\/ ([^/()]{2,40}) \/\/ (?=["“«]?\p{Lu})/u, '$1 ($2) -- ')
    // “New York, November 26, 2026—…”
    .replace(/^([\p{L} .'-]{2,40}, [\p{L}\d., ]{3,30}\d)—(?=\S)/u, '$1 — ');
  if (!/^[\p{Lu}\d([/]/u.test(trimmed)) return undefined;
  const other = readOther(trimmed, isSource);
  for (const read of /^\p{Lu}/u.test(trimmed) ? readings : []) {
    const found = read(trimmed, isSource);
    if (found) return found.dateline.source === undefined && other?.dateline.source ? other : found;
  }
  if (other) return other;
  const whole = readSlashed(trimmed, isSource) ?? readWhole(trimmed) ?? readDayAndCity(trimmed, isSource);
  if (whole || !/^\p{Lu}/u.test(trimmed)) return whole ?? readBracketed(trimmed);
  return (
    readFramed(trimmed, isSource) ??
    readCapitals(trimmed, isSource) ??
    readStopped(trimmed, isSource) ??
    readLetters(trimmed, isSource)
  );
}

/** “МОСКВА - БАКУ, 26 ноября. …”, “ANKARA and BAKU, Nov 26 (Reuters) - …”: two cities, with a mark or a word between. */
const twinCities =
  /^(\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)(?: ?[–—] ?| - | and | və | и |, )(\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)(?=,|\.| \()/u;

/**
 * The dateline a paragraph opens with, and the rest of the paragraph exactly as written; undefined for ordinary prose.
 * `sources` are agency names to trust besides the well-known ones, such as the newsroom’s own. The place stays as typed.
 */
export function parseDateline(line: string, options: { sources?: readonly string[] } = {}): ParsedDateline | undefined {
  const [agency = '', kind, name] = quotedAgency.exec(line.slice(0, longest)) ?? [];
  if (agency === '') return parseTwin(line, options);
  const found = parseTwin(line.replace(agency, `${kind} ${name}`), options);
  const isRead = found?.dateline.source === `${kind} ${name}`;
  return isRead ? { ...found, dateline: { ...found.dateline, source: agency } } : parseTwin(line, options);
}

/** “БАКУ, 25 ноября, ИА «Хазар». …”: the agency's name in marks of quotation. */
const quotedAgency = /(?<!\p{L})(ИА|[Аа]гентство|[Ии]нформагентство) [«“„"](\p{Lu}[^«»“”„"]{1,30})[»”“"]/u;

function parseTwin(line: string, options: { sources?: readonly string[] }): ParsedDateline | undefined {
  const twin = twinCities.exec(line.slice(0, longest));
  const [pair = '', first = '', second = ''] = twin ?? [];
  const isShouted =
    isCapitals(pair) && /^, \d|^, \p{Lu}\p{L}{2,8}\.? \d/u.test(line.slice(pair.length, pair.length + 14));
  const isTwin = twin !== null && ((isKnownCity(first) && isKnownCity(second)) || (isShouted && !pair.includes(',')));
  const found = parsePlain(isTwin ? `${first}/${second}${line.slice(pair.length)}` : line, options);
  if (isTwin && found?.dateline.place?.startsWith(`${first}/${second}`))
    return {
      ...found,
      dateline: { ...found.dateline, place: found.dateline.place.replace(`${first}/${second}`, pair) },
    };
  const gloss = found?.dateline.place === undefined ? undefined : glossed.exec(line.trim())?.[0];
  return found && gloss ? { ...found, dateline: { ...found.dateline, place: gloss } } : found;
}
