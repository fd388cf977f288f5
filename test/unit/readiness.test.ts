import type { Actor, Carrying, Story } from '../../src/domain/story.ts';
import { nextSteps, refusalOf } from '../../src/domain/workflow/transitionRules.ts';
import { transitionNames, type State, type TransitionName } from '../../src/domain/workflow/workflow.ts';

/** What must hold of a story before it moves, and what a transition carries. Who may is in workflow.test.ts. */
const now = '2026-11-23T12:00:00.000Z';
const editor: Actor = { kind: 'staff', role: 'managing-editor', isOwn: false, isOnDesk: true };
const rules = { fourEyes: true };

const complete: Story = {
  state: 'approved',
  headline: 'Parliament passes the budget',
  datelinePlace: 'Baku',
  words: 240,
  bylineNames: 1,
  section: 'politics',
  photos: [{ path: 'photo.media', alt: 'Deputies voting' }],
};
/** Nothing there, two photos nobody described, and a colleague at it. */
const bare: Story = {
  state: 'draft',
  headline: ' ',
  datelinePlace: '',
  words: 0,
  bylineNames: 0,
  section: null,
  photos: [{ path: 'photo.media', alt: ' ' }, { path: 'body' }],
  embargoUntil: '2026-11-23T18:00:00.000Z',
  lockedBy: 'Sevda Aliyeva',
};

const problems = (name: TransitionName, story: Story, carrying: Carrying = {}, actor: Actor = editor): string[] =>
  (refusalOf({ name, story, actor, rules, now }, carrying)?.problems ?? []).map(({ path, rule }) => `${path} ${rule}`);

const publishable = [
  'headline required',
  'dateline.place required',
  'body required',
  'byline required',
  'section required',
];
const altTexts = ['photo.media alt-text', 'body alt-text'];

it.each<[TransitionName, State, string[]]>([
  ['file', 'draft', ['headline required', 'body required']],
  // Only the story's own people: an editor sends it back.
  ['recall', 'filed', ['name who']],
  ['take', 'filed', ['id locked']],
  ['send-back', 'filed', ['id locked', 'reason required']],
  ['approve', 'in-edit', [...publishable, ...altTexts, 'id locked']],
  ['schedule', 'approved', [...publishable, ...altTexts, 'id locked', 'at required']],
  ['unschedule', 'scheduled', ['id locked']],
  ['publish', 'approved', [...publishable, ...altTexts, 'embargoUntil embargo', 'id locked']],
  ['publish', 'scheduled', [...publishable, ...altTexts, 'embargoUntil embargo', 'id locked']],
  ['update', 'published', [...publishable, ...altTexts, 'embargoUntil embargo', 'id locked']],
  ['correct', 'published', [...publishable, ...altTexts, 'embargoUntil embargo', 'id locked', 'correction required']],
  ['unpublish', 'published', ['reason required']],
  // Nothing of the story itself stands in the way of a kill.
  ['kill', 'published', ['notice required']],
  ['spike', 'filed', ['id locked', 'reason required']],
  ['restore', 'spiked', ['reason required']],
  ['archive', 'published', []],
])('names all that is missing to %s a %s story, by field, at once', (name, state, expected) => {
  expect(problems(name, { ...bare, state })).toEqual(expected);
});

it.each<[Partial<Story>, string]>([
  [{ headline: undefined }, 'headline required'],
  [{ datelinePlace: null }, 'dateline.place required'],
  [{ words: 0 }, 'body required'],
  [{ bylineNames: 0 }, 'byline required'],
  [{ section: undefined }, 'section required'],
  [
    {
      photos: [
        { path: 'photo.media', alt: 'Deputies' },
        { path: 'body', alt: null },
      ],
    },
    'body alt-text',
  ],
  [{ lockedBy: 'Sevda Aliyeva' }, 'id locked'],
])('misses %j before publication, and only that', (lacking, problem) => {
  expect(problems('publish', { ...complete, ...lacking })).toEqual([problem]);
});

it('needs no photo', () => {
  expect(problems('publish', { ...complete, photos: [] })).toEqual([]);
});

it('says who has the story open', () => {
  const refusal = refusalOf(
    { name: 'take', story: { ...complete, state: 'filed', lockedBy: 'Sevda Aliyeva' }, actor: editor, rules, now },
    {},
  );
  expect(refusal).toMatchObject({ code: 'invalid', problems: [{ message: 'Sevda Aliyeva has the story open.' }] });
});

