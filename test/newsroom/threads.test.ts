import { rawCollection } from '../../src/database/rows.ts';
import { Types } from 'mongoose';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import type { Staff } from '../../src/domain/workflow/policy.ts';
import type { Role } from '../../src/domain/workflow/roles.ts';
import { openAsksOf } from '../../src/newsroom/threads/openAsks.ts';
import { serve, type Answer, type Client } from '../support/newsroom.ts';
import { until } from '../support/readModel.ts';
import { openScreen, toldOf } from '../support/screens.ts';

let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('threads', [
    'correspondent',
    'journalist',
    'sub-editor',
    'section-editor',
    'managing-editor',
    'administrator',
    'outsider',
  ]);
});
afterAll(() => desk?.close());

const threadsOf = (id: string) => `/api/articles/${id}/threads`;
const open = (as: Client, id: string, given: object): Promise<Answer> => as('POST', threadsOf(id), given);
const opened = async (
  as: Client,
  id: string,
  given: object = { kind: 'note', body: 'Is this so?' },
): Promise<string> => {
  const { status, body } = await open(as, id, given);
  if (status !== 201) throw new Error(`No thread: ${JSON.stringify(body)}`);
  return body.thread.id;
};
const list = async (as: Client, id: string) => (await as('GET', threadsOf(id))).body;

const element = { version: 1, format: '', indent: 0, direction: null };
const run = (text: string, format = 0) => ({
  type: 'text',
  text,
  version: 1,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
});
const paragraph = (id: string, ...children: object[]) => ({ ...element, type: 'paragraph', $: { id }, children });
const bodyOf = (...children: object[]) => ({ root: { ...element, type: 'root', children } });
const [first, second] = ['aaaa0001', 'aaaa0002'];
const text = 'The parliament passed the bugdet on Tuesday.';
const copy = {
  body: bodyOf(
    paragraph(first, run('The parliament passed '), run('the bugdet', 1), run(' on Tuesday.')),
    paragraph(second, run('More.')),
  ),
};
const anchorOn = (quote: string, blockId = first, said = text) => {
  const at = said.indexOf(quote);
  return {
    field: 'body',
    blockId,
    quote,
    prefix: said.slice(Math.max(0, at - 32), at),
    suffix: said.slice(at + quote.length).slice(0, 32),
  };
};
const suggestion = { kind: 'suggestion', anchor: anchorOn('bugdet'), to: 'budget' };
const acts = async (id: string): Promise<string[]> =>
  (await desk.as.administrator('GET', `/api/history?where[story][equals]=${id}&sort=at&limit=100`)).body.docs.map(
    ({ name }: { name: string }) => name,
  );
const eventsOf = async (id: string): Promise<{ name: string; tags: string[]; body?: string }[]> =>
  (await rawCollection(desk.payload, 'events')
    .find({ story: id, name: /^thread/ })
    .sort({ _id: 1 })
    .toArray()) as never;

it('keeps what is said beside a story: asked, answered, closed and opened again, in the audit trail and the event log', async () => {
  const id = await storyIn(desk, 'in-edit', copy);
  const asked = await open(desk.as['sub-editor'], id, {
    kind: 'question',
    anchor: anchorOn('on Tuesday'),
    body: ' Which one? ',
  });
  expect(asked).toMatchObject({
    status: 201,
    body: {
      thread: { kind: 'question', state: 'open', detached: false, commentCount: 1, comments: [{ body: 'Which one?' }] },
      warnings: [],
    },
  });
  const thread = `/api/threads/${asked.body.thread.id}`;
  const answered = await desk.as.correspondent('POST', `${thread}/comments`, { body: 'The 24th.' });
  expect(answered).toMatchObject({ status: 201, body: { thread: { commentCount: 2 } } });
  expect(await desk.as['sub-editor']('POST', `${thread}/resolve`)).toMatchObject({
    status: 200,
    body: { thread: { state: 'resolved', closedBy: { id: desk.staff['sub-editor'].id } } },
  });
  expect((await desk.as['sub-editor']('POST', `${thread}/resolve`)).status).toBe(200);
  expect((await desk.as.correspondent('POST', `${thread}/reopen`)).body.thread).toMatchObject({
    state: 'open',
    closedBy: null,
  });
  expect((await acts(id)).filter((name) => name.endsWith('thread'))).toEqual([
    'open-thread',
    'resolve-thread',
    'reopen-thread',
  ]);
  const events = await eventsOf(id);
  expect(events.map(({ name }) => name)).toEqual([
    'thread.opened',
    'thread.commented',
    'thread.resolved',
    'thread.reopened',
  ]);
  // Nothing for readers, and no word of what was said.
  expect(events.every(({ tags }) => tags.length === 0)).toBe(true);
  expect(JSON.stringify(events)).not.toMatch(/Which|24th/);
});

