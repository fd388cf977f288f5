import { embedFrameOrigins, embedOf, embedProblem } from '../../src/domain/fields/embed.ts';

it.each([
  [
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1&utm_source=x',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
  ],
  ['http://m.youtube.com/watch?v=dQw4w9WgXcQ&t=1m30s', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90'],
  ['https://youtu.be/dQw4w9WgXcQ?t=42', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=42'],
  ['https://youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
  ['https://vimeo.com/channels/staffpicks/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
  [
    'https://player.vimeo.com/video/76979871?h=8272103f6e',
    'https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e',
  ],
  ['https://vimeo.com/76979871/8272103f6e', 'https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e'],
  [
    'https://soundcloud.com/turan/briefing?si=1',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fturan%2Fbriefing',
  ],
])('a film or sound is framed from an address of its site that we build: %s', (url, src) => {
  const embed = embedOf(url, 'The briefing');
  expect(embed).toMatchObject({ kind: 'frame', src, title: 'The briefing' });
  expect(embedFrameOrigins).toContain(new URL(src).origin);
});

it.each([
  [
    'x',
    'https://twitter.com/StateDept/status/1638000000000000000?s=20',
    'https://x.com/StateDept/status/1638000000000000000',
  ],
  [
    'facebook',
    'https://www.facebook.com/turan.az/posts/pfbid02abc?ref=x',
    'https://www.facebook.com/turan.az/posts/pfbid02abc',
  ],
  ['facebook', 'https://m.facebook.com/watch?v=123&ref=x', 'https://www.facebook.com/watch?v=123'],
  [
    'facebook',
    'https://www.facebook.com/permalink.php?story_fbid=1&id=2&x=3',
    'https://www.facebook.com/permalink.php?story_fbid=1&id=2',
  ],
  ['telegram', 'https://t.me/s/turan_news/123', 'https://t.me/turan_news/123'],
  ['instagram', 'https://www.instagram.com/turan/reel/Cx_1-a/?igsh=1', 'https://www.instagram.com/reel/Cx_1-a/'],
])('a post on %s is a link without tracking: %s', (provider, address, url) => {
  expect(embedOf(address)).toEqual({ provider, kind: 'link', url, title: expect.any(String) });
});

it.each([
  'https://evil.test/watch?v=dQw4w9WgXcQ',
  'https://youtube.com.evil.test/watch?v=dQw4w9WgXcQ',
  'https://notyoutube.com/watch?v=dQw4w9WgXcQ',
  'https://user@youtube.com/watch?v=dQw4w9WgXcQ',
  'https://youtube.com:8443/watch?v=dQw4w9WgXcQ',
  'https://youtube.com/watch?v="><script>',
  'https://youtube.com/watch?v=dQw4w9WgXcQ%22',
  'https://youtube.com/redirect?q=https://evil.test',
  'https://www.facebook.com/l.php?u=https://evil.test',
  'https://www.facebook.com/watch',
  'https://x.com/StateDept',
  'https://x.com/i/status/1%0a2',
  'https://t.me/joinchat/AAAA',
  'https://soundcloud.com/a/b/../../c/d/e',
  'javascript:alert(1)//youtube.com/watch?v=dQw4w9WgXcQ',
  'java\nscript:alert(1)',
  '//youtube.com/watch?v=dQw4w9WgXcQ',
  'x'.repeat(3_000),
  '',
  undefined,
  null,
  7,
  { toString: () => 'https://youtu.be/dQw4w9WgXcQ' },
])('nothing else is shown: %j', (url) => {
  expect(embedOf(url)).toBeUndefined();
  expect(embedProblem(url)).toEqual(expect.any(String));
});

it('a good address has no problem, and without a title of its own it carries the name of the site', () => {
  expect(embedProblem(' https://youtu.be/dQw4w9WgXcQ ')).toBeUndefined();
  expect(embedOf('https://youtu.be/dQw4w9WgXcQ', '  ')?.title).toBe('YouTube');
});

it('says which sites can be embedded, and when an address is none', () => {
  expect(embedProblem('https://evil.test/x')).toBe(
    'Only single posts, films or sounds of YouTube, Vimeo, SoundCloud, X, Facebook, Telegram or Instagram can be embedded.',
  );
  expect(embedProblem('youtube')).toBe('Give the whole address of the post, beginning with https://.');
});
