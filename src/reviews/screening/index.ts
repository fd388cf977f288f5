import { bannedAddress } from './bannedAddress.ts';
import { duplicates } from './duplicates.ts';
import { honeypot } from './honeypot.ts';
import { linkLimit } from './linkLimit.ts';
import { minimumTime } from './minimumTime.ts';
import { hold, pass, type Facts, type Phase, type Verdict } from './phase.ts';
import { proofOfWork } from './proofOfWork.ts';
import { rateLimit } from './rateLimit.ts';
import { wordLists } from './wordLists.ts';

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