it('takes a suggestion as one edit in the name of who takes it, and only while the story says the words', async () => {
  const id = await storyIn(desk, 'in-edit', copy);
  const thread = await opened(desk.as.correspondent, id, suggestion);
  const before = (await desk.as['section-editor']('GET', `/api/articles/${id}?depth=0`)).body;
  const accept = (as: Client, of: string, baseVersion: number) =>
    as('POST', `/api/threads/${of}/accept`, { baseVersion });
  expect((await accept(desk.as.correspondent, thread, before.baseVersion)).status).toBe(403);
  expect(problemsOf(await accept(desk.as['section-editor'], thread, before.baseVersion - 1))).toEqual([
    'baseVersion stale',
  ]);
  expect((await list(desk.as['section-editor'], id)).threads[0]).toMatchObject({
    state: 'open',
    may: { accept: true },
  });
  const taken = await accept(desk.as['section-editor'], thread, before.baseVersion);
  expect(taken).toMatchObject({
    status: 200,
    body: { thread: { state: 'resolved', accepted: true }, field: 'body', baseVersion: before.baseVersion + 1 },
  });
  const { body: after } = await desk.as['section-editor']('GET', `/api/articles/${id}?depth=0`);
  expect(after.body.root.children[0].children).toMatchObject([
    { text: 'The parliament passed ' },
    { text: 'the budget', format: 1 },
    { text: ' on Tuesday.' },
  ]);
  expect([after.body.root.children[0].$.id, after.lastChange.userName]).toEqual([
    first,
    desk.staff['section-editor'].name,
  ]);
  expect(problemsOf(await accept(desk.as['section-editor'], thread, after.baseVersion))).toEqual(['id closed']);
  expect(problemsOf(await desk.as['section-editor']('POST', `/api/threads/${thread}/reopen`))).toEqual(['id closed']);
  expect(await acts(id)).toContain('accept-suggestion');
  expect((await eventsOf(id)).at(-1)?.name).toBe('thread.accepted');
  const late = await opened(desk.as.correspondent, id, {
    kind: 'suggestion',
    anchor: anchorOn('on Tuesday', first, text.replace('bugdet', 'budget')),
    to: '',
  });
  const edited = bodyOf(paragraph(first, run('The parliament passed the budget.')));
  const { body: saved } = await desk.as['section-editor']('PATCH', `/api/articles/${id}?depth=0`, {
    body: edited,
    baseVersion: after.baseVersion,
  });
  expect(problemsOf(await accept(desk.as['section-editor'], late, saved.doc.baseVersion))).toEqual(['id moved-on']);
  expect((await list(desk.as['section-editor'], id)).threads[1]).toMatchObject({
    detached: true,
    may: { accept: false },
  });
});

it('takes a suggestion of a headline of a published story as pending edits: readers keep what they have', async () => {
  const id = await storyIn(desk, 'published');
  const { headline, slug, baseVersion } = (await desk.as['section-editor']('GET', `/api/articles/${id}?depth=0`)).body;
  const anchor = { field: 'headline', quote: headline, prefix: '', suffix: '' };
  const thread = await opened(desk.as.correspondent, id, { kind: 'suggestion', anchor, to: 'Another headline' });
  expect((await desk.as['section-editor']('POST', `/api/threads/${thread}/accept`, { baseVersion })).status).toBe(200);
  expect((await desk.as['section-editor']('GET', `/api/articles/${id}?draft=true`)).body.headline).toBe(
    'Another headline',
  );
  expect((await desk.reader('GET', `/v1/stories/en/${slug}`)).body.headline ?? headline).toBe(headline);
});

