import { isCapitals, type End, type IsSource, type Parts } from './datelineNames.ts';
import { isKnownCity, isKnownRegion } from './datelinePlaces.ts';

/** Capitals that are an organisation or a wire's word, where a city would stand. */
const noCities = new Set(
  'BREAKING URGENT EXCLUSIVE UPDATE CORRECTION ANALYSIS OPINION FEATURE PROFILE FACTBOX TIMELINE VIDEO PHOTOS UNESCO UNICEF INTERPOL EUROPOL ASEAN СРОЧНО МОЛНИЯ ОБЗОР ВИДЕО ЮНЕСКО ЮНИСЕФ ИНТЕРПОЛ TƏCİLİ VİDEO YUNESKO'.split(
    ' ',
  ),
);
const isCityInCapitals = (name: string): boolean =>
  isCapitals(name) && name.length >= 5 && name.split(' ').length <= 3 && !name.split(' ').some((w) => noCities.has(w));

/** “Tovrang, 26 November 2026”, a line by itself: one name and a day with its year. */
const isPlaceAndYear = ({ places: [city, other], date, source }: Parts): boolean =>
  city !== undefined &&
  other === undefined &&
  source === undefined &&
  !city.includes(' ') &&
  /^\d{4}/.test(date ?? '') &&
  !/^(?:diary|digest|agenda|weather|forecast|briefing|schedule|calendar|дайджест|прогноз|погода|proqnoz|hava|gündəm|icmal)$/iu.test(
    city,
  );

const loneCity = /^\p{Lu}\p{Ll}{3,}(?:-\p{Lu}\p{Ll}+)?(?: [–—-] |\. )/u;

/** Whether the parts are a dateline beyond doubt, ended as they are. */
export function isDateline(
  { places, date, source, isSetOff }: Parts,
  end: End,
  isSource: IsSource,
  head: string,
  isWhole: boolean,
): boolean {
  const [city, region] = places;
  const isPlaceKnown =
    city !== undefined && (city.split('/').every(isKnownCity) || (region !== undefined && isKnownRegion(region)));
  const isPlaceSure = isPlaceKnown || (city !== undefined && isCityInCapitals(city));
  const isKnown = source !== undefined && isSource(source);
  // “Zaqatala, 24 noyabr, AZƏRTAC” by itself needs no place that is known, as long as it stands first.
  if (isWhole && source !== undefined && !isKnown && isSetOff !== true && !isCapitals(source)) return false;
  if (isWhole)
    return isPlaceSure
      ? date !== undefined || isKnown
      : (date !== undefined &&
          source !== undefined &&
          city !== undefined &&
          places.length < 3 &&
          !head.includes(' / ') &&
          head.startsWith(city)) ||
          isPlaceAndYear({ places, date, source });
  // “Sabirabad – APA: …”: a place that nobody knows, with nothing but an agency that is known.
  const isLone = isKnown && places.length === 1 && date === undefined && loneCity.test(head);
  // A place, a day and an agency together are a dateline, be they ever so unknown.
  if (source)
    return (
      isPlaceSure ||
      isLone ||
      (date !== undefined && city !== undefined) ||
      (isSetOff === true &&
        (date !== undefined || isKnown || city === undefined || (head.startsWith('[') && isCapitals(source))))
    );
  if (date) return isPlaceSure || (city !== undefined && end !== 'stop');
  return end === 'dash' && places.length === 1 && isPlaceSure && isCapitals(city ?? '');
}
