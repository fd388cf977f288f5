import type { Article } from '../../../src/payload-types.ts';
import type { CollectionBeforeChangeHook, PayloadRequest, CollectionAfterReadHook } from 'payload';
import { photosInBody, wordCountOf } from '../../../src/domain/body.ts';
import { storyDateline } from '../../../src/domain/dateline/dateline.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { isAtLeast } from '../../../src/domain/workflow/roles.ts';
import { isMadeFrom, slugOf } from '../../../src/domain/fields/slug.ts';
import { isLanguage } from '../../../src/domain/languages.ts';
import { houseStyleOf } from '../../../src/newsroom/story/houseStyle.ts';
import { idOf, idsOf, principalOf, isStaff } from '../../shared/principal.ts';
import { freeSlug, slugByChance } from '../../shared/publication/slugs.ts';
import { withBlockIds, withoutBlockIds } from '../../../src/domain/body/blockIds.ts';
import { newBlockId } from './merging.ts';

type Copy = Partial<Article>;

type Holder = 'story' | 'old address';

/** What else has the slug: another story, or an old address of one that still leads there. */
async function holderOf(slug: string, id: string | undefined, req: PayloadRequest): Promise<Holder | undefined> {
  const others = id ? [{ id: { not_equals: id } }] : [];
  const story = await req.payload.db.findOne({
    collection: 'articles',
    where: { and: [{ slug: { equals: slug } }, ...others] },
    req,
  });
  if (story) return 'story';
  const old = await req.payload.db.findOne<{ id: string; story: unknown; deletedAt?: string | null }>({
    collection: 'redirects',
    where: { from: { equals: slug } },
    req,
  });
  return old && !old.deletedAt && idOf(old.story) !== id ? 'old address' : undefined;
}

const whyTaken: Record<Holder, string> = {
  story: 'Another story has this slug.',
  'old address': 'Another story had this slug, and is still found at it. A section editor can give it to this story.',
};

/** Whoever may publish may give a story the old address of another; it changes hands when the story goes out. */
function mayGiveAway(holder: Holder, req: PayloadRequest): boolean {
  const who = principalOf(req.user);
  return holder === 'old address' && who.kind === 'staff' && isAtLeast(who.role, 'section-editor');
}

async function refuseTaken(slug: string, id: string | undefined, req: PayloadRequest): Promise<void> {
  const holder = await holderOf(slug, id, req);
  if (!holder || mayGiveAway(holder, req)) return;
  const message = whyTaken[holder];
  throw new Refusal('invalid', message, [{ path: 'slug', rule: 'unique', message }]);
}

async function slugFrom(headline: string, id: string | undefined, req: PayloadRequest): Promise<string> {
  const base = slugOf(headline);
  if (!headline.trim()) return slugByChance(base);
  return freeSlug(base, async (each) => Boolean(await holderOf(each, id, req)));
}

async function slugFor(before: Copy | undefined, copy: Copy, req: PayloadRequest): Promise<string> {
  const headline = copy.headline ?? '';
  const typed = copy.slug?.trim();
  const isNew = !before?.slug || typed !== before.slug;
  const follows = !copy.firstPublishedAt && (!before?.slug || isMadeFrom(before.slug, before.headline ?? ''));
  if (typed && isNew && typed !== before?.slug) {
    await refuseTaken(typed, before?.id, req);
    return typed;
  }
  if (typed && !(follows && headline !== (before?.headline ?? ''))) return typed;
  return slugFrom(headline, before?.id, req);
}

/** The accounts of those a story is signed by, and of who wrote it: its own people. */
async function peopleOf(copy: Copy, req: PayloadRequest): Promise<string[]> {
  const signed = Array.isArray(copy.byline) ? (copy.byline as { relationTo?: string; value?: unknown }[]) : [];
  const of = (relationTo: string): string[] => idsOf(signed.filter((each) => each.relationTo === relationTo));
  const postings = of('correspondents');
  const posted = postings.length
    ? await req.payload.db.find<{ id: string; author?: unknown }>({
        collection: 'correspondents',
        where: { id: { in: postings } },
        limit: 50,
        pagination: false,
        req,
      })
    : undefined;
  const authors = [...of('authors'), ...idsOf(posted?.docs.map(({ author }) => author))];
  const found = authors.length
    ? await req.payload.db.find<{ id: string; user?: unknown }>({
        collection: 'authors',
        where: { id: { in: authors } },
        limit: 50,
        pagination: false,
        req,
      })
    : undefined;
  const users = idsOf(found?.docs.map(({ user }) => user));
  return [...new Set([idOf(copy.createdBy), ...users].filter((id) => id !== undefined))];
}

/** The dateline as the newsroom writes it; null without a place. */
export async function datelineTextOf(copy: Copy, req: PayloadRequest): Promise<string | null> {
  // Read only where there is something to write with it: each save comes by here.
  if (!copy.dateline?.place?.trim()) return null;
  const { datelinePattern } = await houseStyleOf(req);
  const language = isLanguage(copy.language) ? copy.language : 'en';
  return storyDateline(copy.dateline, { pattern: datelinePattern }, language) ?? null;
}

/** Whatever follows from the copy itself, computed on each save so that no read has to. */
export const computeStory: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before = originalDoc as Copy | undefined;
  const copy = { ...before, ...(data as Copy) };
  const photos = [idOf(copy.photo?.media), ...photosInBody(copy.body)].filter((id) => id !== undefined);
  return {
    ...data,
    slug: await slugFor(before, copy, req),
    wordCount: wordCountOf(copy.body),
    datelineText: await datelineTextOf(copy, req),
    people: await peopleOf(copy, req),
    photosUsed: [...new Set(photos)],
  };
};

/** Every block of a body has an id, whoever wrote it. */
export const identifyBlocks: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const { body } = data as { body?: unknown };
  if (!body) return data;
  return { ...data, body: withBlockIds(body, newBlockId, (originalDoc as { body?: unknown } | undefined)?.body) };
};

/** Readers get no ids of blocks. */
export const hideBlockIds: CollectionAfterReadHook = ({ doc, req, context }) => {
  const { body } = doc as { body?: unknown };
  return !body || isStaff(req.user) || context.transition ? doc : { ...doc, body: withoutBlockIds(body) };
};
