import { previewTokenOf, storyOfToken } from '../../src/desk/previewLink.ts';

const story = '6b04d7cb57a50e65743d1658';
const ends = new Date('2026-11-26T08:00:00Z');
const token = previewTokenOf(story, ends, 'the newsroom’s secret');

it('shows its story until it ends, and not in the second in which it does', () => {
  expect(storyOfToken(token, new Date('2026-11-26T07:59:59Z'), 'the newsroom’s secret')).toBe(story);
  expect(storyOfToken(token, ends, 'the newsroom’s secret')).toBeUndefined();
});

it('is worth nothing under another secret', () => {
  expect(storyOfToken(token, new Date('2026-11-26T07:00:00Z'), 'another secret')).toBeUndefined();
});

it('is worth nothing with any one character changed', () => {
  const now = new Date('2026-11-25T08:00:00Z');
  for (let at = 0; at < token.length; at += 1) {
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect(storyOfToken(changed, now, 'the newsroom’s secret')).toBeUndefined();
  }
});

it.each(['', 'x', '='.repeat(60), 'A'.repeat(54), 'A'.repeat(5_000)])('is no token: %s', (text) => {
  expect(storyOfToken(text, new Date(0), 'the newsroom’s secret')).toBeUndefined();
});
