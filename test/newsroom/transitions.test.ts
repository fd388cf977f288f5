import { jest } from '@jest/globals';
import { rawCollection, objectId } from '../../src/database/rows.ts';
import { transitionNames, type State, type TransitionName } from '../../src/domain/workflow/workflow.ts';
import type { Role } from '../../src/domain/workflow/roles.ts';
import { move, openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import { bodyOf } from '../support/newsroom.ts';

/** Each transition over HTTP: what it writes, and that it writes all or nothing. What it means for readers is in readers.test.ts. */
let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('transitions');
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => desk?.close());

const rows = (collection: string, filter: object): Promise<any[]> =>
  rawCollection(desk.payload, collection)
    .find(filter as never)
    .toArray();
const written = async (id: string) => ({
  article: (await rows('articles', { _id: objectId(id) }))[0],
  versions: await rows('_articles_versions', { parent: objectId(id) }),
  history: await rows('histories', { story: objectId(id) }),
  events: await rows('events', { story: id }),
  jobs: await rows('payload-jobs', { 'input.story': id }),
});

type Row = [TransitionName, State, State, Role, string, Record<string, string>];
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const table: Row[] = [
  ['file', 'draft', 'filed', 'correspondent', 'story.filed', { note: 'For the evening.' }],
  ['recall', 'filed', 'draft', 'correspondent', 'story.recalled', {}],
  ['take', 'filed', 'in-edit', 'sub-editor', 'story.taken', {}],
  ['send-back', 'in-edit', 'draft', 'sub-editor', 'story.sentBack', { reason: 'Who said this?' }],
  ['approve', 'in-edit', 'approved', 'section-editor', 'story.approved', {}],
  ['schedule', 'approved', 'scheduled', 'section-editor', 'story.scheduled', { at: tomorrow }],
  ['publish', 'approved', 'published', 'section-editor', 'story.published', {}],
  ['update', 'published', 'published', 'section-editor', 'story.updated', {}],
  ['correct', 'published', 'published', 'section-editor', 'story.corrected', { correction: 'It was Tuesday.' }],
  ['unpublish', 'published', 'in-edit', 'managing-editor', 'story.unpublished', { reason: 'Too early.' }],
  ['kill', 'published', 'killed', 'section-editor', 'story.killed', { notice: 'Withdrawn.' }],
  ['spike', 'filed', 'spiked', 'sub-editor', 'story.spiked', { reason: 'Overtaken.' }],
  ['restore', 'spiked', 'draft', 'correspondent', 'story.restored', { reason: 'Needed after all.' }],
  ['archive', 'published', 'archived', 'managing-editor', 'story.archived', {}],
];

it('has a row for each transition but unschedule, which schedule.test.ts makes', () => {
  expect(table.map(([name]) => name)).toEqual(transitionNames.filter((name) => name !== 'unschedule'));
});

