import { checkStories } from '../../src/newsroom/publish/checkStories.ts';
import { rebuildStories } from '../../src/newsroom/publish/rebuild.ts';
import {
  bodyOf,
  client,
  openNewsroom,
  serve,
  signIn,
  type Client,
  type Newsroom,
  type Served,
} from '../support/newsroom.ts';
import { body, paragraph, table } from '../support/bodies.ts';

const roles = [
  'journalist',
  'correspondent',
  'sub-editor',
  'section-editor',
  'managing-editor',
  'administrator',
] as const;
type Role = (typeof roles)[number];
type Asker = Role | 'reader';

let newsroom: Newsroom;
let server: Served;
let as: Record<Asker, Client>;

beforeAll(async () => {
  newsroom = await openNewsroom('pages');
  server = await serve(newsroom);
  const signedIn = roles.map(async (role) => [role, await signIn(server.url, newsroom.staff[role].email)] as const);
  as = { reader: client(server.url), ...Object.fromEntries(await Promise.all(signedIn)) } as typeof as;
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

const secret = 'zqxsecret';

/** A page as a section editor writes it. */
async function write(data: object = {}): Promise<{ id: string; slug: string; baseVersion: number }> {
  const page = { title: 'About us', language: 'en', body: bodyOf('We report.'), ...data };
  const { status, body } = await as['section-editor']('POST', '/api/pages?depth=0', page);
  expect([status, body.errors]).toEqual([201, undefined]);
  return body.doc;
}

const versionOf = async (id: string): Promise<number> =>
  (await as.administrator('GET', `/api/pages/${id}?draft=true&depth=0`)).body.baseVersion;

const move = async (id: string, name: string, asker: Asker = 'managing-editor', baseVersion?: number) =>
  as[asker]('POST', `/api/pages/${id}/transitions`, { name, baseVersion: baseVersion ?? (await versionOf(id)) });

async function publish(data: object = {}) {
  const page = await write(data);
  const { status, body } = await move(page.id, 'publish');
  expect([status, body.to]).toEqual([200, 'published']);
  return page;
}

const edit = async (id: string, data: object, asker: Asker = 'section-editor') =>
  as[asker]('PATCH', `/api/pages/${id}?depth=0`, { ...data, baseVersion: await versionOf(id) });

const read = (path: string) => as.reader('GET', path);

describe('a page', () => {
  it('may have a table', async () => {
    const text = body(
      paragraph('What we cost.'),
      table([
        [['Year'], ['Readers']],
        [['2026'], ['1,204']],
      ]),
    );
    const { slug } = await publish({ title: 'In figures', body: text });
    const answer = await read(`/v1/pages/${slug}`);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([200, expect.stringContaining('>1,204</td>')]);
  });

  it('tells its version with whatever fields a client selects', async () => {
    const { id } = await write({ title: 'Selected', slug: 'selected' });
    const change = { title: 'Selected again', baseVersion: 1 };
    expect((await as['managing-editor']('PATCH', `/api/pages/${id}?draft=true`, change)).status).toBe(200);
    const read = await as['managing-editor']('GET', `/api/pages/${id}?draft=true&select[baseVersion]=true`);
    expect(read.body.baseVersion).toBe(2);
  });

  it('is a draft that nobody outside sees by any way, until a managing editor publishes it', async () => {
    const { id, slug } = await write({ title: `${secret} draft`, slug: 'drafted' });
    const ways = [
      `/v1/pages/${slug}`,
      '/v1/pages',
      `/en/pages/${slug}`,
      '/en',
      '/sitemaps/pages.xml',
      '/sitemap.xml',
      `/api/pages/${id}`,
      `/api/pages/${id}?draft=true`,
      '/api/pages',
      '/api/pages?draft=true&trash=true',
      '/api/pages/versions',
      '/api/pages/count',
      `/api/pages?where[title][contains]=${secret}`,
      `/preview/pages/${id}`,
      `/v1/graphql?query={pages{title,body{text}}}`,
      `/v1/graphql?query={page(slug:"${slug}"){title}}`,
      `/api/graphql?query={Pages(draft:true){docs{title}}}`,
    ];
    for (const way of ways) {
      const { body } = await read(way);
      expect([way, JSON.stringify(body).includes(`${secret} draft`)]).toEqual([way, false]);
    }
    await move(id, 'publish');
    expect((await read(`/v1/pages/${slug}`)).body.title).toBe(`${secret} draft`);
  });

  it('is in the lists of its language, in the menu and at the foot, where an editor has put it', async () => {
    await publish({ title: 'Contacts', slug: 'contacts', inMenu: true, inFooter: true, order: 2 });
    await publish({ title: 'Imprint', slug: 'imprint', inFooter: true, order: 1 });
    await publish({ title: 'Əlaqə', slug: 'elaqe', language: 'az', inFooter: true });
    const { body } = await read('/v1/pages?lang=en&fields=slug,inMenu,order');
    const placed = body.items.filter(({ slug }: { slug: string }) => ['contacts', 'imprint'].includes(slug));
    expect(placed).toEqual([
      { slug: 'imprint', order: 1 },
      { slug: 'contacts', inMenu: true, order: 2 },
    ]);
    const { body: front } = await read('/en');
    const foot = front.slice(front.indexOf('<footer'));
    expect(foot.indexOf('/en/pages/imprint')).toBeLessThan(foot.indexOf('/en/pages/contacts'));
    expect(foot).not.toContain('elaqe');
    const menu = front.slice(front.indexOf('section-bar'), front.indexOf('</nav>', front.indexOf('section-bar')));
    expect([menu.includes('/en/pages/contacts'), menu.includes('imprint')]).toEqual([true, false]);
    expect((await read('/az')).body).toContain('/az/pages/elaqe');
  });

  it('answers in the format and with the fields asked for, in REST, GraphQL and on the site', async () => {
    await publish({ title: 'Privacy', slug: 'privacy', body: bodyOf('We keep nothing.') });
    const { body, headers } = await read('/v1/pages/privacy?body=text&fields=title,body');
    expect(body).toEqual({ title: 'Privacy', body: { text: 'We keep nothing.' } });
    expect(headers.get('link')).toContain('</en/pages/privacy>; rel="canonical"');
    const query = '{page(slug:"privacy"){title,language,inMenu,body{text}}}';
    expect((await read(`/v1/graphql?query=${query}`)).body.data.page).toEqual({
      title: 'Privacy',
      language: 'en',
      inMenu: false,
      body: { text: 'We keep nothing.' },
    });
    const page = (await read('/en/pages/privacy')).body;
    expect(page).toContain('<h1>Privacy</h1>');
    expect(page).toContain('We keep nothing.');
    expect((await read('/sitemaps/pages.xml')).body).toContain('/en/pages/privacy</loc>');
    expect((await read('/sitemap.xml')).body).toContain('/sitemaps/pages.xml</loc>');
  });

  it('links its languages as a set, those that readers can see now', async () => {
    const en = await publish({ title: 'Corrections', slug: 'corrections' });
    const az = await publish({ title: 'Düzəlişlər', slug: 'duzelisler', language: 'az', translationOf: en.id });
    const ru = await write({ title: 'Исправления', slug: 'ispravleniya', language: 'ru', translationOf: az.id });
    const languagesOf = async (slug: string) =>
      (await read(`/v1/pages/${slug}`)).body.translations.map(({ slug: other }: { slug: string }) => other);
    expect([await languagesOf('corrections'), await languagesOf('duzelisler')]).toEqual([
      ['duzelisler'],
      ['corrections'],
    ]);
    await move(ru.id, 'publish');
    expect(await languagesOf('corrections')).toEqual(['duzelisler', 'ispravleniya']);
    await move(az.id, 'withdraw');
    expect(await languagesOf('corrections')).toEqual(['ispravleniya']);
    const { headers, status } = await read('/az/pages/corrections');
    expect([status, headers.get('location')]).toEqual([301, '/en/pages/corrections']);
  });

  it('keeps edits of what readers have pending, and its version', async () => {
    const { id } = await publish({ title: 'House rules', slug: 'house-rules' });
    expect((await edit(id, { title: 'House rules, again' })).status).toBe(200);
    expect((await read('/v1/pages/house-rules')).body.title).toBe('House rules');
    expect((await read(`/api/pages/${id}`)).body.title).toBe('House rules');
    const { body: standing } = await as['managing-editor']('GET', `/api/pages/${id}/transitions`);
    expect(standing).toMatchObject({ state: 'published', hasPendingEdits: true });
    const preview = await as.journalist('GET', `/preview/pages/${id}`);
    expect(preview.body).toContain('House rules, again');
    await move(id, 'update');
    expect((await read('/v1/pages/house-rules')).body.title).toBe('House rules, again');
    const again = await move(id, 'update');
    expect([again.status, again.body.errors[0].data.errors[0].rule]).toEqual([422, 'nothing-changed']);
    const { body: versions } = await as.journalist(
      'GET',
      `/api/pages/versions?where[parent][equals]=${id}&depth=0&limit=50`,
    );
    const first = versions.docs.find((each: any) => each.version.title === 'House rules');
    const restored = await as['section-editor']('POST', `/api/pages/versions/${first.id}`);
    expect([restored.status, restored.body.doc?.title]).toEqual([200, 'House rules']);
    expect((await read('/v1/pages/house-rules')).body.title).toBe('House rules, again');
  });

  it('is not overwritten by who started from an older version, and not sent out unseen', async () => {
    const { id, baseVersion } = await write({ title: 'Twice edited', slug: 'twice-edited' });
    expect((await edit(id, { title: 'Once' })).status).toBe(200);
    const stale = { title: 'From before', baseVersion };
    expect((await as['section-editor']('PATCH', `/api/pages/${id}`, stale)).status).toBe(409);
    expect((await as['section-editor']('PATCH', `/api/pages/${id}`, { title: 'Of no version' })).status).toBe(428);
    expect((await move(id, 'publish', 'managing-editor', baseVersion)).status).toBe(409);
    const { status } = await as['managing-editor']('POST', `/api/pages/${id}/transitions`, { name: 'publish' });
    expect(status).toBe(428);
  });

  it('leads from an address it had before to its own, in one step', async () => {
    const { id } = await publish({ title: 'Team', slug: 'team' });
    for (const slug of ['people', 'who-we-are']) {
      await edit(id, { slug });
      await move(id, 'update');
    }
    for (const old of ['team', 'people']) {
      const api = await read(`/v1/pages/${old}`);
      expect([api.status, api.headers.get('location')]).toEqual([301, '/v1/pages/who-we-are']);
      const site = await read(`/en/pages/${old}`);
      expect([site.status, site.headers.get('location')]).toEqual([301, '/en/pages/who-we-are']);
    }
    await move(id, 'withdraw');
    expect((await read('/v1/pages/team')).status).toBe(404);
    await edit(id, { slug: 'the-team' });
    await move(id, 'publish');
    expect((await read('/v1/pages/who-we-are')).headers.get('location')).toBe('/v1/pages/the-team');
  });

  it('is gone for readers when it is withdrawn, with its edits kept; and not before it goes to the trash', async () => {
    const { id } = await publish({ title: 'Jobs', slug: 'jobs' });
    await edit(id, { title: 'Jobs, edited' });
    expect((await as['managing-editor']('DELETE', `/api/pages/${id}`)).status).toBe(409);
    expect((await move(id, 'withdraw')).body.to).toBe('withdrawn');
    for (const path of ['/v1/pages/jobs', '/en/pages/jobs']) expect((await read(path)).status).toBe(404);
    expect((await read(`/api/pages/${id}`)).status).toBe(404);
    expect((await as.journalist('GET', `/api/pages/${id}`)).body.title).toBe('Jobs, edited');
    expect((await as['managing-editor']('DELETE', `/api/pages/${id}`)).status).toBe(200);
    expect((await as.administrator('DELETE', `/api/pages/${id}?purge=true`)).status).toBe(200);
    const { body } = await as.administrator('GET', `/api/history?where[document][equals]=${id}&sort=at&depth=0`);
    expect(body.docs.map((entry: any) => entry.name)).toEqual(['publish', 'withdraw', 'trash', 'purge']);
  });

  it('says all that is missing, and holds neither photos nor stories', async () => {
    const { id } = await write({ title: '', body: null, slug: 'empty' });
    const { status, body } = await move(id, 'publish');
    const paths = body.errors[0].data.errors.map(({ path }: { path: string }) => path);
    expect([status, paths]).toEqual([422, ['title', 'body']]);
    const block = {
      type: 'block',
      version: 2,
      format: '',
      fields: { id: 'b1', blockType: 'relatedStories', stories: [id] },
    };
    const text = bodyOf('With a story.');
    const withStory = { root: { ...text.root, children: [...text.root.children, block] } };
    const saved = await edit(id, { title: 'With a story', body: withStory });
    const moved = saved.status === 200 ? await move(id, 'publish') : saved;
    expect(moved.status).toBe(422);
  });

  it('has a slug that follows its title until readers have seen it, or somebody has typed one', async () => {
    const slugAfter = async (id: string, data: object) => (await edit(id, data)).body.doc.slug;
    const { id, slug } = await write({ title: 'Ho' });
    expect(slug).toBe('ho');
    expect(await slugAfter(id, { title: 'How we work' })).toBe('how-we-work');
    const other = await write({ title: 'How we work' });
    expect(other.slug).toBe('how-we-work-2');
    expect(await slugAfter(other.id, { title: 'How we work today' })).toBe('how-we-work-today');
    expect(await slugAfter(other.id, { slug: 'our-day' })).toBe('our-day');
    expect(await slugAfter(other.id, { title: 'How we work at night' })).toBe('our-day');
    await move(id, 'publish');
    expect(await slugAfter(id, { title: 'How we work now' })).toBe('how-we-work');
    // One that others have is refused where a person has typed it.
    const typed = await as['section-editor']('POST', '/api/pages', { title: 'Night', slug: 'our-day' });
    expect([typed.status, typed.body.errors[0].data.errors[0].path]).toEqual([422, 'slug']);
  });

  it('has one version of what a page in a browser saves while it is typed, until the next step', async () => {
    const { id } = await publish({ title: 'Typed on', slug: 'typed-on' });
    for (const title of ['Typed on and', 'Typed on and on', 'Typed on and on and on'])
      await as['section-editor']('PATCH', `/api/pages/${id}?draft=true&autosave=true&depth=0`, {
        title,
        baseVersion: await versionOf(id),
      });
    const titles = async () => {
      const { body } = await as.journalist(
        'GET',
        `/api/pages/versions?where[parent][equals]=${id}&depth=0&sort=updatedAt`,
      );
      return body.docs.map(({ version }: { version: { title: string } }) => version.title);
    };
    expect(await titles()).toEqual(['Typed on', 'Typed on', 'Typed on and on and on']);
    expect((await as.journalist('GET', `/api/pages/${id}?draft=true`)).body.title).toBe('Typed on and on and on');
    expect((await read('/v1/pages/typed-on')).body.title).toBe('Typed on');
  });

  it('is shown to colleagues as it stands on a screen, kept nowhere, and to nobody else', async () => {
    const { id } = await write({ title: 'As it is saved', slug: 'as-it-is-saved' });
    const show = (asker: Asker, edits: object = {}, of = id) =>
      as[asker]('POST', `/preview/pages/${of}`, { as: 'page', edits });
    const {
      status,
      body: shown,
      headers,
    } = await show('journalist', { title: 'As it is <typed>', body: bodyOf('New.') });
    expect(status).toBe(200);
    expect(shown.html).toMatch(/<h1[^>]*>As it is &lt;typed&gt;<\/h1>/);
    expect(shown.html).toContain('New.');
    expect(shown.html).not.toContain('<script');
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect((await as.journalist('GET', `/api/pages/${id}?draft=true`)).body.title).toBe('As it is saved');
    expect((await show('reader')).status).toBe(401);
    expect((await show('journalist', {}, '0123456789abcdef01234567')).status).toBe(404);
    for (const edits of [{ state: 'published' }, { title: 1 }, { strange: true }])
      expect((await show('administrator', edits)).status).toBe(422);
  });

  it('does not move by a typed state, nor many at once', async () => {
    const { id } = await write({ title: 'Typed', slug: 'typed' });
    for (const data of [{ state: 'published' }, { _status: 'published' }])
      expect((await edit(id, data)).status).toBe(422);
    const many = await as.administrator('PATCH', '/api/pages?where[slug][equals]=typed', { title: 'Many' });
    expect([403, 405]).toContain(many.status);
    expect((await read('/v1/pages/typed')).status).toBe(404);
  });
});

/** R reads it, E edits it, P publishes or updates it, W withdraws it, T puts it in the trash; - is refused. Written by hand. */
const matrix: Record<string, Record<Asker, string>> = {
  draft: {
    reader: '-----',
    journalist: 'R----',
    correspondent: 'R----',
    'sub-editor': 'R----',
    'section-editor': 'RE---',
    'managing-editor': 'REP-T',
    administrator: 'REP-T',
  },
  published: {
    reader: 'R----',
    journalist: 'R----',
    correspondent: 'R----',
    'sub-editor': 'R----',
    'section-editor': 'RE---',
    'managing-editor': 'REPW-',
    administrator: 'REPW-',
  },
  withdrawn: {
    reader: '-----',
    journalist: 'R----',
    correspondent: 'R----',
    'sub-editor': 'R----',
    'section-editor': 'RE---',
    'managing-editor': 'REP-T',
    administrator: 'REP-T',
  },
};

describe.each(Object.entries(matrix))('a %s page', (state, row) => {
  it.each(Object.entries(row))(`is to a %s: %s`, async (asker, expected) => {
    const fresh = async (): Promise<string> => {
      const slug = `m-${state}-${asker}-${Math.random().toString(36).slice(2)}`.toLowerCase();
      const { id } = await write({ slug });
      if (state !== 'draft') await move(id, 'publish');
      if (state === 'withdrawn') await move(id, 'withdraw');
      return id;
    };
    const who = asker as Asker;
    const id = await fresh();
    const may = (letter: string, status: number): string => (status === 200 ? letter : '-');
    const found = [
      may('R', (await as[who]('GET', `/api/pages/${id}?depth=0`)).status),
      may('E', (await edit(id, { title: 'Edited' }, who)).status),
    ];
    // So that an update has something to send out.
    if (state === 'published') await edit(id, { title: 'Edited by an editor' });
    const out = state === 'published' ? 'update' : 'publish';
    found.push(may('P', (await move(id, out, who)).status));
    found.push(may('W', (await move(await fresh(), 'withdraw', who)).status));
    found.push(may('T', (await as[who]('DELETE', `/api/pages/${await fresh()}`)).status));
    expect(found.join('')).toBe(expected);
  });
});

it('is checked and rebuilt with everything else readers get', async () => {
  await publish({ title: 'Kept right', slug: 'kept-right' });
  const directory = newsroom.payload.db.connection.collection('published_directory');
  await directory.updateOne({ slug: 'kept-right' }, { $set: { title: 'Somebody else’s words' } });
  const { differences } = await checkStories(newsroom.payload);
  expect(differences).toEqual([{ kind: 'directory', id: expect.stringMatching(/^page:/) }]);
  await rebuildStories(newsroom.payload, { grace: 1 });
  expect((await checkStories(newsroom.payload)).differences).toEqual([]);
});
