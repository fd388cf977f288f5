import { Ajv2020 } from 'ajv/dist/2020.js';
import { schemaWriter } from '../../../src/http/jsonSchema.ts';
import { parsedAsSent, withoutNulls } from '../../../src/http/parsed.ts';
import { reviewBody } from '../../../src/reviews/draft.ts';
import { moderationFor, reviewsCloseAt, takesReviews } from '../../../src/domain/review.ts';
import { type Refusal } from '../../../src/domain/refusal.ts';
import { screen, type Facts } from '../../../src/reviews/screening/index.ts';

const honest: Facts = {
  draft: { name: 'Margaret', text: 'The first account that says what happens to small farms.' },
  settings: {
    moderation: 'after',
    openDays: 14,
    minSeconds: 3,
    linkLimit: 2,
    perAddress: 5,
    proofBits: 0,
    reportsToHide: 3,
    words: [
      { effect: 'spam', words: ['casino*', 'bulk.example', 'make money fast'] },
      { effect: 'hold', words: ['идиот*', 'axmaq'] },
      { effect: 'hold', language: 'ru', words: ['рейс'] },
    ],
  },
  language: 'en',
  secondsShown: 40,
  proof: 'missing',
  sent: { count: 1, secondsLeft: 600 },
  isBanned: false,
  same: { byAddress: false, byOthers: 0 },
};
const says = (text: string, name = 'Margaret'): Partial<Facts> => ({ draft: { name, text } });
const withBits = (bits: number, proof: Facts['proof']): Partial<Facts> => ({
  settings: { ...honest.settings, proofBits: bits },
  proof,
});

it.each<[string, Partial<Facts>, string]>([
  ['an honest review', {}, 'pass'],
  ['the field no person sees, filled in', { website: 'https://x.example' }, 'spam honeypot'],
  ['two seconds after the form was shown', { secondsShown: 2 }, 'hold too-fast'],
  ['three seconds after', { secondsShown: 3 }, 'pass'],
  ['without a form', { secondsShown: 'no token' }, 'hold no-form'],
  ['with a time of its own making', { secondsShown: 'bad token' }, 'hold no-form'],
  ['on a form of yesterday', { secondsShown: 'old token' }, 'hold old-form'],
  ['the fifth in ten minutes', { sent: { count: 5, secondsLeft: 60 } }, 'pass'],
  ['the sixth in ten minutes', { sent: { count: 6, secondsLeft: 61 } }, 'refuse too-many 61'],
  ['from a banned address', { isBanned: true }, 'spam banned-address'],
  ['a banned word', says('Best CASINOS in town'), 'spam banned-words'],
  ['a banned word in the name', says('Hello', 'Casino Royal'), 'spam banned-words'],
  ['a banned word inside another', says('An occasional reader'), 'pass'],
  ['a banned word spelt apart', says('best c a s i n o here'), 'spam banned-words'],
  ['a banned phrase', says('you can Make  money, FAST!'), 'spam banned-words'],
  ['a banned site, one level down', says('see https://ovens.bulk.example/now'), 'spam banned-words'],
  ['a site that only ends like it', says('see https://notbulk.example/now'), 'pass'],
  ['a suspect word', says('Вы ИДИОТЫ'), 'hold suspect-words'],
  ['a suspect word in other letters', says('AXMAQ adam'), 'hold suspect-words'],
  ['a word of another language’s list', says('Рейс отменён'), 'pass'],
  ['the same word under a story in that language', { ...says('Рейс отменён'), language: 'ru' }, 'hold suspect-words'],
  ['two links', says('https://a.example and b.com'), 'pass'],
  ['three links', says('https://a.example and b.com and www.c.org'), 'hold links'],
  ['a link for a name', says('Hello', 'www.cheap-ovens.com'), 'spam link-in-name'],
  ['the same again', { same: { byAddress: true, byOthers: 0 } }, 'refuse invalid text duplicate'],
  ['what one other has sent', { same: { byAddress: false, byOthers: 1 } }, 'hold repeated'],
  ['what three others have sent', { same: { byAddress: false, byOthers: 3 } }, 'spam repeated'],
  ['no work done where some is asked', withBits(12, 'missing'), 'hold no-proof'],
  ['wrong work', withBits(12, 'bad'), 'refuse invalid nonce proof'],
  ['work done before', withBits(12, 'spent'), 'refuse invalid nonce spent'],
  ['the work done', withBits(12, 'good'), 'pass'],
  [
    'two things to hold it for',
    { ...says('Axmaq: a.com b.com c.com'), secondsShown: 1 },
    'hold suspect-words links too-fast',
  ],
  ['held and then spam', { ...withBits(12, 'missing'), isBanned: true }, 'spam no-proof banned-address'],
])('%s', (_what, facts, expected) => {
  const verdict = screen({ ...honest, ...facts });
  const said =
    verdict.kind === 'refuse'
      ? [
          verdict.refusal.code,
          ...verdict.refusal.problems.flatMap(({ path, rule }) => [path, rule]),
          verdict.refusal.details?.retryAfter,
        ]
      : verdict.kind === 'pass'
        ? []
        : verdict.reasons;
  expect([verdict.kind, ...said].filter((each) => each !== undefined).join(' ')).toBe(expected);
});

