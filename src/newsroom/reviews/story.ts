import type { PayloadRequest } from 'payload';
import type { Types } from 'mongoose';
import { databaseOf, sessionOf } from '../../database/rows.ts';
import { moderationFor, takesReviews, type Moderation, type ReviewSettings } from '../../domain/review.ts';
import { isLanguage, type Language } from '../../domain/languages.ts';
import { visibleFilter } from '../../published/visibility.ts';

type Article = {
  _id: Types.ObjectId;
  slug: string;
  language?: unknown;
  section?: Types.ObjectId | null;
  firstPublishedAt?: Date;
  reviewsClosed?: boolean;
};

/** A story readers can see, as far as its reviews care. */
export type ReviewedStory = {
  id: string;
  slug: string;
  language: Language;
  section?: string;
  moderation: Moderation;
  publishedAt: string;
  reviewsClosed: boolean;
};

const projection = { slug: 1, language: 1, section: 1, firstPublishedAt: 1, reviewsClosed: 1 };

/** The settings of the section and of those above it, the nearest first. */
async function moderationsAbove(section: Types.ObjectId | null | undefined, req: PayloadRequest): Promise<unknown[]> {
  if (!section) return [];
  const [sections, session] = [databaseOf(req.payload).collection('sections'), await sessionOf(req)];
  const own = await sections.findOne({ _id: section }, { session, projection: { path: 1 } });
  const steps = String(own?.path ?? '').split('/');
  const paths = steps.map((_, index) => steps.slice(0, index + 1).join('/'));
  const above = await sections
    .find({ path: { $in: paths } }, { session, projection: { path: 1, reviewsModeration: 1 } })
    .toArray();
  const saidAt = new Map(above.map(({ path, reviewsModeration }) => [path as string, reviewsModeration as unknown]));
  return paths.reverse().map((path) => saidAt.get(path));
}

async function asReviewed(article: Article, settings: ReviewSettings, req: PayloadRequest): Promise<ReviewedStory> {
  const { _id, slug, language, section, firstPublishedAt, reviewsClosed } = article;
  return {
    id: String(_id),
    slug,
    language: isLanguage(language) ? language : 'en',
    section: section ? String(section) : undefined,
    moderation: moderationFor(await moderationsAbove(section, req), settings.moderation),
    publishedAt: firstPublishedAt?.toISOString() ?? '',
    reviewsClosed: reviewsClosed === true,
  };
}

/** The story at a slug, its own or one it had before, if readers can see it. */
export async function reviewedStoryAt(
  slug: string,
  settings: ReviewSettings,
  req: PayloadRequest,
): Promise<ReviewedStory | undefined> {
  const db = databaseOf(req.payload);
  const articles = db.collection<Article>('articles');
  const options = { session: await sessionOf(req), projection };
  const found = await articles.findOne({ slug, ...visibleFilter }, options);
  if (found) return asReviewed(found, settings, req);
  const moved = await db.collection('redirects').findOne({ from: slug, deletedAt: null }, { session: options.session });
  const there = moved && (await articles.findOne({ _id: moved.story as Types.ObjectId, ...visibleFilter }, options));
  return there ? asReviewed(there, settings, req) : undefined;
}

/** Does it take reviews now? */
export const isOpen = (story: ReviewedStory, settings: ReviewSettings, now: string): boolean =>
  story.moderation !== 'off' && takesReviews(story, { reviewsOpenDays: settings.openDays }, now);
