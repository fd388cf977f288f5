import { problemText } from '../../src/admin/texts/problemText.ts';
import type { Role } from '../../src/domain/workflow/roles.ts';
import type { Actor, Carrying, Story } from '../../src/domain/story.ts';
import { nextSteps, refusalOf } from '../../src/domain/workflow/transitionRules.ts';
import {
  states,
  transitionNames,
  transitions,
  type State,
  type TransitionName,
} from '../../src/domain/workflow/workflow.ts';

const now = '2026-11-23T12:00:00.000Z';
const fourEyes = { fourEyes: true };

/** A story nothing is missing from, nobody has open and no embargo holds. */
const complete = (state: State, more: Partial<Story> = {}): Story => ({
  state,
  headline: 'Parliament passes the budget',
  datelinePlace: 'Baku',
  words: 240,
  bylineNames: 1,
  section: 'politics',
  photos: [{ path: 'photo.media', alt: 'Deputies voting' }],
  ...more,
});

/** All that the transition has to carry. */
const carrying: Partial<Record<TransitionName, Carrying>> = {
  'send-back': { reason: 'Who said this?' },
  schedule: { at: '2026-11-23T15:00:00.000Z' },
  correct: { correction: 'The vote was on Tuesday.' },
  unpublish: { reason: 'Published by mistake.' },
  kill: { notice: 'This story was withdrawn.' },
  spike: { reason: 'Overtaken by events.' },
  restore: { reason: 'Needed after all.' },
};

// J journalist, C correspondent, S sub-editor, E section editor, M managing editor, A administrator.
const letters = {
  J: 'journalist',
  C: 'correspondent',
  S: 'sub-editor',
  E: 'section-editor',
  M: 'managing-editor',
  A: 'administrator',
} as const satisfies Record<string, Role>;
type Letter = keyof typeof letters;
const everybody = Object.keys(letters) as Letter[];

const standings = ['stranger', 'colleague', 'own', 'own, on the desk'] as const;
type Standing = (typeof standings)[number];

/** Managing editors and administrators are on every desk. */
const actor = (letter: Letter, standing: Standing): Actor => ({
  kind: 'staff',
  role: letters[letter],
  isOwn: standing.startsWith('own'),
  isOnDesk: 'MA'.includes(letter) || standing === 'colleague' || standing === 'own, on the desk',
});

const asked = (name: TransitionName, story: Story, by: Actor, rules = fourEyes) => ({
  name,
  story,
  actor: by,
  rules,
  now,
});

/** Who may: strangers to story and desk; others on its desk; its own people elsewhere; its own people on its desk. */
const mayMove: [TransitionName, State, string, string, string, string][] = [
  ['file', 'draft', 'MA', 'JCSEMA', 'JCSEMA', 'JCSEMA'],
  ['recall', 'filed', '', '', 'JCSEMA', 'JCSEMA'],
  ['take', 'filed', 'MA', 'SEMA', 'MA', 'SEMA'],
  ['send-back', 'filed', 'MA', 'SEMA', 'MA', 'SEMA'],
  ['send-back', 'in-edit', 'MA', 'SEMA', 'MA', 'SEMA'],
  ['send-back', 'approved', 'MA', 'SEMA', 'MA', 'SEMA'],
  ['approve', 'in-edit', 'MA', 'EMA', '', ''],
  ['schedule', 'approved', 'MA', 'EMA', 'MA', 'EMA'],
  ['unschedule', 'scheduled', 'MA', 'EMA', 'MA', 'EMA'],
  ['publish', 'approved', 'MA', 'EMA', 'MA', 'EMA'],
  ['publish', 'scheduled', 'MA', 'EMA', 'MA', 'EMA'],
  ['update', 'published', 'MA', 'EMA', 'MA', 'EMA'],
  ['correct', 'published', 'MA', 'EMA', 'MA', 'EMA'],
  ['unpublish', 'published', 'MA', 'MA', 'MA', 'MA'],
  ['kill', 'published', 'MA', 'EMA', 'MA', 'EMA'],
  ['spike', 'draft', 'MA', 'SEMA', 'JCSEMA', 'JCSEMA'],
  ['spike', 'filed', 'MA', 'SEMA', 'MA', 'SEMA'],
  ['spike', 'in-edit', 'MA', 'SEMA', 'MA', 'SEMA'],
  ['spike', 'approved', 'MA', 'SEMA', 'MA', 'SEMA'],
  // A story spiked as a draft, as `complete` has it below.
  ['restore', 'spiked', 'MA', 'SEMA', 'JCSEMA', 'JCSEMA'],
  ['archive', 'published', 'MA', 'MA', 'MA', 'MA'],
  ['archive', 'killed', 'MA', 'MA', 'MA', 'MA'],
  ['archive', 'spiked', 'MA', 'MA', 'MA', 'MA'],
];

