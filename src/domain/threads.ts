import { isRole, type Role } from './workflow/roles.ts';

/** What is said beside a story, and why. */
export const threadKinds = ['note', 'question', 'legal', 'suggestion'] as const;
export type ThreadKind = (typeof threadKinds)[number];

export const threadStates = ['open', 'resolved'] as const;
export type ThreadState = (typeof threadStates)[number];

export const mostThreads = 200;
export const mostComments = 500;
export const mostMentions = 50;
/** Characters. */
export const longestComment = 4_000;
export const longestSuggestion = 1_000;
/** Milliseconds in which one may change or take back what one said. */
export const mayChangeFor = 5 * 60_000;
/** Versions kept of one comment that its author changes again and again. */
export const mostEdits = 20;

/** Which open threads stand in the way of a story that goes out, by the newsroom's setting. */
const threadsHolding = {
  none: [],
  legal: ['legal'],
  'legal-and-questions': ['legal', 'question'],
} as const satisfies Record<string, readonly ThreadKind[]>;
export type OpenThreadsHold = keyof typeof threadsHolding;
export const usualHold: OpenThreadsHold = 'legal';
export const isOpenThreadsHold = (value: unknown): value is OpenThreadsHold =>
  typeof value === 'string' && Object.hasOwn(threadsHolding, value);

/** Of the open threads of a story, the kinds of those that hold it. */
export const kindsHolding = (hold: OpenThreadsHold, open: readonly ThreadKind[]): ThreadKind[] =>
  open.filter((kind) => threadsHolding[hold].some((each) => each === kind));

export const openThreadsHolds = Object.keys(threadsHolding) as OpenThreadsHold[];

/** Whom a comment asks: a colleague or a desk by id, or all who have a role and may read the story. */
export type Mention = { kind: 'user' | 'desk'; id: string } | { kind: 'role'; id: Role };

/** In a comment's text, so that who is renamed is called by the new name. */
const token = /@\{(user|desk|role):([0-9a-z-]{1,40})\}/g;

const mentionOf = (kind: string, id: string): Mention | undefined => {
  if (kind === 'role') return isRole(id) ? { kind, id } : undefined;
  return /^[0-9a-f]{24}$/.test(id) ? { kind: kind as 'user' | 'desk', id } : undefined;
};

/** One word for a mention, to keep and to look for. */
export const mentionKey = ({ kind, id }: Mention): string => `${kind}:${id}`;

/** A comment's text in pieces: words, and whom it mentions. */
export function piecesOfComment(body: string): (string | Mention)[] {
  const pieces: (string | Mention)[] = [];
  let at = 0;
  for (const match of body.matchAll(token)) {
    const mention = mentionOf(match[1]!, match[2]!);
    if (!mention) continue;
    if (match.index > at) pieces.push(body.slice(at, match.index));
    pieces.push(mention);
    at = match.index + match[0].length;
  }
  return at < body.length ? [...pieces, body.slice(at)] : pieces;
}

/** Whom a comment mentions, each once. */
export function mentionsIn(body: string): Mention[] {
  const all = piecesOfComment(body).filter((piece) => typeof piece !== 'string');
  return [...new Map(all.map((mention) => [mentionKey(mention), mention])).values()];
}