it.each<[string, object, string[]]>([
  ['nothing said', { kind: 'note' }, ['body required']],
  ['only spaces', { kind: 'note', body: '  ' }, ['body too_small']],
  ['more than 4,000 characters', { kind: 'note', body: 'ə'.repeat(4_001) }, ['body too_big']],
  [
    'words that the story does not have',
    { kind: 'note', body: 'x', anchor: { ...anchorOn('bugdet'), quote: 'budget' } },
    ['anchor gone'],
  ],
  [
    'words without a place of their own',
    { kind: 'note', body: 'x', anchor: { ...anchorOn('the'), prefix: 'on ' } },
    ['anchor gone'],
  ],
  ['a suggestion of nothing', { kind: 'suggestion', to: 'x' }, ['anchor required']],
  ['a suggestion without words', { kind: 'suggestion', anchor: anchorOn('bugdet') }, ['to required']],
  ['a suggestion of two lines', { ...suggestion, to: 'a\nb' }, ['to invalid_format']],
  ['a note with words to stand there', { ...suggestion, kind: 'note', body: 'x' }, ['to not-taken']],
  [
    'a long quotation',
    { kind: 'note', body: 'x', anchor: { ...anchorOn('bugdet'), quote: 'x'.repeat(201) } },
    ['anchor.quote too_big'],
  ],
  ['who is not there', { kind: 'note', body: `@{user:${'0'.repeat(24)}}` }, ['body unknown-id']],
  ['another kind', { kind: 'praise', body: 'x' }, ['kind invalid_value']],
])('refuses %s by its field', async (_, given, problems) => {
  const id = await storyIn(desk, 'draft', copy);
  const refused = await open(desk.as.correspondent, id, given);
  expect([refused.status, problemsOf(refused)]).toEqual([422, problems]);
});

it('lets who said it change it or take it back within five minutes, and keeps what it said', async () => {
  const id = await storyIn(desk, 'in-edit');
  const thread = await opened(desk.as.correspondent, id);
  const [{ id: comment }] = (await list(desk.as.correspondent, id)).threads[0].comments;
  const at = `/api/threads/${thread}/comments/${comment}`;
  expect((await desk.as['section-editor']('PATCH', at, { body: 'Mine' })).status).toBe(403);
  const edited = await desk.as.correspondent('PATCH', at, { body: 'It is so.' });
  expect(edited.body.thread.comments[0]).toMatchObject({
    body: 'It is so.',
    earlier: [{ body: 'Is this so?' }],
    mayChange: true,
  });
  const taken = await desk.as.correspondent('DELETE', at);
  expect(taken.body.thread.comments[0]).toMatchObject({ body: null, earlier: [], mayChange: false });
  expect((await desk.as.correspondent('PATCH', at, { body: 'Again' })).status).toBe(404);
  const said = await desk.as.correspondent('POST', `/api/threads/${thread}/comments`, { body: 'Old words' });
  const { id: old } = said.body.thread.comments.at(-1);
  const ago = new Date(Date.now() - 301_000);
  await rawCollection(desk.payload, 'story_comments').updateOne(
    { _id: new Types.ObjectId(String(old)) },
    { $set: { at: ago } },
  );
  expect((await desk.as.correspondent('DELETE', `/api/threads/${thread}/comments/${old}`)).status).toBe(403);
  const all = await desk.as.correspondent('GET', `/api/threads/${thread}/comments?limit=1`);
  expect([all.body.comments.length, all.body.next]).toEqual([1, comment]);
});