const storyIn = (state: State): Story => complete(state, state === 'spiked' ? { spikedFrom: 'draft' } : {});

const whoMay = (name: TransitionName, state: State, standing: Standing): string =>
  everybody
    .filter((letter) => !refusalOf(asked(name, storyIn(state), actor(letter, standing)), carrying[name] ?? {}))
    .join('');

it.each(mayMove)(
  '%s a %s story: strangers %j, its desk %j, its own people %j, on its desk %j',
  (name, state, ...cells) => {
    expect(standings.map((standing) => whoMay(name, state, standing))).toEqual(cells);
  },
);

it('refuses every other transition in every other state to everybody', () => {
  const listed = new Set(mayMove.map(([name, state]) => `${name} ${state}`));
  const others = transitionNames
    .flatMap((name) => states.map((state) => [name, state] as const))
    .filter(([name, state]) => !listed.has(`${name} ${state}`));
  expect(others).toHaveLength(15 * 9 - 23);
  for (const [name, state] of others)
    for (const standing of standings)
      expect([name, state, standing, whoMay(name, state, standing)]).toEqual([name, state, standing, '']);
});

it('lets a story be killed from every state but killed once readers had it, and from none if they never did', () => {
  const kills = (wasPublished: boolean) =>
    states.filter((state) => {
      const story = complete(state, { wasPublished, lockedBy: 'Sevda Aliyeva', bylineNames: 0 });
      return !refusalOf(asked('kill', story, actor('E', 'colleague')), { notice: 'Withdrawn.' });
    });
  expect(kills(true)).toEqual(states.filter((state) => state !== 'killed'));
  expect(kills(false)).toEqual(['published']);
});

it('leads from each state to the states of the table', () => {
  expect(Object.fromEntries(transitionNames.map((name) => [name, transitions[name].to]))).toEqual({
    file: 'filed',
    recall: 'draft',
    take: 'in-edit',
    'send-back': 'draft',
    approve: 'approved',
    schedule: 'scheduled',
    unschedule: 'approved',
    publish: 'published',
    update: 'published',
    correct: 'published',
    unpublish: 'in-edit',
    kill: 'killed',
    spike: 'spiked',
    restore: 'draft',
    archive: 'archived',
  });
});

it.each<[Letter, Standing, TransitionName, State, string]>([
  // Who may not in any state is told so (403); who might in another state is told the state (409).
  ['J', 'colleague', 'publish', 'draft', 'not-allowed'],
  ['E', 'stranger', 'publish', 'draft', 'not-allowed'],
  ['E', 'colleague', 'publish', 'draft', 'conflict'],
  ['E', 'colleague', 'publish', 'published', 'conflict'],
  ['C', 'own', 'file', 'published', 'conflict'],
  ['C', 'own', 'spike', 'filed', 'not-allowed'],
  ['C', 'stranger', 'file', 'draft', 'not-allowed'],
  ['A', 'stranger', 'kill', 'killed', 'conflict'],
])('tells a %s (%s) who would %s a %s story: %s', (letter, standing, name, state, code) => {
  expect(refusalOf(asked(name, storyIn(state), actor(letter, standing)), carrying[name] ?? {})?.code).toBe(code);
});

