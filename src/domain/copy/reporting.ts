import { isPersonName } from './people.ts';
import type { CopyReporter } from './types.ts';

const longestCredit = 500;
const credit = /^[-–—([]{0,3}(?:additional |with )?(?:reporting|writing|editing|compiled|production) by /i;

/** “--With assistance from Ann Example.”, “With files from The Canadian Press” */
const assisted =
  /^[-–—([]{0,3}with (?:assistance|help|contributions?|(?:additional )?reporting|files|inputs?) (?:from|by) \p{Lu}/iu;

/** “Edited by Ann Example”: a line by itself. */
const edited = /^[([]?(?:edited|translated|compiled) by ([^()[\];]{3,60}?)[.)\]]{0,2}$/i;

/** “AP writer Ann Example in Rome contributed to this report.”, “This report by … was first published Nov. 26.” */
const madeBy =
  /(?<!\p{L})contributed (?:reporting|to (?:this|the) (?:report|story|article))|^(?:this (?:report|story|article)|the article) (?:by .{2,60} )?(?:was (?:first|originally) published|was (?:produced|translated|edited|written|generated))/iu;

/** “(Reporting by … in …; Editing by …)”, below the text: who worked on the story. */
export const isCredit = (line: string): boolean =>
  isPersonName(edited.exec(line.slice(0, longestCredit))?.[1] ?? '') ||
  (line.length <= longestCredit && (madeBy.test(line) || assisted.test(line))) ||
  (line.length <= longestCredit &&
    credit.test(line) &&
    (/^[([]/.test(line) || /;|\bin \p{Lu}|editing by/iu.test(line)));

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
