import { takeOverAnswer, type Held } from '../../src/domain/workflow/takeOver.ts';
import type { Actor } from '../../src/domain/story.ts';

const now = 1_000_000;
const subEditor: Actor = { kind: 'staff', role: 'sub-editor', isOwn: false, isOnDesk: true };
const editor: Actor = { ...subEditor, role: 'section-editor' };
const held: Held = { session: 'theirs', user: 'orxan', wroteAt: now - 10_000, until: now + 290_000 };
const question = { session: 'mine', until: now + 20_000, refused: false };
const answer = (over: Partial<Held> | undefined, actor = subEditor) =>
  takeOverAnswer({ lock: over && { ...held, ...over }, session: 'mine', user: 'leyla', actor, now });

it.each<[string, Partial<Held> | undefined, string]>([
  ['nobody has it', undefined, 'granted'],
  ['the lock is over', { until: now }, 'granted'],
  ['one has it oneself', { session: 'mine' }, 'granted'],
  ['one has it oneself, in another browser', { user: 'leyla' }, 'granted'],
  ['the holder has not written for two minutes', { wroteAt: now - 120_000 }, 'granted'],
  ['the holder writes', {}, 'asked'],
  ['the holder wrote just under two minutes ago', { wroteAt: now - 119_999 }, 'asked'],
  ['the holder was asked and has time to answer', { question }, 'waiting'],
  ['the holder did not answer for 30 seconds', { question: { ...question, until: now } }, 'granted'],
  ['the holder refused', { question: { ...question, refused: true } }, 'refused'],
  ['the holder refused some time ago', { question: { ...question, until: now, refused: true } }, 'asked'],
  ['another colleague is asking', { question: { ...question, session: 'other' } }, 'asked-by-another'],
  ['another colleague was refused', { question: { ...question, session: 'other', refused: true } }, 'asked'],
  [
    'another colleague asked and went away',
    { question: { ...question, session: 'other', until: now - 30_000 } },
    'asked',
  ],
  ['one asked long ago and went away', { question: { ...question, until: now - 30_000 } }, 'asked'],
])('to who is no section editor, where %s: %#', (_, over, expected) => {
  expect(answer(over)).toBe(expected);
});

it('is granted at once to section editors of the desk and above, not to those of another desk', () => {
  expect(answer({}, editor)).toBe('granted');
  expect(answer({}, { ...editor, role: 'administrator' })).toBe('granted');
  expect(answer({}, { ...editor, isOnDesk: false })).toBe('asked');
});
