/** Where in a text something was found. */
export type Match = { from: number; to: number };

/** Marks and spaces that nobody types to find them. */
const alike: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u202f': ' ',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
};

/** A text as it is compared, and from which place of the text each unit of it comes. */
function foldWithPlaces(text: string, language: string): { units: string; places: number[] } {
  const places: number[] = [];
  let units = '';
  let place = 0;
  for (const letter of text) {
    const same = alike[letter] ?? letter.toLocaleLowerCase(language);
    units += same;
    for (let unit = 0; unit < same.length; unit += 1) places.push(place);
    place += letter.length;
  }
  places.push(place);
  return { units, places };
}

/**
 * Where words stand in a text, in either case of the language's letters: in Azerbaijani `i` is `İ` and not `I`. Quotation marks, dashes and
 * spaces are found however they are printed.
 */
export function matchesIn(text: string, query: string, language: string): Match[] {
  const { units: sought } = foldWithPlaces(query, language);
  if (sought === '') return [];
  const { units, places } = foldWithPlaces(text, language);
  const found: Match[] = [];
  for (let at = units.indexOf(sought); at >= 0; at = units.indexOf(sought, at + sought.length))
    found.push({ from: places[at]!, to: places[at + sought.length]! });
  return found;
}