it.each(table)('%s: %s → %s, by a %s', async (name, from, to, role, event, carrying) => {
  const id = await storyIn(desk, from);
  const before = await written(id);
  const began = Date.now();
  const answer = await move(desk.as[role], id, name, carrying);
  expect(answer).toMatchObject({ status: 200, body: { from, to, article: { id, state: to } } });
  const after = await written(id);
  expect(after.article).toMatchObject({
    state: to,
    revision: before.article.revision + 1,
    lastMove: { name, by: `The ${role}` },
  });
  expect(after.versions).toHaveLength(before.versions.length + 1);
  const latest = after.versions.filter((version) => version.latest);
  expect(latest).toMatchObject([{ version: { state: to, revision: after.article.revision } }]);
  expect(after.history).toHaveLength(before.history.length + 1);
  const entry = after.history.at(-1);
  expect(entry).toMatchObject({
    name,
    from,
    to,
    byName: `The ${role}`,
    ipHash: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(entry.reason).toBe(carrying.reason ?? carrying.note ?? carrying.correction ?? carrying.notice);
  expect(String(entry.by)).toBe(desk.staff[role].id);
  expect(String(entry.version)).toBe(String(latest[0]._id));
  expect(entry.at.getTime()).toBeGreaterThanOrEqual(began);
  expect(entry.at.getTime()).toBeLessThanOrEqual(Date.now());
  expect(after.events.slice(before.events.length)).toMatchObject([{ name: event, story: id, at: entry.at }]);
});

describe('a kill', () => {
  const notice = 'We withdraw this story.';
  const kill = (id: string, more: object = {}) => move(desk.as['section-editor'], id, 'kill', { notice, ...more });
  const noticeAt = async (id: string) => {
    const { slug } = (await written(id)).article;
    const { status, body } = await desk.reader('GET', `/v1/stories/${slug}`);
    return [status, body.notice];
  };

  it.each<[string, [TransitionName, Role, object?][]]>([
    ['archived', [['archive', 'managing-editor']]],
    ['unpublished', [['unpublish', 'managing-editor', { reason: 'Too early.' }]]],
    [
      'unpublished and spiked',
      [
        ['unpublish', 'managing-editor', { reason: 'Too early.' }],
        ['spike', 'section-editor', { reason: 'Wrong.' }],
      ],
    ],
  ])('withdraws a story that is %s, for whoever has it still', async (_, steps) => {
    const id = await storyIn(desk, 'published');
    for (const [name, role, carrying] of steps)
      expect((await move(desk.as[role as 'section-editor'], id, name, carrying)).status).toBe(200);
    // A number seen before any of that refuses no kill.
    expect(await kill(id, { baseVersion: 1 })).toMatchObject({ status: 200, body: { to: 'killed' } });
    expect(await noticeAt(id)).toEqual([410, notice]);
    expect(problemsOf(await kill(id))).toEqual(['state wrong-state']);
  });

  it('tries again by itself while another change is faster', async () => {
    const id = await storyIn(desk, 'published');
    const articles = rawCollection(desk.payload, 'articles');
    const session = await desk.payload.db.connection.startSession();
    session.startTransaction();
    await articles.updateOne({ _id: objectId(id) } as never, { $inc: { __v: 1 } }, { session: session as never });
    const killing = kill(id);
    // Longer than a move is tried again for.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await session.abortTransaction();
    await session.endSession();
    expect((await killing).status).toBe(200);
  });
});

describe('when a write fails in the middle', () => {
  const boom = () => Promise.reject(new Error('The disk is full.'));
  const breakWrite = (collection: string, write: 'updateOne' | 'updateMany' | 'insertOne') =>
    jest.spyOn(rawCollection(desk.payload, collection), write).mockImplementation(boom as never);
  const steps: [string, () => void][] = [
    ['the story', () => breakWrite('articles', 'updateOne')],
    ['its version', () => breakWrite('_articles_versions', 'insertOne')],
    ['what readers may see of its photos', () => breakWrite('media', 'updateMany')],
    ['the audit entry', () => breakWrite('histories', 'insertOne')],
    ['the event', () => breakWrite('events', 'insertOne')],
    ['the commit', () => jest.spyOn(desk.payload.db, 'commitTransaction').mockImplementation(boom)],
  ];

  it.each(steps)('%s: nothing of the publication is written', async (_, breakIt) => {
    const photo = await desk.payload.db.create({ collection: 'media', data: { alt: 'A deputy', released: false } });
    const id = await storyIn(desk, 'approved', { photo: { media: String(photo.id) } });
    const before = await written(id);
    breakIt();
    const answer = await move(desk.as['section-editor'], id, 'publish');
    jest.restoreAllMocks();
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('disk');
    expect(await written(id)).toEqual(before);
    expect(await rows('media', { _id: objectId(String(photo.id)) })).toMatchObject([{ released: false }]);
    expect(await desk.reader('GET', `/api/articles/${id}`)).toMatchObject({ status: 404 });
    expect(await move(desk.as['section-editor'], id, 'publish')).toMatchObject({ status: 200 });
    expect(await rows('media', { _id: objectId(String(photo.id)) })).toMatchObject([{ released: true }]);
  });

  it('the job: nothing is scheduled', async () => {
    const id = await storyIn(desk, 'approved');
    const before = await written(id);
    jest.spyOn(desk.payload.jobs, 'queue').mockImplementation(boom as never);
    expect(await move(desk.as['section-editor'], id, 'schedule', { at: tomorrow })).toMatchObject({ status: 500 });
    jest.restoreAllMocks();
    expect(await written(id)).toEqual(before);
  });

  it('of a move to another desk: the story stays where it was', async () => {
    const id = await storyIn(desk, 'filed');
    const before = await written(id);
    jest.spyOn(rawCollection(desk.payload, 'events'), 'insertOne').mockImplementation(boom as never);
    const answer = await desk.as['sub-editor']('POST', `/api/articles/${id}/desk`, { desk: desk.desks.economy });
    jest.restoreAllMocks();
    expect(answer.status).toBe(500);
    expect(await written(id)).toEqual(before);
  });
});

it('lets one of two editors publish, and tells the other who was faster and when', async () => {
  const id = await storyIn(desk, 'approved');
  const editors = [desk.as['section-editor'], desk.as['managing-editor']];
  const answers = await Promise.all(editors.map((editor) => move(editor, id, 'publish')));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const first = answers[0]?.status === 200 ? 'The section-editor' : 'The managing-editor';
  const second = answers.find(({ status }) => status === 409)!.body.errors[0];
  expect(second.data).toMatchObject({
    code: 'conflict',
    state: 'published',
    by: first,
    at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(second.message).toContain(`${first} moved it there at ${second.data.at}.`);
  expect((await written(id)).history.filter(({ name }) => name === 'publish')).toHaveLength(1);
});

it('performs one of eight kills sent at once', async () => {
  const id = await storyIn(desk, 'published');
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => move(desk.as['section-editor'], id, 'kill', { notice: `Notice ${index}` })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
  expect((await written(id)).history.filter(({ name }) => name === 'kill')).toHaveLength(1);
});

it('refuses a transition of a story that was saved since it was opened', async () => {
  const id = await storyIn(desk, 'in-edit');
  const { baseVersion } = (await desk.as['section-editor']('GET', `/api/articles/${id}`)).body;
  await desk.as['sub-editor']('PATCH', `/api/articles/${id}`, { headline: 'Changed under the editor', baseVersion });
  const late = await move(desk.as['section-editor'], id, 'approve', { baseVersion });
  expect(late).toMatchObject({ status: 409, body: { errors: [{ data: { currentVersion: baseVersion + 1 } }] } });
  expect(await move(desk.as['section-editor'], id, 'approve', { baseVersion: baseVersion + 1 })).toMatchObject({
    status: 200,
  });
});

it('tells what is missing by field, and what was not asked for', async () => {
  const id = await storyIn(desk, 'draft', { dateline: { place: '' }, byline: [], section: null });
  await move(desk.as.correspondent, id, 'file');
  await move(desk.as['section-editor'], id, 'take');
  const refused = await move(desk.as['section-editor'], id, 'approve');
  expect(refused.status).toBe(422);
  expect(problemsOf(refused)).toEqual(['dateline.place required', 'byline required', 'section required']);
  expect(problemsOf(await move(desk.as['section-editor'], id, 'send-back', { reason: 'Fix.', at: tomorrow }))).toEqual([
    'at not-taken',
  ]);
  expect(
    problemsOf(await move(desk.as['section-editor'], id, 'send-back', { reason: 'Fix.', state: 'published' })),
  ).toEqual(['state unknown-field']);
});

describe('what goes out', () => {
  const chief = () => desk.as['managing-editor'];
  const version = async (id: string) => (await chief()('GET', `/api/articles/${id}/transitions`)).body.baseVersion;
  const save = async (id: string, headline: string) =>
    chief()('PATCH', `/api/articles/${id}`, { headline, baseVersion: await version(id) });
  const headlineOut = async (id: string) => (await desk.reader('GET', `/api/articles/${id}`)).body.headline;

  it.each<[TransitionName, State, object]>([
    ['publish', 'approved', {}],
    ['update', 'published', {}],
    ['correct', 'published', { correction: '12, not 21.' }],
  ])('by %s is the version that one has seen, over REST and GraphQL', async (name, from, carrying) => {
    const id = await storyIn(desk, from);
    const seen = await version(id);
    const before = await headlineOut(id);
    expect((await save(id, 'Half a senten')).status).toBe(200);
    const unsaid = await move(desk.as['section-editor'], id, name, { ...carrying, baseVersion: undefined });
    expect([unsaid.status, problemsOf(unsaid)]).toEqual([428, ['baseVersion required']]);
    const correction = name === 'correct' ? ', correction: "12, not 21."' : '';
    const overGraphql = async (more: string) => {
      const query = `mutation { transitionArticle(id: "${id}", name: ${name}${correction}${more}) { to } }`;
      return (await desk.as['section-editor']('POST', '/api/graphql', { query })).body.errors[0].extensions;
    };
    expect(await overGraphql('')).toMatchObject({ statusCode: 428, data: { code: 'precondition-required' } });
    expect(await overGraphql(`, baseVersion: ${seen}`)).toMatchObject({
      statusCode: 409,
      data: { code: 'conflict', currentVersion: seen + 1, errors: [{ path: 'baseVersion', rule: 'stale' }] },
    });
    const stale = await move(desk.as['section-editor'], id, name, { ...carrying, baseVersion: seen });
    expect([stale.status, problemsOf(stale)]).toEqual([409, ['baseVersion stale']]);
    expect(await headlineOut(id)).toBe(before);
    expect(
      (await move(desk.as['section-editor'], id, name, { ...carrying, baseVersion: await version(id) })).status,
    ).toBe(200);
    expect(await headlineOut(id)).toBe('Half a senten');
  });
});

describe('what readers have already', () => {
  const editor = () => desk.as['section-editor'];
  const readersHave = async (id: string) => (await desk.reader('GET', `/api/articles/${id}`)).body;
  const trailOf = async (id: string) =>
    (await desk.as['managing-editor']('GET', `/api/history?where[story][equals]=${id}&depth=0`)).body.totalDocs;
  const save = async (id: string, copy: object) => {
    const { baseVersion } = (await editor()('GET', `/api/articles/${id}?draft=true&depth=0`)).body;
    expect((await editor()('PATCH', `/api/articles/${id}`, { ...copy, baseVersion })).status).toBe(200);
  };

  it.each<[TransitionName, { correction?: string }]>([
    ['update', {}],
    ['correct', { correction: 'It was Tuesday.' }],
  ])('goes out by %s only if that is meant, over REST and GraphQL', async (name, carrying) => {
    const id = await storyIn(desk, 'published');
    // Of what only the desk sees, readers get nothing new.
    await save(id, { editorialNote: 'Watch this one.' });
    const [before, moves] = [await readersHave(id), await trailOf(id)];
    const refused = await move(editor(), id, name, { ...carrying, confirm: undefined });
    expect([refused.status, problemsOf(refused)]).toEqual([422, ['confirm nothing-changed']]);
    const { baseVersion } = (await editor()('GET', `/api/articles/${id}/transitions`)).body;
    const more = name === 'correct' ? ', correction: "It was Tuesday."' : '';
    const query = `mutation { transitionArticle(id: "${id}", name: ${name}${more}, baseVersion: ${baseVersion}) { to } }`;
    expect((await editor()('POST', '/api/graphql', { query })).body.errors[0].extensions).toMatchObject({
      statusCode: 422,
      data: { code: 'invalid', errors: [{ path: 'confirm', rule: 'nothing-changed' }] },
    });
    expect(await move(editor(), id, name, { ...carrying, confirm: 'yes' })).toMatchObject({ status: 422 });
    expect([await readersHave(id), await trailOf(id)]).toEqual([before, moves]);
    expect(await move(editor(), id, name, { ...carrying, confirm: 'nothing-changed' })).toMatchObject({ status: 200 });
    const after = await readersHave(id);
    expect(after.corrections).toMatchObject(carrying.correction ? [{ text: carrying.correction }] : []);
    // The note of an earlier correction is no news either.
    expect((await move(editor(), id, name, { ...carrying, confirm: undefined })).status).toBe(422);
  });

  it.each<[string, (id: string) => object]>([
    ['a word of the body', () => ({ body: bodyOf('The talks opened on Tuesday.') })],
    ['a topic', () => ({ topics: ['talks'] })],
    ['its place', () => ({ section: desk.sections.parliament })],
  ])('is not what an update with %s changed sends out', async (_, change) => {
    const id = await storyIn(desk, 'published');
    await save(id, change(id));
    expect(await move(editor(), id, 'update', { confirm: undefined })).toMatchObject({ status: 200 });
  });
});

it('performs the same transition over GraphQL', async () => {
  const id = await storyIn(desk, 'filed');
  const query = `mutation { transitionArticle(id: "${id}", name: send_back, reason: "Who said this?") { from to article { id state } } }`;
  const answer = await desk.as['sub-editor']('POST', '/api/graphql', { query });
  expect(answer.body).toMatchObject({
    data: { transitionArticle: { from: 'filed', to: 'draft', article: { id, state: 'draft' } } },
  });
  const again = await desk.as['sub-editor']('POST', '/api/graphql', { query });
  expect(again.body.errors[0]).toMatchObject({
    extensions: { statusCode: 409, data: { code: 'conflict', by: 'The sub-editor' } },
  });
});
