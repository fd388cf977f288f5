import { isKnownCity } from './dateline/datelinePlaces.ts';
import { foldLetters, soundOf } from './letters.ts';
import type { Problem } from './refusal.ts';
import type { Language } from './languages.ts';

export type BylineEntry = { name: string };
export type ReportingBy = { name?: string | null; place?: string | null };

/** Who signs a story: people in order, or a free text such as “Staff” that stands instead of them. */
export type Byline = {
  names: readonly BylineEntry[];
  override?: string | null;
  reportingBy?: readonly ReportingBy[] | null;
};

/** Someone copy can be signed by. `aliases` are other spellings: maiden names, other alphabets. */
export type KnownPerson = { id: string; name: string; aliases?: readonly string[] | null };

const and: Record<Language, string> = { en: ' and ', az: ' və ', ru: ' и ' };

function joinNames(names: readonly string[], language: Language): string {
  if (names.length < 2) return names[0] ?? '';
  return names.slice(0, -1).join(', ') + and[language] + names.at(-1);
}

const present = (names: readonly { name: string }[]): string[] =>
  names.map(({ name }) => name.trim()).filter((name) => name !== '');

/** Who signs, without the reporting line: “A, B and C”, or the override. Empty if nobody does. */
const renderNames = ({ names, override }: Byline, language: Language): string =>
  override?.trim() || joinNames(present(names), language);

/** “Reporting by X in Baku and Y in Tbilisi”, or empty. az and ru name the place after a comma, so it needs no case ending. */
function renderReporting({ reportingBy }: Byline, language: Language): string {
  const people = (reportingBy ?? []).filter(({ name }) => name?.trim());
  if (people.length === 0) return '';
  const placed = language === 'en' ? ' in ' : ', ';
  const each = people.map(({ name, place }) =>
    [name, place]
      .map((word) => word?.trim())
      .filter(Boolean)
      .join(placed),
  );
  if (language === 'en') return `Reporting by ${joinNames(each, 'en')}`;
  return `${language === 'az' ? 'Reportaj' : 'Репортаж'}: ${each.join('; ')}`;
}

/** The byline as readers see it: who signs, then on a line of its own who reported from where. */
export const renderByline = (byline: Byline, language: Language): string =>
  [renderNames(byline, language), renderReporting(byline, language)].filter((line) => line !== '').join('\n');

const longestByline = 200;
const labelled =
  /^(?:by(?:line)?|authors?|written by|müəlliflər|müəllif|hazırladı|hazırlayan|söhbətləşdi|söhbəti apardı|авторы|автор|подготовил[аи]?|беседовал[аи]?|записал[аи]?)\s*:\s*/iu;
const unlabelled =
  /^(?:(?:(?:written|interview(?:ed)?|story|text|words) )?by(?:\s+|$)|(?:беседовал|записал|подготовил|интервью (?:в[её]л|взял|записал))[аи]?\s+|(?:söhbətləşdi|söhbət etdi|söhbəti apardı|qələmə aldı|(?:соб\.? ?|спец\.? ?)?корр\.)\s+)/iu;
const separator = /\s*[,;&]\s*(?:(?:and|və|и)\s+)?|\s+(?:and|və|и)\s+/iu;
/** What follows a name without being another: “Alex Raufoglu, Washington correspondent”; a city may too. */
const title =
  /(?:correspondent|reporter|editor|writer|columnist|journalist|bureau chief|müxbir(?:i|imiz)?|redaktoru?|jurnalisti?|корреспондент|редактор|обозреватель|журналист)$/iu;
export const isTitle = (text: string): boolean => text.length <= 60 && title.test(text);

/** Whether a line says with a colon that it is a byline: “By: …”, “Müəllif: …”, “Автор: …”. No headline begins so. */
export const hasBylineLabel = (line: string): boolean => labelled.test(line.slice(0, longestByline));

/** A byline without its “By”, “Müəllif:” or “Автор:”, as typed. */
export const withoutBylinePrefix = (line: string): string =>
  line.slice(0, longestByline).trim().replace(labelled, '').replace(unlabelled, '').trim();

/** Whether a line may be a byline by its own words: a label, or “By” before a capital. */
export const hasBylinePrefix = (line: string): boolean =>
  hasBylineLabel(line) || (unlabelled.test(line.slice(0, 40)) && /^\p{Lu}/u.test(withoutBylinePrefix(line)));

/** The one person a key stands for; a key that two people share stands for nobody. */
function peopleBy(key: (name: string) => string, people: readonly KnownPerson[]): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const { id, name, aliases } of people) {
    for (const spelling of [name, ...(aliases ?? [])].map(key).filter((each) => each !== '')) {
      found.set(spelling, found.has(spelling) && found.get(spelling) !== id ? undefined : id);
    }
  }
  return found;
}

/** Finds people by name; made once for a list, asked for many lines. */
export function bylineMatcher(people: readonly KnownPerson[]) {
  const byLetters = peopleBy(foldLetters, people);
  const bySound = peopleBy(soundOf, people);
  const personNamed = (name: string): string | undefined =>
    byLetters.get(foldLetters(name)) ?? bySound.get(soundOf(name));

  return (text: string): { ids: string[]; unmatched: string[] } => {
    const names = withoutBylinePrefix(text)
      .replace(/[.;,]$/, '')
      .split(separator)
      .map((name) => name.trim())
      .filter((name, index) => name !== '' && !(index > 0 && (title.test(name) || isKnownCity(name))));
    const ids = new Set<string>();
    const unmatched: string[] = [];
    for (const name of names) {
      const id = personNamed(name);
      if (id === undefined) unmatched.push(name);
      else ids.add(id);
    }
    return { ids: [...ids], unmatched };
  };
}

/** Reporters whose name or place is missing. A draft may have them; what goes out may not. */
export const halfMadeReporters = (rows: unknown): Problem[] =>
  (Array.isArray(rows) ? (rows as ReportingBy[]) : []).flatMap((row, index) =>
    (['name', 'place'] as const)
      .filter((field) => !row[field]?.trim())
      .map((field) => ({
        path: `reportingBy.${index}.${field}`,
        rule: 'half-made',
        message: `Reporter ${index + 1}: the ${field} is missing.`,
        params: { number: index + 1, field },
      })),
  );
