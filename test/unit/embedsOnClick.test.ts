import { htmlOf } from '../../src/domain/body/html.ts';
import { embedOf } from '../../src/domain/fields/embed.ts';
import { withFramesOnClick } from '../../src/site/embeds.ts';

const bodyWith = (url: string, title: string): string => htmlOf([{ kind: 'embed', embed: embedOf(url, title)! }]);

it.each([
  ['https://www.youtube.com/watch?v=abcdefghijk&t=90', 'https://www.youtube-nocookie.com/embed/abcdefghijk?start=90'],
  ['https://vimeo.com/123456', 'https://player.vimeo.com/video/123456?dnt=1'],
  [
    'https://soundcloud.com/turan/news',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fturan%2Fnews',
  ],
])('asks nothing of another site before a click: %s', (url, src) => {
  const html = bodyWith(url, 'The “speech” & more');
  expect(html).toContain('<iframe');
  const waiting = withFramesOnClick(html, 'en');
  expect(waiting).not.toContain('<iframe');
  expect(waiting).not.toMatch(/ src=/);
  expect(waiting).toContain(`data-frame="${src.replaceAll('&', '&amp;')}"`);
  expect(waiting).toContain(`href="${url.replaceAll('&', '&amp;')}"`);
  expect(waiting).toContain('<span>The “speech” &amp; more</span>');
  expect(waiting).toMatch(/Shown from (?:YouTube|Vimeo|SoundCloud) when you click/);
});

it('leaves everything else of a body as it is', () => {
  const html = '<p>One <a href="https://example.org/?a=1&amp;b=2">link</a>.</p>';
  expect(withFramesOnClick(html, 'az')).toBe(html);
});
