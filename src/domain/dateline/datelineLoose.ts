import { parseDay } from '../times/calendarDay.ts';
import { isKnownPlace, longest, parsed, parseHead, type ParsedDateline, type Reading } from './datelineHead.ts';
import { agencyTitle, isName } from './datelineNames.ts';
import { isKnownCity } from './datelinePlaces.ts';

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

const person = / (\p{Lu}\p{Ll}[\p{L}-]* \p{Lu}\p{Ll}[\p{L}-]*)$/u;

/** “БАРНАУЛ, 17 октября. /Сибирский телеграф/. …”: between slashes behind a place and a day any words are the agency, be it ever so unknown. */
export const readSlashed: Reading = (line) => {
  const [frame = '', city = '', day = '', inside = ''] =
    /^(\p{Lu}[\p{L} .'-]{1,40}(?: \(\p{Lu}[\p{L} -]{2,30}\))?), ([\p{L}\d ]{4,20})\. ?\/([^/]{2,60})\/[.:]? (?=["“«]?[\p{Lu}\d])/u.exec(
      line.slice(0, longest + 20),
    ) ?? [];
  const date = parseDay(day);
  const head = date === undefined ? undefined : parseHead(city.replace(/ \(.*/, ''));
  if (!head) return undefined;
  const words = inside.split(' ');
  const withoutTitle = words.slice(words.findIndex((word) => !agencyTitle.test(word))).join(' ');
  const signer = withoutTitle === inside ? undefined : person.exec(withoutTitle)?.[1];
  const source = signer === undefined ? withoutTitle : withoutTitle.slice(0, -signer.length - 1);
  const found = parsed('agency', { ...head, place: city, date }, source, line.slice(frame.length));
  return { ...found, ...(signer !== undefined && { signer }) };
};

const lettered =
  /^(\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)(?: [–—-] |\. |\/)(?:(\p{Lu}\p{Ll}+ \p{Lu}\p{L}+) [–—-] )?(\p{Lu}{3,8}|\p{Lu}\p{L}{2,}(?=:))(?:[.:] |:$|\/ ?)(?=$|["“«]?\p{Lu})/u;
/** “Gəncə. Günel Nümunə – Odlar. …”: behind a city that is known and who wrote it the agency may be called anything. */
const signed =
  /^(\p{Lu}[\p{L} -]{1,30})\. (\p{Lu}\p{Ll}[\p{L}-]* \p{Lu}\p{Ll}[\p{L}-]*) (?:[–—]|-{1,2}) (\p{Lu}[\p{L}\d-]+(?: \p{Lu}[\p{L}\d-]+)?)\. (?=["“«]?\p{Lu})/u;

/** “Mərdək – ELA. …”, “Bakı. Orxan Nümunə – ELA. …”, “Tovrəng. Zirve: …”: one name and an agency’s, be they ever so unknown. */
export const readLetters: Reading = (line) => {
  const behindCity = signed.exec(line.slice(0, longest + 20));
  const found = isKnownCity(behindCity?.[1] ?? '') ? behindCity : lettered.exec(line.slice(0, longest));
  const [frame = '', city = '', signer, source = ''] = found ?? [];
  if (frame === '') return undefined;
  return {
    ...parsed('agency', { place: city, city }, source, line.slice(frame.length)),
    ...(signer !== undefined && { signer }),
  };
};

/** “(Baku, November 26, 2026) – …”: the place in brackets, as groups of campaigners write. */
export const readBracketed = (line: string): ParsedDateline | undefined => {
  const [frame = '', inside = ''] =
    /^\(([^()]{3,60})\) (?:[–—]|-{1,2}) (?=["“«]?\p{Lu})/u.exec(line.slice(0, longest)) ?? [];
  const head = frame === '' ? undefined : parseHead(inside);
  const isSure = head && (isKnownPlace(head) || head.date !== undefined || !/[\s,]/.test(inside));
  return isSure ? parsed('dash', head, undefined, line.slice(frame.length)) : undefined;
};

const dayAndCity = [
  /^(\d[\p{L}\d. -]{4,30}?),? (?:г\.|гор\.|город) ?(\p{Lu}[\p{L} -]{1,30})$/u,
  /^(\d[\p{L}\d. -]{4,30}?), (\p{Lu}[\p{L} -]{1,30}) (?:şəhəri|şəh\.|ş\.)$/u,
];

/** “19 ноября 2026 г., г. Казань”, a line by itself: what is called a city is one, be it ever so unknown. */
export const readDayAndCity: Reading = (line) => {
  const found = line.length > longest ? undefined : dayAndCity.map((form) => form.exec(line)).find(Boolean);
  const [, day = '', city = ''] = found ?? [];
  const date = parseDay(day);
  return date && /^\d{4}/.test(date) && isName(city)
    ? parsed('dash', { place: city, city, date }, undefined, '')
    : undefined;
};