it('names who is mentioned and may not read the story, before it is sent and after', async () => {
  const id = await storyIn(desk, 'draft');
  const { outsider, correspondent } = desk.staff;
  const body = `@{user:${outsider.id}} and @{user:${correspondent.id}}, @{role:section-editor}, @{desk:${desk.desks.economy}}: look`;
  const check = await desk.as.correspondent('POST', `/api/articles/${id}/mentions/check`, { body });
  const named = check.body.warnings.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`);
  expect(named).toEqual([`user ${outsider.name}`, expect.stringMatching(/^desk /)]);
  const { warnings, thread } = (await open(desk.as.correspondent, id, { kind: 'question', body })).body;
  expect(warnings).toEqual(check.body.warnings);
  expect(thread.comments[0].mentions.map(({ kind }: { kind: string }) => kind)).toEqual([
    'user',
    'user',
    'role',
    'desk',
  ]);
  const { body: found } = await desk.as.correspondent(
    'GET',
    `/api/articles/${id}/mentions?find=${encodeURIComponent(outsider.name.slice(0, 4))}`,
  );
  expect(found.candidates).toContainEqual({ kind: 'user', id: outsider.id, name: outsider.name, maySee: false });
  const many = Array.from({ length: 51 }, () => `@{user:${new Types.ObjectId().toHexString()}}`).join(' ');
  expect(problemsOf(await open(desk.as.correspondent, id, { kind: 'note', body: many }))).toEqual(['body too-many']);
});

it('forgets the name of who is gone, and goes with a purged story', async () => {
  const id = await storyIn(desk, 'draft');
  const thread = await opened(desk.as.correspondent, id);
  const gone = new Types.ObjectId();
  await rawCollection(desk.payload, 'story_comments').updateOne(
    { thread: new Types.ObjectId(thread) },
    { $set: { author: gone, body: `@{user:${gone.toHexString()}} said so` } },
  );
  const [comment] = (await list(desk.as.correspondent, id)).threads[0].comments;
  expect([comment.author.name, comment.mentions[0].name]).toEqual([null, null]);
  expect((await desk.as.correspondent('DELETE', `/api/articles/${id}`)).status).toBe(200);
  expect((await list(desk.as.correspondent, id)).threads).toHaveLength(1);
  expect(problemsOf(await open(desk.as.correspondent, id, { kind: 'note', body: 'x' }))).toEqual(['id gone']);
  expect((await desk.as.administrator('DELETE', `/api/articles/${id}?trash=true`)).status).toBe(200);
  const ofStory = { story: new Types.ObjectId(id) };
  for (const name of ['story_threads', 'story_comments'])
    expect(await rawCollection(desk.payload, name).countDocuments(ofStory)).toBe(0);
});

it('takes 200 threads a story, and lists them in pages', async () => {
  const id = await storyIn(desk, 'draft');
  await opened(desk.as.correspondent, id);
  const one = (await rawCollection(desk.payload, 'story_threads').findOne({ story: new Types.ObjectId(id) }))!;
  const more = Array.from({ length: 199 }, () => ({ ...one, _id: new Types.ObjectId() }));
  await rawCollection(desk.payload, 'story_threads').insertMany(more as never);
  expect(problemsOf(await open(desk.as.correspondent, id, { kind: 'note', body: 'x' }))).toEqual(['id too-many']);
  const seen: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { body }: Answer = await desk.as.correspondent(
      'GET',
      `${threadsOf(id)}?limit=50${after && `&after=${after}`}`,
    );
    seen.push(...body.threads.map((each: { id: string }) => each.id));
    after = body.next;
    expect(body.open).toBe(200);
  }
  expect([seen.length, new Set(seen).size]).toEqual([200, 200]);
});

it.each<[setting: string, legal: string[], question: string[]]>([
  ['none', [], []],
  ['legal', ['threads open-threads'], []],
  ['legal-and-questions', ['threads open-threads'], ['threads open-threads']],
])(
  'with the setting “%s” holds a story back for what is open beside it, until it is closed',
  async (setting, legal, question) => {
    const rule = (openThreadsHold: string) =>
      desk.as['managing-editor']('POST', '/api/globals/house-style', { openThreadsHold });
    expect((await rule(setting)).status).toBe(200);
    for (const [kind, problems] of Object.entries({ legal, question, note: [] })) {
      const id = await storyIn(desk, 'in-edit');
      const thread = await opened(desk.as.correspondent, id, { kind, body: 'Is this proven?' });
      const refused = await move(desk.as['section-editor'], id, 'approve');
      expect([kind, problemsOf(refused)]).toEqual([kind, problems]);
      if (problems.length === 0) continue;
      const { body } = await desk.as['section-editor']('GET', `/api/articles/${id}/transitions`);
      const step = body.transitions.find(({ name }: { name: string }) => name === 'approve');
      expect(step.problems).toMatchObject([{ path: 'threads', rule: 'open-threads', params: { count: 1 } }]);
      expect((await desk.as['section-editor']('POST', `/api/threads/${thread}/resolve`)).status).toBe(200);
      expect((await move(desk.as['section-editor'], id, 'approve')).status).toBe(200);
    }
    await rule('legal');
  },
);

type Row = [state: string, kind: string, reads: string, resolves: string, accepts: string];
const people = {
  J: 'journalist',
  C: 'correspondent',
  S: 'sub-editor',
  E: 'section-editor',
  M: 'managing-editor',
  A: 'administrator',
  O: 'outsider',
} as const;
/** The story is the correspondent's, on the desk of all but the outsider. By hand. */
it.each<Row>([
  ['draft', 'note', 'JCSEMA', 'JCSEMA', '-'],
  ['draft', 'legal', 'JCSEMA', 'EMA', '-'],
  ['draft', 'suggestion', 'JCSEMA', 'JCSEMA', 'CSEMA'],
  ['filed', 'suggestion', 'JCSEMA', 'JCSEMA', '-'],
  ['in-edit', 'legal', 'JCSEMA', 'EMA', '-'],
  ['in-edit', 'suggestion', 'JCSEMA', 'JCSEMA', 'SEMA'],
  ['approved', 'suggestion', 'JCSEMA', 'JCSEMA', 'EMA'],
  ['published', 'question', 'JCSEMA', 'JCSEMA', '-'],
  ['published', 'suggestion', 'JCSEMA', 'JCSEMA', 'SEMA'],
  ['killed', 'note', 'JCSEMA', 'JCSEMA', '-'],
  ['killed', 'suggestion', 'JCSEMA', 'JCSEMA', '-'],
  ['spiked', 'legal', 'JCSEMA', 'EMA', '-'],
])('of a %s story’s %s: read by %s, closed by %s, taken by %s', async (state, kind, reads, resolves, accepts) => {
  const id = await storyIn(desk, state as 'draft', copy);
  const thread = await opened(desk.as.correspondent, id, kind === 'suggestion' ? suggestion : { kind, body: 'Well?' });
  const letters = async (may: (as: Client) => Promise<boolean>): Promise<string> => {
    let said = '';
    for (const [letter, name] of Object.entries(people)) if (await may(desk.as[name])) said += letter;
    return said || '-';
  };
  const seenBy = async (as: Client) => (await list(as, id)).threads?.[0];
  expect(await letters(async (as) => (await as('GET', threadsOf(id))).status === 200)).toBe(reads);
  expect(
    await letters(
      async (as) => (await as('POST', `/api/threads/${thread}/comments`, { body: 'I say so.' })).status === 201,
    ),
  ).toBe(reads);
  expect(await letters(async (as) => Boolean((await seenBy(as))?.may.accept))).toBe(accepts);
  expect(await letters(async (as) => Boolean((await seenBy(as))?.may.resolve))).toBe(resolves);
  const turn = async (as: Client): Promise<boolean> => {
    const { status } = await as('POST', `/api/threads/${thread}/resolve`);
    if (status === 200) await as('POST', `/api/threads/${thread}/reopen`);
    return status === 200;
  };
  expect(await letters(turn)).toBe(resolves);
  const take = (as: Client) => as('POST', `/api/threads/${thread}/accept`, { baseVersion: 1_000 });
  // Past who may, each is refused for the version, which nobody has.
  if (kind === 'suggestion') expect(await letters(async (as) => (await take(as)).status === 409)).toBe(accepts);
  for (const as of [desk.reader, desk.as.outsider])
    for (const ask of [
      () => as('GET', threadsOf(id)),
      () => as('GET', `/api/threads/${thread}/comments`),
      () => take(as),
      () => open(as, id, { kind: 'note', body: 'x' }),
    ])
      expect([401, 403, 404]).toContain((await ask()).status);
});

it('is in nothing that readers, feeds, exports, previews and versions have, nor in a story begun from it', async () => {
  const id = await storyIn(desk, 'published');
  const secret = 'Sorgu-of-the-desk';
  await opened(desk.as['section-editor'], id, { kind: 'legal', body: secret });
  const { slug } = (await desk.reader('GET', `/api/articles/${id}`)).body;
  const ways = [`/api/articles/${id}?depth=4`, `/v1/stories/${slug}`, '/feeds/feed.json', `/v1/wire/ninjs/${slug}`];
  for (const way of ways)
    for (const as of [desk.reader, desk.as['section-editor']]) {
      const { status, body } = await as('GET', way);
      expect([way, status]).toEqual([way, 200]);
      expect(JSON.stringify(body ?? '')).not.toContain(secret);
    }
  const { body: versions } = await desk.as['section-editor'](
    'GET',
    `/api/articles/versions?where[parent][equals]=${id}&depth=2`,
  );
  expect(JSON.stringify(versions)).not.toContain(secret);
  const begun = await desk.as['section-editor']('POST', `/api/articles/${id}/start-from`);
  const translated = await desk.as['section-editor']('POST', `/api/articles/${id}/translate`, { to: 'az' });
  for (const { status, body } of [begun, translated]) {
    expect(status).toBe(201);
    const story: string = body.story ?? body.article?.id ?? body.id;
    expect((await list(desk.as['section-editor'], story)).threads).toEqual([]);
  }
});

it('tells the screens of colleagues that show the story, and the desk of who is asked, on another node, and no word of it', async () => {
  const id = await storyIn(desk, 'in-edit', copy);
  const other = await serve(desk, { isAnother: true });
  const [shown, atDesk, listed] = [
    await openScreen(desk, 'sub-editor', [id], other.url),
    await openScreen(desk, 'correspondent', ['my-desk'], other.url),
    await openScreen(desk, 'managing-editor', ['list'], other.url),
  ];
  await opened(desk.as['section-editor'], id, { kind: 'question', body: 'Who says so?' });
  const told = (screen: typeof shown) => toldOf(screen, id).filter(({ name }) => name === 'threads');
  await until(() => told(shown).length > 0 && told(atDesk).length > 0);
  expect(told(shown)[0]).toEqual({ name: 'threads', story: id });
  expect(told(listed)).toEqual([]);
  for (const { stream } of [shown, atDesk, listed]) stream.close();
  await other.close();
});

it('names to who is asked, by name, desk or role, what they have not answered, and to nobody who may not read it', async () => {
  const id = await storyIn(desk, 'in-edit', copy);
  const { desks, staff } = desk;
  const me = (who: 'correspondent' | 'sub-editor' | 'outsider', role: Role): Staff => ({
    kind: 'staff',
    id: staff[who].id,
    role,
    desks: who === 'sub-editor' ? [desks.politics] : [],
  });
  const asked = async (who: Staff) => (await openAsksOf(who, desk.payload, 50)).filter(({ story }) => story === id);
  const byName = `@{user:${staff.correspondent.id}} @{user:${staff.outsider.id}} who says so?`;
  const thread = await opened(desk.as['section-editor'], id, { kind: 'question', body: byName });
  await opened(desk.as['section-editor'], id, { kind: 'note', body: '@{role:sub-editor} please read it.' });
  const correspondent = me('correspondent', 'correspondent');
  expect(await asked(correspondent)).toMatchObject([{ thread, kind: 'question', by: staff['section-editor'].name }]);
  expect(await asked(me('outsider', 'section-editor'))).toEqual([]);
  expect(await asked(me('sub-editor', 'sub-editor'))).toMatchObject([{ kind: 'note' }]);
  await desk.as.correspondent('POST', `/api/threads/${thread}/comments`, { body: 'The ministry.' });
  expect(await asked(correspondent)).toEqual([]);
  await desk.as['section-editor']('POST', `/api/threads/${thread}/comments`, { body: byName });
  expect(await asked(correspondent)).toHaveLength(1);
  await desk.as['section-editor']('POST', `/api/threads/${thread}/resolve`);
  expect(await asked(correspondent)).toEqual([]);
});
