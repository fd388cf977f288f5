import { isCapitals, isName, isNamedAgency } from '../../dateline/datelineNames.ts';
import { isKnownAgency } from '../../dateline/datelinePlaces.ts';
import { foldLetters } from '../../letters.ts';
import { isCredit } from '../credits.ts';
import { isPersonName } from '../people.ts';
import { serviceShare } from '../serviceWords.ts';
import type { Paragraph } from '../types.ts';

/** An end mark behind the last word: “… 71 to 12. -0-”, Turan's “-06D-”, “# dpa cx yyz a1”, Xinhua's “Enditem” and “■”. */
const endMark =
  /(?<=[.!?…”"»)]) ?(?:[-–—](?:0|30|\d{2}\p{Lu})[-–—]|#{1,3}(?: dpa [a-z0-9 ]{2,30}[A-Za-z0-9 ]{0,10})?|Enditem|[■□◼▪●◆]{1,3})(?: \/?\p{L}{2,3}(?:\/\p{L}{2,3})*\/?)?$/u;

/** A text without the mark of its end. */
export const withoutEndMark = (text: string): string => text.replace(endMark, '');

const agencyBehind =
  /(?<=[.!?…”"»)]) ?(?:\(([^()]{2,30})\)|\/([^/]{2,30})\/|([\p{L}./-]{2,20}))((?: \p{Lu}{2,4}){0,4})\.?$/u;

/** “… of the law. (AB)”, “… said. (abc.az)”: in brackets, who wrote it or where, be it ever so unknown. */
const bracketBehind =
  /(?<=[.!?…”"»)]) ?(?:\/\p{Lu}\.\p{Lu}\.\/|\((?:\p{Lu}\.\p{Lu}\.|\p{Lu}{2,8}(?:[/-]\p{L}{2,8})*|(?:https?:\/\/|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\/?)\))\.?$/u;

/** “… said on Thursday. SARVAN”: capitals behind the last sentence. */
const capitalsBehind = /(?<=\p{Ll}[.!?…]["”»)]*) (\p{Lu}{3,10})$/u;

/** “/Айпара/”, “/Риони-Пресс/”, “(Kura News)”: between slashes a word, in brackets a name as agencies call themselves, be they ever so unknown. */
function isUnknownAgency(text: string, isSlashed: boolean): boolean {
  const name = text.replace(/[«»“”"„]/g, '');
  if (!isName(name) || serviceShare(name) >= 0.5 + (isNamedAgency(name) ? 0.5 : 0)) return false;
  return (
    isNamedAgency(name) || (isCapitals(name) && name.length > 3) || (isSlashed && /^\p{Lu}[\p{L}-]{2,}$/u.test(name))
  );
}

type Behind = { text: string; agency?: string };
function withoutOneBehind(text: string, source: string | undefined): Behind {
  const tail = text.slice(-80);
  const capitals = capitalsBehind.exec(tail);
  if (capitals) return { text: text.slice(0, text.length - capitals[0].length), agency: capitals[1] as string };
  const bracket = bracketBehind.exec(tail);
  const found = bracket ?? agencyBehind.exec(tail);
  const name = bracket ? bracket[0].trim().slice(1, -1) : (found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
  const isAgency = isKnownAgency(name) || name === source || (found?.[2] !== undefined && isUnknownAgency(name, true));
  if (!found || !(bracket || isAgency)) return { text };
  return { text: text.slice(0, text.length - found[0].length), ...(isAgency && { agency: name }) };
}

/** The last paragraph without the agency, the initials and the link behind it: “… of trade. (ANI)”, “… two years. PTI ABC DEF”. */
export function withoutAgencyBehind(text: string, source: string | undefined): Behind {
  const once = withoutOneBehind(text, source);
  if (once.text === text) return once;
  const twice = withoutOneBehind(once.text, source);
  return { ...twice, agency: twice.agency ?? once.agency };
}

/** “L.M.”, “jk”, “А. П.”: who wrote or edited. */
const initials = /^(?:\p{Lu}\. ?){1,3}$/u;
const letters = /^(?:\p{Lu}{2,3}|\p{Ll}{2,3})$/u;

const slashed = /^\/{1,2} ?([^/].{1,80}?) ?\/{1,2}\.?$/;
const bracketed = /^\(([^()]{2,60})\)\.?$/;

/**
 * The agency by itself below the text: “(ANSA).”, “==Kyodo”, “REUTERS”, “/Turan/”, or with initials or who wrote it,
 * “Turan / L.M.”, “/Сарван, Анна Примерова/”; the one of the dateline too, be it ever so unknown. Undefined if the line is none.
 */
export function agencyBelow(line: string, source: string | undefined): { agency: string; signer?: string } | undefined {
  if (line.length > 80) return undefined;
  const inside = slashed.exec(line)?.[1] ?? bracketed.exec(line)?.[1];
  const isAgency = (name: string): boolean =>
    isKnownAgency(name) ||
    (source !== undefined && name !== '' && foldLetters(name) === foldLetters(source)) ||
    (inside !== undefined && isUnknownAgency(name, line.startsWith('/')));
  const name = line.replace(/^\(?ends?\)? (?=\p{Lu})/iu, '').replace(/^[-–—=*(/[ ]+|[)\]/. =*]+$/g, '');
  if (line.length <= 40 && isAgency(name)) return { agency: name };
  const pieces = line.replace(/^[([/]+|[)\]/]+\.?$/g, '').split(/ ?\/{1,2} ?| [–—-] |, ?| ?\| ?/);
  const [agency, ...others] = pieces.filter(
    (piece) => !initials.test(piece) && (isAgency(piece) || !letters.test(piece)),
  );
  const [signer] = others;
  if (agency === undefined || !isAgency(agency) || others.length > 1) return undefined;
  if (signer === undefined) return line.length <= 40 ? { agency } : undefined;
  return inside !== undefined && isPersonName(signer) ? { agency, signer } : undefined;
}

/** The initials of who wrote and who edited: “mfl”, “аб вг”, “ae/ks”, “DEF”. Below the text only. */
export const isInitials = (line: string): boolean =>
  /^\/\p{L}{2,3}(?:\/\p{L}{2,3})?\/$|^(?:\p{Ll}{2,3}(?:[ /-]\p{Ll}{2,3}){0,4}(?: \([\p{L}, /]{2,40}\))?|\p{Lu}{2,3}(?:[ /-]\p{Lu}{2,3}){0,4})$/u.test(
    line,
  );

const senders =
  /^(?:SOURCE:? \p{L}|view source version on |this (?:information|announcement|statement|(?:press |news )?release) (?:is|was) (?:issued|distributed|provided|supplied) |(?:logo|photo|video) ?[-–—:]{1,2} ?http)/u;

const pressService =
  /^(?:пресс-служба|mətbuat xidməti|press service|press office)(?: (?:of |the )*\p{L}[\p{L} .«»“”"-]{0,80})?$|^(?:\p{L}[\p{L}-]*[ ,]+){1,8}(?:mətbuat xidməti|press service|press office|пресс-служба)$/iu;

/** What a distributor of press releases sets below one: “SOURCE Example Bank”, “View source version on …”. */
export const isSender = (line: string): boolean =>
  line.length <= 200 &&
  (pressService.test(line) || senders.test(line) || senders.test(line.charAt(0).toLowerCase() + line.slice(1)));

const noteHeads = new Set(
  'notebook|editorial contacts|editorial contact|internet links|note to editors|notes to editors|note for editors|notes for editors|note to editor|notes to editor|editors notes|ends notes to editors|redaktorlara qeyd|redaktorlar üçün qeyd|примечание для редакторов|примечания для редакторов|к сведению редакторов|вниманию редакторов'
    .split('|')
    .map(foldLetters),
);

/** “About Example Bank”, “About the authors: …”, “О компании”: what a press office tells of itself below its news. */
const aboutHead =
  /^(?:about (?:the )?(?:\p{Lu}|authors?$|company|organi[sz]ation)[^.!?:]{0,60}(?:$|: )|(?:о компании|об авторе|о банке|о фонде|об организации|о проекте)(?: [^.!?:]{1,60})?(?:$|: ?)|(?:şirkət|təşkilat|müəllif|bank|fond|layihə) haqqında(?: məlumat)?(?:$|: ?))/iu;
export const isAboutHead = (line: string): boolean =>
  aboutHead.test(line.slice(0, 120)) && (/^[^:]{1,80}:/.test(line) || line.length <= 80);

/** Whether words to desks that go on to the end begin with this line: “Notes to editors:”, dpa's “# Notebook”. */
export const isHeadOfNotes = (line: string): boolean =>
  line.length <= 60 && noteHeads.has(foldLetters(line.replace(/^#+ /, '')));

const bracketAtEnd = /^[([][^()[\]]{5,300}[)\]]\.?$/;

/** A last paragraph with the credits behind it, “… in March. (Reporting by …)”, as two. */
export function withCreditsApart(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  return paragraphs.flatMap((paragraph, index) => {
    const { text } = paragraph;
    const start = index < paragraphs.length - 2 ? -1 : Math.max(text.lastIndexOf(' ('), text.lastIndexOf(' ['));
    const behind = text.slice(start + 1);
    if (start < 0 || !bracketAtEnd.test(behind) || !isCredit(behind)) return [paragraph];
    return [
      { ...paragraph, text: text.slice(0, start) },
      { ...paragraph, text: behind },
    ];
  });
}
