import { articleFields, longestOf } from '../../domain/fields/articleFields.ts';
import type { Article } from '../../payload-types.ts';
import { dayNear } from '../../domain/times/calendarDay.ts';
import {
  lexicalFromBlocks,
  type CopyStory,
  type CopyWarning,
  type Inferred,
  type ParsedCopy,
} from '../../domain/copy.ts';

/** What the newsroom adds to what the copy says. `today` is `YYYY-MM-DD` where the story was written. */
type Around = { byline: Article['byline']; urgency?: number | null; timeZone: string; today: string; desk?: string };

/** The day the dateline means: a year is rarely written. Undefined for 29 February of no year near. */
function dayOf(date: string | undefined, today: string): string | undefined {
  const day = date && dayNear(date, today);
  return day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
}

const noted = [
  ['embargo', 'Embargo: '],
  ['notes', ''],
  ['advisory', 'Advisory: '],
  ['headlineOptions', 'Other headlines: '],
  ['credits', 'Credits: '],
  ['contact', 'Contact: '],
  ['coverNote', 'Cover note: '],
] as const;

/** What the copy says to desks and not to readers, with what did not fit its field. */
function noteOf(inferred: Inferred, tooLong: readonly string[]): string | undefined {
  const lines = noted.flatMap(([name, label]) => {
    const found = inferred[name];
    return found ? [`${label}${String(found.value)}`] : [];
  });
  return [...lines, ...tooLong].join('\n').slice(0, longestOf('editorialNote')) || undefined;
}

/** Takes what is longer than its field out of it, and keeps it for the note to desks: no copy is refused, and nothing lost, for a long line. */
function fitting(story: CopyStory) {
  const tooLong: string[] = [];
  const fit = (label: string, text: string | undefined, longest: number): string | undefined => {
    if (text === undefined || text.length <= longest) return text;
    tooLong.push(`${label}: ${text}`);
    return undefined;
  };
  const { keywords = [], dateline } = story;
  const topics = keywords.filter(({ length }) => length <= longestOf('topics')).slice(0, articleFields.topics.most);
  if (topics.length < keywords.length) tooLong.push(`Keywords: ${keywords.join(', ')}`);
  const place = fit('Dateline', dateline?.place, longestOf('dateline', 'place'));
  const texts = {
    slugline: fit('Slugline', story.slugline, longestOf('slugline')),
    kicker: fit('Kicker', story.kicker, longestOf('kicker')),
    standfirst: fit('Standfirst', story.standfirst, longestOf('standfirst')),
    bylineText: fit('Byline', story.byline.text, longestOf('bylineText')),
    topics,
  };
  const source = fit('Source', dateline?.source, longestOf('dateline', 'source'));
  return { texts, place, source, tooLong };
}

const warningOf = (text: string): CopyWarning => ({
  code: 'too-long',
  message: `Too long for its field, so kept in the note to desks: “${text.slice(0, 80)}”.`,
});

/** The fields of the story that the copy makes, and what the desk should look at. */
export function fieldsFromCopy({ story, inferred, warnings }: ParsedCopy, around: Around) {
  const { texts, place, source, tooLong } = fitting(story);
  const date = dayOf(story.dateline?.date, around.today);
  const fields = {
    ...texts,
    headline: story.headline,
    language: story.language,
    dateline: (place ?? source ?? date) ? { place, source, date } : undefined,
    reportingBy: story.reportingBy,
    body: story.blocks.length > 0 ? lexicalFromBlocks(story.blocks) : undefined,
    byline: around.byline,
    section: story.sectionId,
    urgency: story.priority ?? around.urgency ?? undefined,
    editorialNote: noteOf(inferred, tooLong),
    timeZone: around.timeZone,
    desk: around.desk,
  };
  return { fields, warnings: [...warnings, ...tooLong.map(warningOf)] };
}
