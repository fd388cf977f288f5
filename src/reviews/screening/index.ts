import { Refusal } from '../../domain/refusal.ts';
import { linksIn } from '../body.ts';
import { type ReviewDraft, type ReviewSettings, foldedText } from '../../domain/review.ts';
import type { Language } from '../../domain/languages.ts';
import { foldLetters } from '../../domain/letters.ts';
import type { Rule } from '../../domain/rules/rules.ts';

/**
 * What one look at a review says: nothing against it, a moderator should see it, it is spam, or it is not taken at all. The reasons are
 * words for moderators (`admin/texts/reviews.ts`), never shown to readers.
 */
export type Verdict =
  { kind: 'pass' } | { kind: 'hold' | 'spam'; reasons: readonly string[] } | { kind: 'refuse'; refusal: Refusal };

/** All the screening looks at, found out beforehand: the phases themselves ask nobody. */
export type Facts = {
  draft: ReviewDraft;
  settings: ReviewSettings;
  /** The language of the story. */
  language: Language;
  /** What was typed into the field no person sees. */
  website?: string;
  /** How long ago the form was shown, in seconds; or why that is not known. */
  secondsShown: number | 'no token' | 'bad token' | 'old token';
  proof: 'good' | 'bad' | 'spent' | 'missing';
  /** Reviews from this address in the ten minutes that run, this one included, and the seconds left of them. */
  sent: { count: number; secondsLeft: number };
  isBanned: boolean;
  /** Who else sent the same text: the same address under this story, others anywhere in the last days. */
  same: { byAddress: boolean; byOthers: number };
};

/** One look at a review. */
export type Phase = (facts: Facts) => Verdict;

const pass: Verdict = { kind: 'pass' };
const hold = (...reasons: string[]): Verdict => ({ kind: 'hold', reasons });
const spam = (...reasons: string[]): Verdict => ({ kind: 'spam', reasons });
const refuse = (refusal: Refusal): Verdict => ({ kind: 'refuse', refusal });

/** A moderator has had enough of this address. */
const bannedAddress: Phase = ({ isBanned }) => (isBanned ? spam('banned-address') : pass);

/** The same text again: a button pressed twice, or one advertisement sent from everywhere. */
const duplicates: Phase = ({ same }) => {
  const message = 'You have sent this already.';
  if (same.byAddress) return refuse(new Refusal('invalid', message, [{ path: 'text', rule: 'duplicate', message }]));
  if (same.byOthers >= 3) return spam('repeated');
  return same.byOthers > 0 ? hold('repeated') : pass;
};

/** A field that no person sees, filled in. */
const honeypot: Phase = ({ website }) => (website ? spam('honeypot') : pass);

/** Many links are seldom a reader's; one in the name never is. */
const linkLimit: Phase = ({ draft, settings }) => {
  if (linksIn(draft.name).length > 0) return spam('link-in-name');
  return linksIn(draft.text).length > settings.linkLimit ? hold('links') : pass;
};

/** Nobody writes a review in two seconds, or without a form. */
const minimumTime: Phase = ({ secondsShown, settings }) => {
  if (typeof secondsShown === 'number') return secondsShown < settings.minSeconds ? hold('too-fast') : pass;
  return hold(secondsShown === 'old token' ? 'old-form' : 'no-form');
};

const wrong = (rule: Rule, message: string): Refusal =>
  new Refusal('invalid', message, [{ path: 'nonce', rule, message }]);

/** The work the sender's browser was asked to do. A page without JavaScript can't, so what comes without waits for a moderator. */
const proofOfWork: Phase = ({ proof, settings }) => {
  if (settings.proofBits === 0 || proof === 'good') return pass;
  if (proof === 'missing') return hold('no-proof');
  if (proof === 'spent') return refuse(wrong('spent', 'This challenge was used before. Ask for a new one.'));
  return refuse(wrong('proof', 'This does not solve the challenge, or it is too old. Ask for a new one.'));
};

/** So many from one address, and no more for a while. */
const rateLimit: Phase = ({ sent, settings }) =>
  sent.count <= settings.perAddress
    ? pass
    : refuse(
        new Refusal('too-many', 'That is a lot at once. Try again in a few minutes.', [], {
          retryAfter: sent.secondsLeft,
        }),
      );

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '');

/**
 * Does a text say this? Case, diacritics and script do not matter; `casino*` means every word that begins so, and an entry with a
 * dot (`bulk.example`) a site and all that is under it.
 */
function speaker(name: string): (entry: string) => boolean {
  const words = ` ${foldedText(name)} `;
  const hosts = linksIn(name).map(hostOf);
  return (entry) => {
    const isStem = entry.endsWith('*');
    const plain = entry.replace(/\*$/, '').trim().toLowerCase();
    if (/^[\w-]+(\.[\w-]+)+$/.test(plain)) return hosts.some((host) => host === plain || host.endsWith(`.${plain}`));
    const word = foldLetters(plain);
    return word !== '' && words.includes(isStem ? ` ${word}` : ` ${word} `);
  };
}

const wordsFor = ({ settings, language }: Facts, effect: 'spam' | 'hold'): string[] =>
  settings.words
    .filter((list) => list.effect === effect && (!list.language || list.language === language))
    .flatMap(({ words }) => words);

/** Words the newsroom has banned, or wants a moderator to see. */
const wordLists: Phase = (facts) => {
  const { draft } = facts;
  const says = speaker(`${draft.name}\n${draft.text}`);
  if (wordsFor(facts, 'spam').some(says)) return spam('banned-words');
  return wordsFor(facts, 'hold').some(says) ? hold('suspect-words') : pass;
};

/** Every look, in order: what refuses comes before what puts away, so that nobody's slip is lost as spam. */
const phases: readonly Phase[] = [
  rateLimit,
  duplicates,
  proofOfWork,
  honeypot,
  bannedAddress,
  wordLists,
  linkLimit,
  minimumTime,
];

/** What becomes of a review: the first refusal or verdict of spam ends it; reasons to hold it add up. */
export function screen(facts: Facts): Verdict {
  const reasons: string[] = [];
  for (const phase of phases) {
    const verdict = phase(facts);
    if (verdict.kind === 'refuse') return verdict;
    if (verdict.kind === 'spam') return { kind: 'spam', reasons: [...reasons, ...verdict.reasons] };
    if (verdict.kind === 'hold') reasons.push(...verdict.reasons);
  }
  return reasons.length > 0 ? hold(...reasons) : pass;
}