it('names who moved the story on, and when, to the one who came second', () => {
  const story = complete('published', { lastMove: { by: 'Sevda Aliyeva', at: '2026-11-23T11:59:58.000Z' } });
  const refusal = refusalOf(asked('publish', story, actor('E', 'colleague')), {});
  expect(refusal).toMatchObject({
    code: 'conflict',
    details: { state: 'published', by: 'Sevda Aliyeva', at: '2026-11-23T11:59:58.000Z' },
  });
  expect(refusal?.message).toContain('Sevda Aliyeva moved it there at 2026-11-23T11:59:58.000Z.');
});

describe('four eyes', () => {
  const approvers = (rules: { fourEyes: boolean }, standing: Standing): string =>
    everybody
      .filter((letter) => !refusalOf(asked('approve', complete('in-edit'), actor(letter, standing), rules), {}))
      .join('');

  it('lets nobody approve their own story, and says why', () => {
    expect(approvers(fourEyes, 'own, on the desk')).toBe('');
    const refusal = refusalOf(asked('approve', complete('in-edit'), actor('E', 'own, on the desk')), {});
    expect(refusal).toMatchObject({
      code: 'not-allowed',
      message: 'Four eyes: the story is your own, so “Approve” takes another editor.',
      problems: [{ path: 'name', rule: 'who', params: { why: 'four-eyes', step: 'approve' } }],
    });
  });

  it('switched off, lets those who approve others approve their own', () => {
    expect(approvers({ fourEyes: false }, 'own, on the desk')).toBe('EMA');
    expect(approvers({ fourEyes: false }, 'own')).toBe('MA');
    expect(approvers({ fourEyes: false }, 'colleague')).toBe('EMA');
  });
});

it('lets its own people restore only what was spiked as their draft', () => {
  const restore = (spikedFrom: State | null, letter: Letter) =>
    refusalOf(asked('restore', complete('spiked', { spikedFrom }), actor(letter, 'own')), carrying.restore)?.code;
  expect(restore('draft', 'C')).toBeUndefined();
  expect(restore('filed', 'C')).toBe('not-allowed');
  expect(restore('approved', 'C')).toBe('not-allowed');
  expect(restore(null, 'C')).toBe('not-allowed');
});

it('lets the clock publish what is scheduled, and nothing else', () => {
  const moves = transitionNames.flatMap((name) =>
    states
      .filter((state) => !refusalOf(asked(name, storyIn(state), { kind: 'clock' }), carrying[name] ?? {}))
      .map((state) => `${name} ${state}`),
  );
  expect(moves).toEqual(['publish scheduled']);
});

it.each(['en', 'az', 'ru'] as const)('says why not in words, without a key of ours: %s', (language) => {
  const said = new Set<string>();
  for (const name of transitionNames)
    for (const state of states)
      for (const letter of everybody)
        for (const standing of ['own, on the desk', 'colleague', 'own'] as const) {
          const refusal = refusalOf(asked(name, complete(state), actor(letter, standing)), {});
          if (!refusal || refusal.code === 'invalid') continue;
          refusal.problems.forEach((problem) => said.add(problemText(problem, language)));
          if (language === 'en') said.add(refusal.message);
        }
  expect(said.size).toBeGreaterThan(20);
  const keys = /\{|\}|send-back|in-edit|sub-editor\b.*«|(?<![\w“])(section|managing)-editor|undefined/;
  expect([...said].filter((text) => keys.test(text))).toEqual([]);
  // A sentence of its own, not English left over.
  if (language !== 'en') expect([...said].filter((text) => /\b(the|story|takes|desk)\b/i.test(text))).toEqual([]);
});

it('offers an editor, in each state, the steps out of it', () => {
  const steps = (state: State) =>
    nextSteps({ story: storyIn(state), actor: actor('E', 'colleague'), rules: fourEyes, now })
      .map(({ name, refusal }) => (refusal ? `(${name})` : name))
      .join(' ');
  expect(Object.fromEntries(states.map((state) => [state, steps(state)]))).toEqual({
    draft: 'file spike',
    filed: '(recall) take send-back spike',
    'in-edit': 'send-back approve spike',
    approved: 'send-back schedule publish spike',
    scheduled: 'unschedule publish',
    published: 'update correct (unpublish) kill (archive)',
    killed: '(archive)',
    spiked: 'restore (archive)',
    archived: '',
  });
});
