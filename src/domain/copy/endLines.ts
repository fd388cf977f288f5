import { isKnownAgency } from '../dateline/datelinePlaces.ts';
import { folded } from '../letters.ts';

/** An end mark behind the last word: “… 71 to 12. -0-”, Turan's “-06D-”, “# dpa cx yyz a1”, Xinhua's “Enditem” and “■”. */
const endMark =
  /(?<=[.!?…”"»)]) ?(?:[-–—](?:0|30|\d{2}[A-Z])[-–—]|#{1,3}(?: dpa [a-z0-9 ]{2,30}[A-Za-z0-9 ]{0,10})?|Enditem|[■□◼▪●◆]{1,3})$/;

/** A text without the mark of its end. */
export const withoutEndMark = (text: string): string => text.replace(endMark, '');

const agencyBehind =
  /(?<=[.!?…”"»)]) ?(?:\(([^()]{2,30})\)|\/([^/]{2,30})\/|([\p{L}./-]{2,20}))((?: \p{Lu}{2,4}){0,4})\.?$/u;

/** The last paragraph without the agency and the initials behind it: “… of trade. (ANI)”, “… two years. PTI ABC DEF”. */
export function withoutAgencyBehind(text: string, source: string | undefined): string {
  const found = agencyBehind.exec(text.slice(-80));
  const name = found?.[1] ?? found?.[2] ?? found?.[3];
  return found && name !== undefined && (isKnownAgency(name) || name === source)
    ? text.slice(0, text.length - found[0].length)
    : text;
}

/** The agency by itself below the text: “(ANSA).”, “==Kyodo”, “REUTERS”, “/Turan/”; the one of the dateline too, be it ever so unknown. */
export const isAgencyBelow = (line: string, source: string | undefined): boolean => {
  const name = line.length <= 40 ? line.replace(/^[-–—=*(/[ ]+|[)\]/. =*]+$/g, '') : '';
  return name !== '' && (isKnownAgency(name) || (source !== undefined && folded(name) === folded(source)));
};

/** The initials of who wrote and who edited: “mfl”, “аб вг”, “ae/ks”, “DEF”. Below the text only. */
export const isInitials = (line: string): boolean =>
  /^\/\p{L}{2,3}(?:\/\p{L}{2,3})?\/$|^(?:\p{Ll}{2,3}(?:[ /-]\p{Ll}{2,3}){0,4}(?: \([\p{L}, /]{2,40}\))?|\p{Lu}{2,3}(?:[ /-]\p{Lu}{2,3}){0,4})$/u.test(
    line,
  );

const senders =
  /^(?:SOURCE:? \p{L}|view source version on |this (?:press )?release was (?:issued|distributed) |(?:logo|photo|video) ?[-–—:]{1,2} ?http)/u;

const pressService =
  /^(?:пресс-служба|mətbuat xidməti|press service|press office)(?: (?:of |the )*\p{Lu}[\p{L} .-]{0,40})?$/iu;

/** What a distributor of press releases sets below one: “SOURCE Example Bank”, “View source version on …”. */
export const isSender = (line: string): boolean =>
  line.length <= 200 &&
  (pressService.test(line) || senders.test(line) || senders.test(line.charAt(0).toLowerCase() + line.slice(1)));

const noteHeads = new Set(
  'notebook|editorial contacts|editorial contact|internet links|note to editors|notes to editors|note to editor|notes to editor|editors notes|ends notes to editors|redaktorlara qeyd|redaktorlar üçün qeyd|примечание для редакторов|примечания для редакторов|к сведению редакторов|вниманию редакторов'
    .split('|')
    .map(folded),
);

/** Whether words to desks that go on to the end begin with this line: “Notes to editors:”, dpa's “# Notebook”. */
export const isHeadOfNotes = (line: string): boolean =>
  line.length <= 60 && noteHeads.has(folded(line.replace(/^#+ /, '')));
