import type { PayloadRequest } from 'payload';
import { moderations, type Moderation, type ReviewSettings, type WordList } from '../../domain/review.ts';
import { isLanguage } from '../../domain/languages.ts';
import type { Site } from '../../payload-types.ts';

/** The site's settings as they are kept: nothing is certain to be set. */
type StoredSite = Partial<Site>;
type StoredLists = NonNullable<NonNullable<Site['reviews']>['wordLists']>;

const linesOf = (text: unknown): string[] =>
  typeof text === 'string' ? text.split('\n').flatMap((line) => line.trim() || []) : [];

const wordListsOf = (lists: StoredLists | null | undefined): WordList[] =>
  (lists ?? []).map(({ language, effect, words }) => ({
    ...(isLanguage(language) && { language }),
    effect: effect === 'spam' ? 'spam' : 'hold',
    words: linesOf(words),
  }));

const number = (value: unknown, usual: number): number => (typeof value === 'number' ? value : usual);

/** How the newsroom takes reviews, with the defaults of a newsroom that has set nothing yet. */
export async function reviewSettingsOf(req: PayloadRequest): Promise<ReviewSettings> {
  const stored = await req.payload.db.findGlobal<StoredSite>({ slug: 'site', req });
  const pattern = stored?.addresses?.review;
  const isPath = typeof pattern === 'string' && pattern.startsWith('/');
  // A form may be sent from another host than this server's: its reader goes back there.
  const returnTo = isPath && stored?.url && URL.canParse(stored.url) ? new URL(stored.url).origin + pattern : pattern;
  const { moderation, minSeconds, linkLimit, perAddress, proofBits, reportsToHide, wordLists } = stored?.reviews ?? {};
  return {
    moderation: moderations.find((each) => each === moderation) ?? ('before' satisfies Moderation),
    openDays: number(stored?.reviewsOpenDays, 14),
    minSeconds: number(minSeconds, 3),
    linkLimit: number(linkLimit, 2),
    perAddress: number(perAddress, 5),
    proofBits: number(proofBits, 0),
    reportsToHide: number(reportsToHide, 3),
    words: wordListsOf(wordLists),
    ...(typeof returnTo === 'string' && returnTo && { returnTo }),
  };
}

/** The list moderators add to: spam, in every language. The managing editor finds and edits it among the site's settings. */
const isModerators = ({ language, effect }: StoredLists[number]): boolean => !language && effect === 'spam';

async function changeWords(change: (words: string[]) => string[], req: PayloadRequest): Promise<void> {
  const { db } = req.payload;
  const site = await db.findGlobal<StoredSite>({ slug: 'site', req });
  const lists = site?.reviews?.wordLists ?? [];
  const ours = { effect: 'spam', words: '' } as const;
  const known: StoredLists = lists.some(isModerators) ? lists : [...lists, ours];
  const wordLists = known.map((list) =>
    list === known.find(isModerators) ? { ...list, words: change(linesOf(list.words)).join('\n') } : list,
  );
  const data = { reviews: { ...site?.reviews, wordLists: wordLists.filter(({ words }) => linesOf(words).length > 0) } };
  const isThere = Boolean(site && Object.keys(site).length > 0);
  if (isThere) await db.updateGlobal({ slug: 'site', data: { ...site, ...data }, req });
  else await db.createGlobal({ slug: 'site', data: data, req });
}

/** Puts words on the moderators' list, in the request's transaction. */
export const banWords = (words: readonly string[], req: PayloadRequest): Promise<void> =>
  changeWords((listed) => [...new Set([...listed, ...words])], req);

export const liftWords = (words: readonly string[], req: PayloadRequest): Promise<void> =>
  changeWords((listed) => listed.filter((word) => !words.includes(word)), req);
