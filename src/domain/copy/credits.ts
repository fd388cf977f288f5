import { isTitle } from '../byline.ts';
import { isKnownAgency } from '../dateline/datelinePlaces.ts';
import { lowerCase } from '../letters.ts';
import { byInitial, isPersonName } from './people.ts';
import type { CopyReporter } from './types.ts';

const longestCredit = 500;
const credit = /^[-–—([]{0,3}(?:additional |with )?(?:reporting|writing|editing|compiled|production) by /i;
const bySomeone = / [bB][yY] (?:the )?\p{Lu}/u;

/** “--With assistance from Ann Example.”, “With files from The Canadian Press” */
const assisted =
  /^[-–—([]{0,3}with (?:assistance|help|contributions?|(?:additional )?reporting|files|inputs?) (?:from|by) \p{Lu}/iu;

/** “AP writer Ann Example in Rome contributed to this report.”, “This report by … was first published Nov. 26.” */
const madeBy =
  /(?<!\p{L})contributed (?:reporting|to (?:this|the) (?:report|story|article))|^(?:this (?:report|story|article)|the article) (?:by .{2,60} )?(?:was (?:first|originally) published|was (?:produced|translated|edited|written|generated))/iu;

type Kind = 'writer' | 'reporter' | 'picture' | 'other';
type Part = { kind: Kind; isSaid: boolean; names: string[] };

/** By which words desks tell who had which part in a text; in lower case, with endings. */
const partWords: readonly (readonly [Kind, RegExp])[] = [
  [
    'writer',
    /^(?:(?:(?:written|story|text|words|interview(?:ed)?) )?by|authors?|words|text|story|автор\p{L}{0,2}(?: (?:текста|статьи|материала))?|(?:материал )?подготовил\p{L}?|(?:беседовал|записал|написал)\p{L}?|интервью (?:в[её]л|взял|записал)\p{L}?|текст|корреспондент|müəllif(?:lər)?|hazırladı|hazırlayan|mətn|müxbir|yazdı|yazıb|söhbətləşdi|söhbəti apardı)(?: ?: ?| |$)/u,
  ],
  ['reporter', /^(?:(?:additional )?reporting by|reporters?|(?:дополнительный )?репортаж|reportaj)(?: ?: ?| |$)/u],
  [
    'picture',
    /^(?:photo|picture|photograph|image|video|фото|фотографии|снимки|видео|foto)(?:s|graphy|lar)?(?: by)?(?: ?: ?| |$)/u,
  ],
  [
    'other',
    /^(?:(?:additional )?(?:writing|editing|production|translation) by|(?:edited|compiled|translated|prepared|reviewed) by|editors?|sub-?editor|translators?|translation|(?:выпускающий |ответственный )?редактор\p{L}{0,2}|редактура|(?:от)?редактировал\p{L}?|перев[её]л\p{L}?|перевод(?:чик)?|корректор|(?:məsul |növbətçi )?redaktor(?:lar)?|redaktə (?:etdi|edən|edib)|redaktəsi|tərcümə (?:etdi|edən|edib)|tərcüməçi|tərcümə|korrektor)(?: ?: ?| |$)/u,
  ],
];
/** “Ответственный за выпуск: …”: any other part, by its colon. */
const otherPart = /^\p{L}[\p{L} ]{2,30}: ?/u;
const saidBy = /(?::|\bby|л[аи]?|d[ıi]|[ıi]b) ?$/u;

const brackets = /^[([]{1,2}(.*?)\.?[)\]]{1,2}\.?$/u;
const parting = /\.? ?[;,|·•] ?| ?\/ | [–—-] |(?<=\p{L}{2})\.(?: |$)/u;
const isInitials = (text: string): boolean => /^(?:\p{Lu}\. ?){0,2}\p{Lu}{1,3}\.?$/u.test(text);
const isDesk = (text: string): boolean => /(?:newsroom|bureau|desk|staff|служба|редакция|redaksiyası)$/iu.test(text);
/** “Ann Example in Baku”, “J.K.”, “Rome”, “the Baku newsroom”: who it was, what they are or where. */
const isNamed = (name: string): boolean =>
  [isPersonName, isInitials, isTitle, isDesk, isKnownAgency].some((is) => is(name)) ||
  byInitial.test(name) ||
  /^\p{Lu}[\p{L}'’-]+$/u.test(name);
const withoutPlace = (text: string): string => text.replace(/ (?:in|в|во) \p{Lu}[\p{L}. -]+$/u, '');
const isPerson = (name: string): boolean => isPersonName(name) || byInitial.test(name);

/** A line of nothing but who had which part in the text, part by part; none if it is any other. */
function partsOf(line: string): Part[] {
  if (line.length > longestCredit) return [];
  const parts: Part[] = [];
  for (const piece of line.replace(brackets, '$1').split(parting).filter(Boolean)) {
    const low = lowerCase(piece);
    const [kind, word] = partWords.find(([, form]) => form.test(low)) ?? ['other', otherPart];
    const partWord = word.exec(low)?.[0];
    if (partWord !== undefined) parts.push({ kind, isSaid: saidBy.test(partWord), names: [] });
    else if (parts.length === 0) parts.push({ kind: 'other', isSaid: false, names: [] });
    const names = piece
      .slice(partWord?.length ?? 0)
      .split(/ and | və | и | & /)
      .map(withoutPlace);
    if (names[0] !== '' && !names.every(isNamed)) return [];
    parts.at(-1)?.names.push(...names.filter(Boolean));
  }
  return parts.every(({ names }) => names.length > 0) ? parts : [];
}

const isKnownPart = (text: string): boolean => partWords.some(([kind, form]) => kind !== 'picture' && form.test(text));

/** “(Автор: … Редактор: …)”, “Words: … / Pictures: …”: in brackets one part is enough, without any two, or who edited. */
function isOfParts(line: string): boolean {
  const inside = brackets.exec(line)?.[1];
  if (inside !== undefined)
    return inside.split(parting).some((piece) => isKnownPart(lowerCase(piece))) && partsOf(line).length > 0;
  // Asked first, for it is cheap.
  if (!isKnownPart(lowerCase(line.slice(0, 60)))) return false;
  const parts = partsOf(line);
  return (
    (parts.length > 1 || parts[0]?.kind === 'other') &&
    parts.every(({ isSaid, names: [first = ''] }) => isSaid && isPerson(first))
  );
}

/** “(Reporting by … in …; Editing by …)”, above or below the text: who worked on the story. */
export const isCredit = (line: string): boolean =>
  line.length <= longestCredit &&
  (isOfParts(line) ||
    madeBy.test(line) ||
    assisted.test(line) ||
    (credit.test(line) && bySomeone.test(line) && (/^[([]/.test(line) || /;|\bin \p{Lu}|editing by/iu.test(line))));

/** Who wrote the text, as a line of credits says: “(Автор: …; редактор: …)”. */
export const writersOf = (line: string): string[] =>
  partsOf(line).flatMap(({ kind, names }) => (kind === 'writer' ? names.filter(isPerson) : []));

/** “A and B in Bengaluru” → both, each with the place. Who is named without one is left out: a credit to readers needs it. */
function reportersIn(list: string): CopyReporter[] {
  const reporters: CopyReporter[] = [];
  let waiting: string[] = [];
  for (const each of list.split(/, and |, | and /)) {
    const [name = '', place] = each.split(' in ');
    if (!isPersonName(name.trim())) continue;
    waiting.push(name.trim());
    if (place === undefined) continue;
    reporters.push(...waiting.map((waited) => ({ name: waited, place: place.trim() })));
    waiting = [];
  }
  return reporters;
}

/** Who reported from where, of a line of credits. */
export const reportersOf = (line: string): CopyReporter[] =>
  line
    .replace(/^[([]|[)\]]$/g, '')
    .replace(/\.$/, '')
    .split(/; ?|\. (?=\p{Lu})/u)
    .flatMap((part) => {
      const list = /^(?:additional )?reporting by (.+)$/i.exec(part)?.[1];
      return list === undefined ? [] : reportersIn(list);
    })
    .slice(0, 10);
