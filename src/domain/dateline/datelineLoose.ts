import { parseDay } from '../calendarDay.ts';
import { isKnownPlace, longest, parsed, parseHead, type ParsedDateline, type Reading } from './datelineHead.ts';
import { isName } from './datelineNames.ts';

const framed =
  /^(\p{Lu}[^()]{1,70}?(?: \([^()]{2,30}\))?),? \((\p{L}[^()]{1,39})\)(?: ?([-–—.:_]{1,3})\s*| )(?=["“«‘]?[\p{Lu}\d])/u;

/** “Ruse, on the Danube, November 24 (BTA) - …”, “ISLAMABAD, Nov 24 (APP):…”, “Lokoja, Nov. 24, 2026 (NAN) The …”: whatever stands before the agency in brackets is the place. */
export const readFramed: Reading = (line, isSource) => {
  const [frame = '', before = '', source = '', mark] = framed.exec(line.slice(0, longest + 40)) ?? [];
  const parts = before.split(',').map((part) => part.trim());
  const [city = ''] = parts;
  const days = [2, 1].map((count) => parseDay(parts.slice(-count).join(' ')));
  const date = parts.length > 2 && days[0] ? days[0] : parts.length > 1 ? days[1] : undefined;
  if (date) parts.splice(date === days[0] && parts.length > 2 ? -2 : -1);
  const isAgency = isSource(source) || (date !== undefined && /^\p{Lu}[\p{L}.-]*\p{Lu}[\p{L}.-]*$/u.test(source));
  if (!isAgency || !isName(city.replace(/ \(.*/, '')) || !(mark ?? date) || before.split(' ').length > 9)
    return undefined;
  return parsed('agency', { place: parts.join(', '), city, ...(date && { date }) }, source, line.slice(frame.length));
};

const capitalAgency =
  /^(\p{Lu}[^()]{1,60}?(?: \([^()]{2,30}\))?,[^()]{3,30}), (\p{Lu}[\p{L}.-]*\p{Lu}) ?[-–—.:]{1,2} (?=["“«‘]?[\p{Lu}\d])/u;

/** “Sefwi Wiawso (W/N), Nov. 26, GNA – …”: behind a place and a day, capitals are the agency. */
export const readCapitals: Reading = (line) => {
  const [frame = '', before = '', source = ''] = capitalAgency.exec(line.slice(0, longest + 40)) ?? [];
  const parts = before.split(',').map((part) => part.trim());
  const count = [2, 1].find((days) => parts.length > days && parseDay(parts.slice(-days).join(' ')) !== undefined);
  const date = count === undefined ? undefined : parseDay(parts.slice(-count).join(' '));
  const [city = ''] = parts;
  if (count === undefined || !isName(city.replace(/ \(.*/, ''))) return undefined;
  return parsed('agency', { place: parts.slice(0, -count).join(', '), city, date }, source, line.slice(frame.length));
};

/** “Масаллы, 26 ноября. …”: a name and a day are no sentence. */
export const readStopped: Reading = (line) => {
  const [frame = '', city = '', day = ''] =
    /^(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?), ((?:\p{L}{3}\. )?[^.,]{2,20})\. (?=["“«„]?\p{Lu})/u.exec(
      line.slice(0, longest),
    ) ?? [];
  const date = parseDay(day);
  // “Thursday, November 26. …” names no place.
  return date && isName(city) && parseDay(`${city}, ${day}`) === undefined
    ? parsed('dash', { place: city, city, date }, undefined, line.slice(frame.length))
    : undefined;
};

const lettered =
  /^(\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)(?: [–—-] |\. |\/)(?:(\p{Lu}\p{Ll}+ \p{Lu}\p{L}+) [–—-] )?(\p{Lu}{3,8}|\p{Lu}\p{L}{2,}(?=:))(?:[.:] |:$|\/ ?)(?=$|["“«]?\p{Lu})/u;

/** “Mərdək – ELA. …”, “Bakı. Orxan Nümunə – ELA. …”, “Tovrəng. Zirve: …”: one name and an agency’s, be they ever so unknown. */
export const readLetters: Reading = (line) => {
  const [frame = '', city = '', signer, source = ''] = lettered.exec(line.slice(0, longest)) ?? [];
  if (frame === '') return undefined;
  const found = parsed('agency', { place: city, city }, source, line.slice(frame.length));
  return { ...found, ...(signer !== undefined && { signer }) };
};

/** “(Baku, November 26, 2026) – …”: the place in brackets, as groups of campaigners write. */
export const readBracketed = (line: string): ParsedDateline | undefined => {
  const [frame = '', inside = ''] =
    /^\(([^()]{3,60})\) (?:[–—]|-{1,2}) (?=["“«]?\p{Lu})/u.exec(line.slice(0, longest)) ?? [];
  const head = frame === '' ? undefined : parseHead(inside);
  const isSure = head && (isKnownPlace(head) || head.date !== undefined || !/[\s,]/.test(inside));
  return isSure ? parsed('dash', head, undefined, line.slice(frame.length)) : undefined;
};