const reviewFrom = (given: Record<string, unknown>) => parsedAsSent(reviewBody, withoutNulls(given));

const refusedFields = (given: Record<string, unknown>): string => {
  try {
    reviewFrom(given);
    return 'taken';
  } catch (error) {
    return (error as Refusal).problems.map(({ path, rule }) => `${path} ${rule}`).join(', ');
  }
};
const ok = { name: 'Anna', text: 'Well said.' };

it.each<[object, string]>([
  [ok, 'taken'],
  [{}, 'name required, text required'],
  [{ name: ' \u200b ', text: '\n' }, 'name required, text required'],
  [{ name: 'x'.repeat(81), text: 'x'.repeat(5_001) }, 'name too-long, text too-long'],
  [{ name: 'x'.repeat(80), text: 'x'.repeat(5_000) }, 'taken'],
  [{ ...ok, rating: 0 }, 'rating range'],
  [{ ...ok, rating: 4.5 }, 'rating range'],
  [{ ...ok, rating: '4' }, 'rating range'],
  [{ ...ok, rating: 5 }, 'taken'],
  [{ ...ok, email: 'nobody at nowhere' }, 'email email'],
  [{ ...ok, email: 'a@b' }, 'email email'],
  [{ ...ok, email: 'anna@mail.example' }, 'taken'],
  [{ ...ok, parent: 'nonsense' }, 'parent id'],
  [{ ...ok, parent: { $gt: '' } }, 'parent id'],
  [{ name: { $gt: '' }, text: 5 }, 'name text, text text'],
  [{ ...ok, state: 'approved', storyIsPublic: true }, 'state unknown-field, storyIsPublic unknown-field'],
  [{ ...ok, rating: null, email: null, parent: null }, 'taken'],
])('takes of %j: %s', (given, expected) => expect(refusedFields(given as Record<string, unknown>)).toBe(expected));

it.each<[object, boolean]>([
  [ok, true],
  [{ ...ok, rating: 5, parent: 'a'.repeat(24), website: '' }, true],
  [{ name: 'Anna' }, false],
  [{ ...ok, rating: 6 }, false],
  [{ ...ok, name: 'x'.repeat(81) }, false],
  [{ ...ok, state: 'approved' }, false],
])('takes %j, and the document says so: %s', (given, expected) => {
  const documented = new Ajv2020({ strict: false }).compile(schemaWriter({}).schemaOf(reviewBody, 'input'));
  expect([documented(given), refusedFields(given as Record<string, unknown>) === 'taken']).toEqual([
    expected,
    expected,
  ]);
});

it('keeps a mail address in one spelling, so that it can be found and erased', () =>
  expect(reviewFrom({ ...ok, email: ' Anna@Mail.Example ' }).email).toBe('anna@mail.example'));

it('closes a story to reviews so many days after it was published, or when an editor says so', () => {
  const story = { publishedAt: '2026-11-01T10:00:00.000Z' };
  const house = { reviewsOpenDays: 14 };
  expect(reviewsCloseAt(story.publishedAt, 14)).toBe('2026-11-15T10:00:00.000Z');
  expect(takesReviews(story, house, '2026-11-15T09:59:59.000Z')).toBe(true);
  expect(takesReviews(story, house, '2026-11-15T10:00:00.000Z')).toBe(false);
  expect(takesReviews({ ...story, reviewsClosed: true }, house, '2026-11-02T00:00:00.000Z')).toBe(false);
  expect(takesReviews(story, { reviewsOpenDays: 0 }, '2026-11-01T10:00:00.000Z')).toBe(false);
});

it('asks the nearest section that says how reviews are moderated, then the house', () => {
  expect(moderationFor([undefined, 'after'], 'before')).toBe('after');
  expect(moderationFor(['off', 'after'], 'before')).toBe('off');
  expect(moderationFor([null, undefined, ''], 'before')).toBe('before');
  expect(moderationFor(['after'], 'off')).toBe('off');
});
