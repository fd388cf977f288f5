import { parse } from 'parse5';
import { move, openDesk, storyIn, type DeskAtWork } from '../support/desk.ts';
import { bodyOf } from '../support/newsroom.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('site');
});
afterAll(() => desk?.close());

const page = (path: string, headers: Record<string, string> = { Accept: 'text/html' }) =>
  desk.reader('GET', path, undefined, headers);

/** What a browser would have to mend: an end tag too many, a paragraph in a paragraph, an attribute twice. */
function mistakesIn(html: string): string[] {
  const mistakes: string[] = [];
  parse(html, {
    onParseError: ({ code, startLine, startCol }) => mistakes.push(`${code} at ${startLine}:${startCol}`),
  });
  return mistakes;
}

const slugOf = async (id: string): Promise<string> => {
  const { body } = await desk.as['section-editor']('GET', `/api/articles/${id}`);
  return body.slug;
};

async function published(headline: string, copy: object = {}): Promise<{ id: string; slug: string; path: string }> {
  const id = await storyIn(desk, 'published', { headline, ...copy });
  const slug = await slugOf(id);
  return { id, slug, path: `/en/stories/${slug}` };
}

describe('a reader', () => {
  it('finds a published story on the front page, in its section, under its author, by search, and reads it', async () => {
    const { path } = await published('Reservoirs fill after a wet spring', { topics: ['Water supply'] });
    for (const list of [
      '/',
      '/en',
      '/en/sections/politics',
      '/en/authors/alex-example',
      '/en/topics/water-supply',
      '/en/search?q=reservoirs',
    ]) {
      const { status, body, headers } = await page(list);
      expect(`${list} ${status}`).toBe(`${list} 200`);
      expect(body).toContain(`href="${path}"`);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(mistakesIn(body)).toEqual([]);
    }
    const { status, body } = await page(path);
    expect(status).toBe(200);
    expect(body).toContain('<h1>Reservoirs fill after a wet spring</h1>');
    expect(body).toContain('<span class="dateline">Baku/Turan:</span> The parliament passed');
    expect(body).toContain('<a href="/en/authors/alex-example" rel="author">Alex Example</a>');
    expect(mistakesIn(body)).toEqual([]);
  });

  it('never meets a story that is not published, nor anything of the desk', async () => {
    const id = await storyIn(desk, 'approved', { headline: 'Not out yet', editorialNote: 'A secret note' });
    const path = `/en/stories/${await slugOf(id)}`;
    const never = await page('/en/stories/there-never-was-such-a-story');
    const unpublished = await page(path);
    expect(unpublished.status).toBe(404);
    expect(unpublished.body).toBe(never.body);
    for (const list of ['/en', '/en/sections/politics', '/en/search?q=not+out+yet'])
      expect((await page(list)).body).not.toContain('Not out yet</a>');
    const { path: out } = await published('It is out', { editorialNote: 'A secret note' });
    for (const words of ['secret', 'private.example', 'newsroom.example'])
      expect((await page(out)).body).not.toContain(words);
  });

  it('is led to the address a story has now, whatever language or old name was asked for', async () => {
    const { id, slug } = await published('The first headline of three');
    const { body: article } = await desk.as['section-editor']('GET', `/api/articles/${id}`);
    const change = { slug: 'the-second-address', baseVersion: article.baseVersion };
    expect(await desk.as['section-editor']('PATCH', `/api/articles/${id}`, change)).toMatchObject({ status: 200 });
    expect(await move(desk.as['section-editor'], id, 'update')).toMatchObject({ status: 200 });
    for (const from of [`/en/stories/${slug}`, `/az/stories/${slug}`, '/ru/stories/the-second-address']) {
      const { status, headers } = await page(from);
      expect(`${status} ${headers.get('location')}`).toBe('301 /en/stories/the-second-address');
    }
    expect((await page('/en/stories/the-second-address')).status).toBe(200);
  });

  it('sees at once a correction with its notice, and of a killed story the notice alone', async () => {
    const { id, path } = await published('Eighteen voted for it', { body: bodyOf('Words that will be withdrawn.') });
    expect((await page(path)).body).toContain('Words that will be withdrawn.');
    await move(desk.as['section-editor'], id, 'correct', { correction: 'Eighty voted for it, not eighteen.' });
    const corrected = (await page(path)).body;
    expect(corrected).toContain('<section class="corrections"');
    expect(corrected).toContain('Eighty voted for it, not eighteen.');
    await move(desk.as['section-editor'], id, 'kill', {
      notice: 'We withdraw this story & apologise.',
    });
    const killed = await page(path);
    expect(killed.status).toBe(410);
    expect(killed.body).toContain('We withdraw this story &amp; apologise.');
    expect(killed.body).toContain('id="news-line"');
    expect(killed.body).not.toMatch(/Words that will be withdrawn|Eighteen voted/);
    expect((await page('/en')).body).not.toContain('Eighteen voted');
    expect(mistakesIn(killed.body)).toEqual([]);
  });

  it('pages back to the first story, each seen once', async () => {
    for (let at = 0; at < 22; at += 1)
      await storyIn(desk, 'published', { headline: `Parliament sits, day ${at}`, section: desk.sections.parliament });
    const seen: string[] = [];
    let next: string | undefined = '/en/sections/politics/parliament';
    while (next) {
      const { status, body }: { status: number; body: string } = await page(next);
      expect(status).toBe(200);
      const main = /<main>.*<\/main>/s.exec(body)?.[0] ?? '';
      seen.push(...[...main.matchAll(/Parliament sits, day (\d+)<\/a>/g)].map(([, day]) => day ?? ''));
      next = /<a class="older" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(Array.from({ length: 22 }, (_, at) => String(21 - at)));
  });

  it('is told, on a page, of a page number of no list', async () => {
    const { status, body } = await page('/en/sections/politics?cursor=nonsense');
    expect(status).toBe(400);
    expect(body).toContain('This address has a mistake in it');
    expect(mistakesIn(body)).toEqual([]);
  });
});

describe('a page', () => {
  it('may be kept, is told apart by its bytes, and names what it depends on', async () => {
    const { id, slug, path } = await published('A page to be kept');
    const { headers } = await page(path);
    expect(headers.get('cache-control')).toMatch(/^public, max-age=0, s-maxage=\d+, stale-while-revalidate=\d+/);
    expect((headers.get('surrogate-key') ?? '').split(' ').sort()).toEqual(
      ['directory', `list-lang=en`, `reviews-${id}`, `slug-${slug}`, `story-${id}`].sort(),
    );
    const etag = headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await page(`${path}?utm_source=mail&fbclid=1`, { Accept: 'text/html', 'If-None-Match': etag });
    expect(again.status).toBe(304);
  });

  it('loads nothing from elsewhere and runs nothing inline', async () => {
    for (const path of ['/en', '/en/search', '/en/stories/none', '/en/sections/politics']) {
      const { body, headers } = await page(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      // A photo's tiny preview stands in the page itself; nothing else does.
      expect(policy).toContain("img-src 'self' data:;");
      expect(policy.replace("img-src 'self' data:;", '')).not.toMatch(/unsafe|\*|data:/);
      expect(body).not.toMatch(/ style="| on\w+="|<script(?![^>]*(?:src=|application\/ld\+json))/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('names its style sheet and script by their content, to be kept for ever', async () => {
    const { body } = await page('/en');
    for (const [path, type] of [
      [/\/site\/assets\/\w+\.css/.exec(body)?.[0] ?? '', 'text/css; charset=utf-8'],
      [/\/site\/assets\/\w+\.js/.exec(body)?.[0] ?? '', 'text/javascript; charset=utf-8'],
    ]) {
      const { status, headers } = await desk.reader('GET', path ?? '');
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('cache-control')).toMatch(/max-age=31536000/);
    }
    expect((await desk.reader('GET', '/site/assets/old.css')).status).toBe(404);
  });

  it('is in the language of its path, and leads to the others', async () => {
    for (const [lang, words] of [
      ['en', 'News Line'],
      ['az', 'Xəbər lenti'],
      ['ru', 'Лента новостей'],
    ] as const) {
      const { status, body } = await page(`/${lang}/sections/politics`);
      expect(status).toBe(200);
      expect(body).toContain(`<html lang="${lang}" dir="ltr">`);
      expect(body).toContain(words);
    }
    expect((await page('/az/sections/politics')).body).toContain('<h1>');
  });
});

describe('a review without a script', () => {
  const form = async (path: string, fields: Record<string, string>) => {
    const action = /<form class="review-form"[^>]* action="([^"]+)"/.exec((await page(path)).body)?.[1] ?? '';
    return desk.reader('POST', action, new URLSearchParams(fields).toString(), {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
  };

  it('is sent by the form as it is, waits for a moderator, and leads back to a word of thanks', async () => {
    const { path } = await published('A story people talk about');
    const { body } = await page(path);
    const token = /<input type="hidden" name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const sent = await form(path, {
      token,
      website: '',
      name: 'Leyla',
      email: '',
      rating: '4',
      text: 'Clear and fair reporting.',
    });
    expect(`${sent.status} ${sent.headers.get('location')}`).toBe(`303 ${path}#review-received`);
    expect(body).toContain('id="review-received"');
    expect((await page(path)).body).not.toContain('Clear and fair reporting.');
  });

  it('comes back with a word when something is missing', async () => {
    const { path } = await published('A story people say nothing of');
    const sent = await form(path, { name: 'Leyla', text: '' });
    expect(`${sent.status} ${sent.headers.get('location')}`).toBe(`303 ${path}#review-invalid`);
  });

  it('comes back to where the settings say', async () => {
    const { path } = await published('A story read on another site');
    const { payload } = desk;
    const back = async (review: string | null): Promise<string | null> => {
      await payload.updateGlobal({ slug: 'site', data: { addresses: { review } } as never });
      return (await form(path, { name: 'Leyla', text: '' })).headers.get('location');
    };
    const slug = path.split('/').at(-1);
    expect(await back('https://www.example.org/{lang}/{slug}')).toBe(
      `https://www.example.org/en/${slug}#review-invalid`,
    );
    expect(await back('/thanks?story={slug}&how={outcome}')).toBe(`/thanks?story=${slug}&how=invalid`);
    expect(await back(null)).toBe(`${path}#review-invalid`);
    await expect(back('javascript:{slug}')).rejects.toThrow();
  });
});
