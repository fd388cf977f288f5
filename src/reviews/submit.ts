import { createHash } from 'node:crypto';
import { type ReceivedReview, type ReviewSettings, foldedText } from '../domain/review.ts';
import type { PublishedReview } from '../published/review/schema.ts';
import type { Language } from '../domain/languages.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Clients } from './clients.ts';
import type { SentReport, SentReview } from './draft.ts';
import { type Facts, screen } from './screening/index.ts';
import { challengeFor, formToken, secondsSinceShown, workDone } from './tokens.ts';

/** A story that may be reviewed. */
export type ReviewedStory = { id: string; slug: string; language: Language; publishedAt: string };

/** What the desk does with what readers send: the one way from here to the newsroom's own documents. */
export type ReviewDesk = {
  /** The story readers see at a slug; whether it takes reviews now, and how the newsroom takes them. */
  storyAt: (
    slug: string,
    now: string,
  ) => Promise<{ story: ReviewedStory; isOpen: boolean; settings: ReviewSettings } | undefined>;
  sameTextAs: (candidate: {
    textHash: string;
    addressHashes: readonly string[];
    story: string;
    now: Date;
  }) => Promise<{ byAddress: boolean; byOthers: number }>;
  /** Keeps a review; answers it if readers see it now. */
  receive: (review: ReceivedReview) => Promise<PublishedReview | undefined>;
  report: (report: { review: string; reason?: string; addressHash: string; now: string }) => Promise<void>;
};

export type Parts = { desk: ReviewDesk; clients: Clients; secret: string };
/** Who sends, and when. */
type SenderFacts = { address: string; now: Date };
/** What a sender is told: the same of spam as of what waits. */
export type Outcome = { state: 'pending' } | { state: 'approved'; review: PublishedReview };

/** Shorter than this a text is too common to be the same as another. */
const shortest = 12;

/** Two texts that differ in case, script or spacing are the same. */
function textHashOf(text: string, name: string): string {
  const folded = foldedText(text);
  const whole = folded.length < shortest ? `${foldedText(name)}: ${folded}` : folded;
  return createHash('sha256').update(whole).digest('hex');
}

export const notThere = (what: 'story' | 'review'): Refusal => new Refusal('not-found', `There is no such ${what}.`);
const closedRefusal = (): Refusal =>
  new Refusal('conflict', 'This story no longer takes reviews.', [
    { path: '', rule: 'closed', message: 'This story no longer takes reviews.' },
  ]);

async function proofOf(
  { secret, clients }: Parts,
  story: string,
  { challenge, nonce }: Pick<SentReview, 'challenge' | 'nonce'>,
  bits: number,
  now: Date,
): Promise<Facts['proof']> {
  if (bits === 0) return 'missing';
  const done = workDone(secret, story, { challenge, nonce }, bits, now);
  if (typeof done === 'string') return done;
  return (await clients.spend(done.name, done.until)) ? 'good' : 'spent';
}

/** Takes a review of the story at `slug`. Throws a Refusal: `not-found`, `conflict` (closed), `invalid`, `too-many`. */
export async function submitReview(
  parts: Parts,
  { slug, body }: { slug: string; body: SentReview },
  { address, now }: SenderFacts,
): Promise<Outcome> {
  const { desk, clients, secret } = parts;
  const found = await desk.storyAt(slug, now.toISOString());
  if (!found) throw notThere('story');
  if (!found.isOpen) throw closedRefusal();
  const { story, settings } = found;
  const { token, website, challenge, nonce, ...draft } = body;
  const hashes = await clients.hashesOf(address, now);
  const counted = await clients.count('review', hashes[0], now);
  const textHash = textHashOf(draft.text, draft.name);
  const facts: Facts = {
    draft,
    settings,
    language: story.language,
    website,
    sent: counted,
    secondsShown: secondsSinceShown(secret, story.id, token, now),
    proof: await proofOf(parts, story.id, { challenge, nonce }, settings.proofBits, now),
    isBanned: await clients.isBanned(hashes, now),
    same: await desk.sameTextAs({ textHash, addressHashes: hashes, story: story.id, now }),
  };
  const verdict = screen(facts);
  if (verdict.kind === 'refuse') throw verdict.refusal;
  const review = await desk.receive({
    draft,
    slug,
    addressHash: hashes[0],
    textHash,
    now: now.toISOString(),
    state: verdict.kind === 'hold' ? 'pending' : verdict.kind,
    reasons: verdict.kind === 'pass' ? [] : verdict.reasons,
  });
  return review ? { state: 'approved', review } : { state: 'pending' };
}

/** What a form needs: whether the story takes reviews, a token that says when it was shown, and work to do where some is asked. */
export async function reviewForm({ desk, secret }: Parts, slug: string, now: Date) {
  const found = await desk.storyAt(slug, now.toISOString());
  if (!found) throw notThere('story');
  const { story, isOpen, settings } = found;
  if (!isOpen) return { open: false };
  const { proofBits: bits, minSeconds } = settings;
  return {
    open: true,
    token: formToken(secret, story.id, now),
    minSeconds,
    ...(bits > 0 && { challenge: challengeFor(secret, story.id, bits, now), bits }),
  };
}

const mostReports = 10;

/** Takes a reader's word against a review. A second from the same address changes nothing, and is answered the same. */
export async function reportReview(
  { desk, clients }: Parts,
  { id, reason }: SentReport & { id: string },
  { address, now }: SenderFacts,
): Promise<void> {
  const [hash] = await clients.hashesOf(address, now);
  const { count, secondsLeft } = await clients.count('report', hash, now);
  if (count > mostReports)
    throw new Refusal('too-many', 'That is a lot at once. Try again later.', [], { retryAfter: secondsLeft });
  await desk.report({ review: id, reason, addressHash: hash, now: now.toISOString() });
}