it('does not keep the clock waiting for a colleague who left the story open', () => {
  const open = { ...complete, state: 'scheduled' as const, lockedBy: 'Sevda Aliyeva' };
  expect(problems('publish', open, {}, { kind: 'clock' })).toEqual([]);
  expect(problems('publish', { ...open, headline: null }, {}, { kind: 'clock' })).toEqual(['headline required']);
});

it.each([
  ['2026-11-23T11:59:59.000Z', []],
  ['2026-11-23T12:00:00.000Z', []],
  ['2026-11-23T12:00:00.001Z', ['embargoUntil embargo']],
  ['2026-11-23T16:00:00+04:00', []],
  ['2026-11-23T16:00:01+04:00', ['embargoUntil embargo']],
])('at noon, an embargo until %s: %j', (embargoUntil, expected) => {
  expect(problems('publish', { ...complete, embargoUntil })).toEqual(expected);
});

it.each<[string, string | undefined, string[]]>([
  ['2026-11-23T12:00:01.000Z', undefined, []],
  ['2026-11-23T12:00:00.000Z', undefined, ['at future']],
  ['2026-11-22T12:00:00.000Z', undefined, ['at future']],
  ['2026-11-23T17:59:00.000Z', '2026-11-23T18:00:00.000Z', ['at embargo']],
  ['2026-11-23T18:00:00.000Z', '2026-11-23T18:00:00.000Z', []],
  ['2026-11-23T18:01:00.000Z', '2026-11-23T18:00:00.000Z', []],
  ['2026-11-23T13:00:00.000Z', '2026-11-20T18:00:00.000Z', []],
  ['soon', undefined, ['at date-time']],
  ['', undefined, ['at required']],
])('at noon, to schedule for %s under an embargo until %s: %j', (at, embargoUntil, expected) => {
  expect(problems('schedule', { ...complete, embargoUntil }, { at })).toEqual(expected);
});

it('takes blanks for nothing, and no text longer than 2,000 characters', () => {
  const story = { ...complete, state: 'published' as const };
  expect(problems('kill', story, { notice: ' \n ' })).toEqual(['notice required']);
  expect(problems('kill', story, { notice: 'x'.repeat(2_000) })).toEqual([]);
  expect(problems('kill', story, { notice: 'x'.repeat(2_001) })).toEqual(['notice too-long']);
  expect(problems('file', { ...complete, state: 'draft' }, { note: 'x'.repeat(2_001) })).toEqual(['note too-long']);
});

it('refuses what a transition does not take: a time with `publish` was meant for `schedule`', () => {
  expect(problems('publish', complete, { at: '2026-11-24T06:00:00.000Z' })).toEqual(['at not-taken']);
  expect(problems('update', { ...complete, state: 'published' }, { correction: 'Wrong day.' })).toEqual([
    'correction not-taken',
  ]);
});

it('greys out a button for what the story lacks, not for what is still to be typed', () => {
  const steps = (story: Story) =>
    nextSteps({ story, actor: editor, rules, now }).map(({ name, refusal }) => [
      name,
      refusal?.problems.map(({ path }) => path) ?? 'ready',
    ]);
  expect(steps({ ...complete, section: null })).toEqual([
    ['send-back', 'ready'],
    ['schedule', ['section']],
    ['publish', ['section']],
    ['spike', 'ready'],
  ]);
});

it('moves a complete story, by somebody who may, with what it has to carry', () => {
  const at = '2026-11-23T15:00:00.000Z';
  const given: Partial<Record<TransitionName, Carrying>> = {
    schedule: { at },
    'send-back': { reason: 'r' },
    correct: { correction: 'c' },
    unpublish: { reason: 'r' },
    kill: { notice: 'n' },
    spike: { reason: 'r' },
    restore: { reason: 'r' },
  };
  const from: Record<TransitionName, State> = {
    file: 'draft',
    recall: 'filed',
    take: 'filed',
    'send-back': 'in-edit',
    approve: 'in-edit',
    schedule: 'approved',
    unschedule: 'scheduled',
    publish: 'approved',
    update: 'published',
    correct: 'published',
    unpublish: 'published',
    kill: 'published',
    spike: 'in-edit',
    restore: 'spiked',
    archive: 'killed',
  } as Record<TransitionName, State>;
  const by = (name: TransitionName): Actor => (name === 'recall' ? { ...editor, isOwn: true } : editor);
  const refused = transitionNames.filter(
    (name) => problems(name, { ...complete, state: from[name] }, given[name], by(name)).length > 0,
  );
  expect(refused).toEqual([]);
});
