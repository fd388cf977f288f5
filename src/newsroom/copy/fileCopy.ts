import type { PayloadRequest } from 'payload';
import type { Author, Correspondent } from '../../payload-types.ts';
import { parseCopy, type CopyStory, type CopyWarning, type ParsedCopy } from '../../domain/copy.ts';
import { foldLetters } from '../../domain/letters.ts';
import type { SaveAct } from '../../domain/workflow/versions.ts';
import type { Who } from '../record/history.ts';
import { fieldsFromCopy } from './copyFields.ts';
import { filedBefore, keepFirstStory } from './filedCopies.ts';
import { houseStyleOf, type HouseStyle } from '../story/houseStyle.ts';
import { inTransaction, manyAttempts } from '../transaction/inTransaction.ts';
import type { Copy } from '../story/loadStory.ts';
import { transition } from '../transition/transition.ts';

export type CopyOrder = { text: string; desk?: string; who: Who; now: string };

type Section = {
  id: string;
  name: string;
  names?: Record<string, string>;
  slug: string;
  path: string;
  defaultUrgency?: number | null;
};
type Posting = Correspondent;

/** More authors or sections than any newsroom has: a bound, not a page. */
const most = 2_000;

async function readKnown(req: PayloadRequest) {
  const { db } = req.payload;
  const listed = { limit: most, pagination: false, req } as const;
  const inUse = { deletedAt: { exists: false } };
  const authors = await db.find<Author>({
    ...listed,
    collection: 'authors',
    where: inUse,
    select: { name: true, aliases: true },
  });
  const sections = await db.find<Section>({ ...listed, collection: 'sections', where: inUse });
  return {
    authors: authors.docs.map(({ id, name, aliases }) => ({ id: String(id), name, aliases: aliases ?? [] })),
    sections: sections.docs.map((section) => ({ ...section, id: String(section.id) })),
  };
}

const oneDay = 86_400_000;

/** Is the posting held now? Its last day counts, to the end. */
const isHeld = ({ from, to }: Posting, now: string): boolean =>
  (!from || Date.parse(from) <= Date.parse(now)) && (!to || Date.parse(to) + oneDay > Date.parse(now));

/** Does the copy speak of the posting: “our Washington correspondent”, or a dateline from there? */
function speaksOf({ line, city, dateline }: Posting, story: CopyStory): boolean {
  const foldedLine = foldLetters(story.correspondentLine ?? '');
  const from = foldLetters(story.dateline?.place ?? '');
  const town = foldLetters(city?.split(/[\s,]/)[0] ?? '');
  const places = [city, dateline?.place].map((place) => foldLetters(place ?? '')).filter(Boolean);
  if (line && foldedLine.includes(foldLetters(line))) return true;
  return (town !== '' && foldedLine.includes(town)) || places.includes(from);
}

/** The posting the copy speaks of, if one of its authors holds it on that day. */
async function postingOf(story: CopyStory, now: string, req: PayloadRequest): Promise<Posting | undefined> {
  const { authorIds } = story.byline;
  if (authorIds.length === 0) return undefined;
  const { docs } = await req.payload.db.find<Posting>({
    collection: 'correspondents',
    where: { and: [{ author: { in: [...authorIds] } }, { deletedAt: { exists: false } }] },
    limit: 100,
    pagination: false,
    req,
  });
  return docs.find((posting) => isHeld(posting, now) && speaksOf(posting, story));
}

/** Reads the copy once more where the newsroom goes by another name in the copy's language: Turan, Туран. */
function parseInItsLanguage(
  text: string,
  known: Pick<Parameters<typeof parseCopy>[1], 'authors' | 'sections'>,
  { agencyName, agencyNames }: HouseStyle,
): ParsedCopy {
  const parsed = parseCopy(text, { ...known, defaultSource: agencyName });
  const name = agencyNames[parsed.story.language];
  return name === agencyName ? parsed : parseCopy(text, { ...known, defaultSource: name });
}

/** The calendar day it is at that place, as `YYYY-MM-DD`. */
const dayIn = (timeZone: string, now: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(now));

/** What the copy says, and the fields it fills. */
export async function readCopy({ text, desk, now }: CopyOrder, req: PayloadRequest) {
  const style = await houseStyleOf(req);
  const { authors, sections } = await readKnown(req);
  const parsed = parseInItsLanguage(text, { authors, sections }, style);
  const { story, inferred } = parsed;
  const posting = await postingOf(story, now, req);
  const timeZone = posting?.timeZone ?? style.timeZone;
  const byline = story.byline.authorIds.map((id) =>
    posting && String(posting.author as string) === id
      ? { relationTo: 'correspondents' as const, value: String(posting.id) }
      : { relationTo: 'authors' as const, value: id },
  );
  const urgency = sections.find(({ id }) => id === story.sectionId)?.defaultUrgency;
  const around = { byline, urgency, timeZone, today: dayIn(timeZone, now), desk };
  return { story, inferred, ...fieldsFromCopy(parsed, around) };
}

/** As many as a story keeps (collections/articles/fields.ts). */
const mostFlags = 20;

const cameBefore: CopyWarning = { code: 'filed-before', message: 'You filed the same copy within the last day.' };

/**
 * Turns plain wire copy into a filed story, in one transaction.
 * Answers {article, inferred: {field: {value, from}}, warnings, duplicateOf?: the first story of the same copy}; refuses (`invalid`)
 * copy of which no story can be made.
 */
export async function fileCopy(order: CopyOrder, req: PayloadRequest) {
  const { who, now } = order;
  return inTransaction(
    req,
    async () => {
      const { story, inferred, fields, warnings: doubts } = await readCopy(order, req);
      const filing = { copy: story, who, now };
      const first = await filedBefore(filing, req);
      const warnings = first ? [cameBefore, ...doubts] : doubts;
      // Kept with the story, for the desk to see.
      const flagged = {
        flags: [...new Set(warnings.map(({ code }) => code))].slice(0, mostFlags),
        duplicateOf: first?.id,
      };
      const created = await req.payload.create({
        collection: 'articles',
        req,
        depth: 0,
        overrideAccess: true,
        context: { act: 'file-copy' satisfies SaveAct },
        data: { ...fields, ...flagged, createdAt: now },
      });
      const id = String(created.id);
      if (!first) await keepFirstStory(filing, id, req);
      const { article } = await transition({ id, name: 'file', who, now }, req);
      const duplicateOf = first?.mayRead ? first.id : undefined;
      return { article: { ...created, ...readBack(article), duplicateOf }, inferred, warnings, duplicateOf };
    },
    manyAttempts,
  );
}

const readBack = ({ state, revision, lastMove }: Copy) => ({
  state,
  revision,
  baseVersion: revision,
  lastMove,
});
