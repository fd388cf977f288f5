import type { PayloadRequest } from 'payload';
import { lexicalFromBlocks, parseCopy } from '../domain/copy.ts';
import type { Who } from './actor.ts';
import { houseStyleOf } from './houseStyle.ts';
import { inTransaction } from './inTransaction.ts';
import { transition } from './transition.ts';

export type CopyOrder = { text: string; desk?: string; who: Who; now: string };

type Author = { id: string; name: string; aliases?: string[] | null };
type Section = {
  id: string;
  name: string;
  names?: Record<string, string>;
  slug: string;
  path: string;
  defaultUrgency?: number | null;
};
type Posting = {
  id: string;
  author: unknown;
  city?: string;
  line?: string | null;
  from?: string;
  to?: string | null;
  timeZone?: string;
};

/** More authors or sections than any newsroom has: a bound, not a page. */
const most = 2_000;

async function known(req: PayloadRequest) {
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

/** The posting the copy speaks of ("our Washington correspondent"), if one of its authors holds it on that day. */
async function postingOf(
  line: string | undefined,
  authorIds: readonly string[],
  now: string,
  req: PayloadRequest,
): Promise<Posting | undefined> {
  if (!line || authorIds.length === 0) return undefined;
  const { docs } = await req.payload.db.find<Posting>({
    collection: 'correspondents',
    where: { author: { in: [...authorIds] } },
    limit: 100,
    pagination: false,
    req,
  });
  const said = line.toLowerCase();
  const speaksOf = ({ line: own, city }: Posting): boolean =>
    Boolean(
      (own && said.includes(own.toLowerCase())) ||
      (city && said.includes(city.split(/[\s,]/)[0]?.toLowerCase() ?? ' ')),
    );
  const isHeld = ({ from, to }: Posting): boolean =>
    (!from || Date.parse(from) <= Date.parse(now)) && (!to || Date.parse(to) >= Date.parse(now));
  return docs.find((posting) => isHeld(posting) && speaksOf(posting));
}

/**
 * Turns plain wire copy into a filed story, in one transaction.
 * Answers {article, inferred: {field: {value, from}}, warnings}; refuses (`invalid`) copy of which no story can be made.
 */
export async function fileCopy({ text, desk, who, now }: CopyOrder, req: PayloadRequest) {
  return inTransaction(req, async () => {
    const { agencyName, timeZone } = await houseStyleOf(req);
    const { authors, sections } = await known(req);
    const { story, inferred, warnings } = parseCopy(text, { authors, sections, defaultSource: agencyName });
    const posting = await postingOf(story.correspondentLine, story.byline.authorIds, now, req);
    const section = sections.find(({ id }) => id === story.sectionId);
    const byline = story.byline.authorIds.map((id) =>
      posting && String(posting.author as string) === id
        ? { relationTo: 'correspondents' as const, value: String(posting.id) }
        : { relationTo: 'authors' as const, value: id },
    );
    const created = await req.payload.create({
      collection: 'articles',
      req,
      depth: 0,
      overrideAccess: true,
      data: {
        headline: story.headline,
        slugline: story.slugline,
        standfirst: story.standfirst,
        language: story.language,
        dateline: story.dateline,
        body: lexicalFromBlocks(story.blocks),
        byline,
        bylineText: story.byline.text,
        section: story.sectionId,
        topics: story.keywords,
        urgency: story.priority ?? section?.defaultUrgency ?? undefined,
        timeZone: posting?.timeZone ?? timeZone,
        desk,
      } as never,
    });
    await flag(
      String(created.id),
      warnings.map(({ code }) => code),
      req,
    );
    const { article } = await transition({ id: String(created.id), name: 'file', who, now }, req);
    return { article: { ...created, ...readBack(article) }, inferred, warnings };
  });
}

const readBack = ({ state, revision, lastMove }: { state: string; revision?: number; lastMove?: unknown }) => ({
  state,
  revision,
  baseVersion: revision,
  lastMove,
});

/** Keeps what the parser was unsure of with the story, for the desk to see. */
async function flag(id: string, flags: readonly string[], req: PayloadRequest): Promise<void> {
  if (flags.length === 0) return;
  await req.payload.db.updateOne({
    collection: 'articles',
    id,
    data: { flags: [...new Set(flags)] },
    req,
    returning: false,
  });
}
