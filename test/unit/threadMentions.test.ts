import { askedAt, bodyOf, typedOf } from '../../src/admin/threads/mentions.ts';
import type { Comment } from '../../src/admin/threads/threadApi.ts';

const [one, two] = ['1'.repeat(24), '2'.repeat(24)];

it('sends names as mentions by their ids, the longer of two names that begin alike first', () => {
  const chosen = [
    { mention: { kind: 'user', id: one }, name: 'Aysel' },
    { mention: { kind: 'user', id: two }, name: 'Aysel Dumanlı' },
    { mention: { kind: 'role', id: 'sub-editor' }, name: 'Sub-editor' },
  ] as const;
  expect(bodyOf({ text: ' @Aysel Dumanlı, ask @Aysel and @Sub-editor, not me@Orxan ', chosen })).toBe(
    `@{user:${two}}, ask @{user:${one}} and @{role:sub-editor}, not me@Orxan`,
  );
});

it('shows a comment that is changed with the names of today, and a role in the language of the reader', () => {
  const comment = {
    body: `@{user:${one}} and @{role:sub-editor}?`,
    mentions: [
      { kind: 'user', id: one, name: 'Aysel' },
      { kind: 'role', id: 'sub-editor', name: 'sub-editor' },
    ],
  } as Comment;
  const typed = typedOf(comment, 'ru');
  expect(typed.text).toMatch(/^@Aysel and @\p{Lu}/u);
  expect(typed.text).not.toContain('{');
  expect(bodyOf(typed)).toBe(comment.body);
});

it.each([
  ['Who, @', 6, { find: '', from: 5 }],
  ['Who, @Or and', 8, { find: 'Or', from: 5 }],
  ['@Orxan Pir', 10, { find: 'Orxan Pir', from: 0 }],
  ['me@orxan', 8, undefined],
  ['@Orxan, who', 11, undefined],
])('looks for a name after an @ that begins a word: %s', (text, caret, asked) => {
  expect(askedAt(text, caret)).toEqual(asked);
});
