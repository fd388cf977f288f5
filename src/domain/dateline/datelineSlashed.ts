import { parseDay } from '../calendarDay.ts';
import { longest, parsed, parseHead, type Reading } from './datelineHead.ts';
import { agencyTitle } from './datelineNames.ts';
import { isKnownCity } from './datelinePlaces.ts';

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
  const written = words.slice(words.findIndex((word) => !agencyTitle.test(word))).join(' ');
  const signer = written === inside ? undefined : person.exec(written)?.[1];
  const source = signer === undefined ? written : written.slice(0, -signer.length - 1);
  const found = parsed('agency', { ...head, place: city, date }, source, line.slice(frame.length));
  return { ...found, ...(signer !== undefined && { signer }) };
};

/** “Gəncə. Günel Nümunə – Odlar. …”: who wrote it and for whom, behind a city that is known. */
export const readSigned: Reading = (line) => {
  const [frame = '', city = '', signer = '', source = ''] =
    /^(\p{Lu}[\p{L} -]{1,30})\. (\p{Lu}\p{Ll}[\p{L}-]* \p{Lu}\p{Ll}[\p{L}-]*) (?:[–—]|-{1,2}) (\p{Lu}[\p{L}\d-]+(?: \p{Lu}[\p{L}\d-]+)?)\. (?=["“«]?\p{Lu})/u.exec(
      line.slice(0, longest + 20),
    ) ?? [];
  const head = isKnownCity(city) ? parseHead(city) : undefined;
  return head && { ...parsed('agency', head, source, line.slice(frame.length)), signer };
};
