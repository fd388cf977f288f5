import { randomBytes, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { createLocalReq } from 'payload';
import { patience } from '../../src/database/requestLimits.ts';
import { rawCollection } from '../../src/database/rows.ts';
import { giveWay } from '../../src/newsroom/transaction/inTransaction.ts';
import { answerOnce } from '../../src/newsroom/transaction/storedAnswers.ts';
import { openDesk, problemsOf, storyIn, type DeskAtWork } from '../support/desk.ts';
import { bodyOf, client, completeCopy, serve, type Answer, type Client, type Served } from '../support/newsroom.ts';

let desk: DeskAtWork;
let other: Served;
beforeAll(async () => {
  desk = await openDesk('idempotency_keys');
  other = await serve(desk, { isAnother: true });
});
afterAll(async () => {
  await other?.close();
  await desk?.close();
});

const writer = (): Client => desk.as.correspondent;
const editor = (): Client => desk.as['section-editor'];
const withKey = (key: string) => ({ 'Idempotency-Key': key });
const storiesNamed = async (headline: string): Promise<number> =>
  (await editor()('GET', `/api/articles?where[headline][equals]=${encodeURIComponent(headline)}`)).body.totalDocs;
const codeOf = ({ body }: Answer): string => body.errors?.[0]?.data?.code;
const keptRows = () => rawCollection(desk.payload, 'kept_answers');
const historyOf = async (id: string) =>
  (await desk.as.administrator('GET', `/api/history?where[story][equals]=${id}&limit=100`)).body.docs;

describe('an order with an Idempotency-Key is done once', () => {
  it('a create: the second answer is the first, and there is one story', async () => {
    const key = randomUUID();
    const copy = completeCopy(desk, 'Sent twice from a train');
    const first = await writer()('POST', '/api/articles', copy, withKey(key));
    const second = await writer()('POST', '/api/articles', copy, withKey(`"${key}"`));
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('content-type')).toContain('application/json');
    expect(await storiesNamed('Sent twice from a train')).toBe(1);
  });

  it('a save, which would else be refused as stale', async () => {
    const id = await storyIn(desk, 'draft');
    const save = () =>
      writer()('PATCH', `/api/articles/${id}?draft=true`, { kicker: 'Budget', baseVersion: 1 }, withKey(`save-${id}`));
    const [first, second] = [await save(), await save()];
    expect(first).toMatchObject({ status: 200, body: { doc: { kicker: 'Budget', baseVersion: 2 } } });
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect((await writer()('GET', `/api/articles/${id}`)).body.baseVersion).toBe(2);
  });

  it('a transition, which would else be refused by the state', async () => {
    const id = await storyIn(desk, 'draft');
    const file = () => writer()('POST', `/api/articles/${id}/transitions`, { name: 'file' }, withKey(`file-${id}`));
    const [first, second] = [await file(), await file()];
    expect(first).toMatchObject({ status: 200, body: { to: 'filed', article: { state: 'filed' } } });
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect((await historyOf(id)).filter(({ name }: { name: string }) => name === 'file')).toHaveLength(1);
  });

  it('a transition nobody confirmed: not known, in time, and no second effect when it is sent again', async () => {
    const id = await storyIn(desk, 'draft');
    const file = () => writer()('POST', `/api/articles/${id}/transitions`, { name: 'file' }, withKey(`slow-${id}`));
    let comeBack = (): void => undefined;
    const isBack = new Promise<void>((resolve) => {
      comeBack = resolve;
    });
    const { db } = desk.payload;
    const commit = db.commitTransaction.bind(db);
    const frozen = jest.spyOn(db, 'commitTransaction').mockImplementation(async (of) => {
      await isBack;
      return commit(of);
    });
    const usual = patience.order;
    patience.order = 1_500;
    const first = await file();
    patience.order = usual;
    frozen.mockRestore();
    expect([first.status, codeOf(first), first.headers.get('retry-after')]).toEqual([503, 'outcome-unknown', '2']);
    expect(first.body.errors[0].message).toContain('not known whether');
    expect(await file()).toMatchObject({ status: 409, body: { errors: [{ data: { code: 'under-way' } }] } });
    comeBack();
    for (let left = 200; left > 0 && (await historyOf(id)).length === 0; left -= 1) await giveWay(1);
    expect(await file()).toMatchObject({ status: 200, body: { to: 'filed' } });
    expect((await historyOf(id)).filter(({ name }: { name: string }) => name === 'file')).toHaveLength(1);
  });

  it('filed copy, as JSON and as plain text, with its Location', async () => {
    const text = 'Ferry to Turkmenbashi resumes\n\nAstana/Turan: The ferry sails again, the port said on Tuesday.';
    const plain = { 'Content-Type': 'text/plain' };
    for (const [name, body, headers] of [
      ['json', { text: `${text} It left at noon.` }, {}],
      ['plain', text, plain],
    ] as const) {
      const file = () => writer()('POST', '/api/articles/file-copy', body, { ...headers, ...withKey(`copy-${name}`) });
      const [first, second] = [await file(), await file()];
      expect(first.status).toBe(201);
      expect(second).toMatchObject({ status: 201, body: first.body });
      expect(second.headers.get('location')).toBe(`/api/articles/${first.body.article.id}`);
    }
    expect(await storiesNamed('Ferry to Turkmenbashi resumes')).toBe(2);
  });

  it('a create in another collection', async () => {
    const make = () => desk.as.administrator('POST', '/api/desks', { name: 'Night desk' }, withKey('night'));
    const [first, second] = [await make(), await make()];
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
  });

  it('by nodes that are asked at once', async () => {
    const copy = completeCopy(desk, 'Sent to two nodes at once');
    const { body } = await client(desk.url)('POST', '/api/users/login', {
      email: desk.staff.correspondent.email,
      password: 'correct horse battery staple',
    });
    const nodes = [desk.url, other.url].map((url) => client(url, { Authorization: `JWT ${body.token}` }));
    const send = (_: unknown, index: number) => nodes[index % 2]!('POST', '/api/articles', copy, withKey('at-once'));
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map((answer) => answer.body.doc.id)).size).toBe(1);
    for (const answer of answers.filter(({ status }) => status !== 201))
      expect([answer.status, codeOf(answer)]).toEqual([409, 'under-way']);
    expect(await storiesNamed('Sent to two nodes at once')).toBe(1);
    expect((await nodes[1]!('POST', '/api/articles', copy, withKey('at-once'))).body).toEqual(made[0]!.body);
  });
});

describe('a key', () => {
  it('is for one order: another one under it is refused', async () => {
    await writer()('POST', '/api/articles', completeCopy(desk, 'The first order'), withKey('one-order'));
    const others = [
      await writer()('POST', '/api/articles', completeCopy(desk, 'Another order'), withKey('one-order')),
      await writer()('POST', '/api/articles?depth=0', completeCopy(desk, 'The first order'), withKey('one-order')),
    ];
    for (const refused of others) {
      expect([refused.status, codeOf(refused)]).toEqual([422, 'invalid']);
      expect(problemsOf(refused)).toEqual(['Idempotency-Key reused']);
    }
    expect(await storiesNamed('Another order')).toBe(0);
  });

  it('is its owner’s: a colleague’s order under the same key is another order', async () => {
    const [mine, theirs] = [
      await writer()('POST', '/api/articles', completeCopy(desk, 'By two people'), withKey('shared')),
      await editor()('POST', '/api/articles', completeCopy(desk, 'By two people'), withKey('shared')),
    ];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.doc.id).not.toBe(mine.body.doc.id);
  });

  it('is free again after a refusal, of which nothing was done', async () => {
    const refused = await writer()('POST', '/api/articles', { headline: 5 }, withKey('mistyped'));
    expect(refused.status).toBe(422);
    const copy = completeCopy(desk, 'Typed well');
    expect((await writer()('POST', '/api/articles', copy, withKey('mistyped'))).status).toBe(201);
  });

  it.each(['', ' ', 'ключ', 'a'.repeat(201), 'two words', '"half'])('is refused if it is none: %j', async (key) => {
    // Bytes as they may come over the wire.
    const sent = Buffer.from(key).toString('latin1');
    const refused = await writer()('POST', '/api/articles', completeCopy(desk, 'Keyless'), withKey(sent));
    expect([refused.status, codeOf(refused)]).toEqual([400, 'malformed']);
    expect(problemsOf(refused)).toEqual(['Idempotency-Key key']);
  });

  it('says nothing to a reader, who is refused as ever', async () => {
    const asked = await desk.reader('POST', '/api/articles', { headline: 'Mine' }, withKey('reader'));
    expect(asked.status).toBe(403);
  });

  it('is under way until the first order has ended', async () => {
    const order = { id: 'an order', requestHash: 'once' };
    let end = (_: Response): void => undefined;
    const reqs = [await createLocalReq({}, desk.payload), await createLocalReq({}, desk.payload)] as const;
    const act = () => new Promise<Response>((resolve) => (end = resolve));
    let first: Promise<Response> | undefined;
    await new Promise<void>((begun) => {
      const begin = () => {
        begun();
        return act();
      };
      first = answerOnce(order, begin, reqs[0]);
    });
    await expect(answerOnce(order, act, reqs[1])).rejects.toMatchObject({ code: 'under-way', status: 409 });
    end(Response.json({ done: true }));
    await first;
    expect(await (await answerOnce(order, act, reqs[1])).json()).toEqual({ done: true });
  });
});

describe('what is kept of an answer', () => {
  it('goes after a day', async () => {
    const indexes = await keptRows().indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { at: 1 }, expireAfterSeconds: 86_400 }));
  });

  it('has a bound: of a very long story, which one it is and its version', async () => {
    const id = await storyIn(desk, 'draft');
    const paragraphs = Array.from({ length: 2 }, () => randomBytes(34_000).toString('base64url'));
    const children = paragraphs.flatMap((text) => bodyOf(text).root.children);
    const saved = { body: { root: { ...bodyOf('').root, children } }, baseVersion: 1 };
    const save = () => writer()('PATCH', `/api/articles/${id}`, saved, withKey('long'));
    const [first, second] = [await save(), await save()];
    expect(first.status).toBe(200);
    expect(second).toMatchObject({ status: 200, body: { doc: { id, baseVersion: 2 } } });
    expect(Object.keys(second.body.doc)).toEqual(['id', 'baseVersion']);
  });
});

describe('a story that a device begins under a key of its own', () => {
  const begin = (as: Client, draftKey: unknown, headline = 'Begun on a phone') =>
    as('POST', '/api/articles?draft=true', { ...completeCopy(desk, headline), draftKey });

  it('is one story, however often it is sent', async () => {
    const draftKey = randomUUID();
    const first = await begin(writer(), draftKey);
    await writer()('PATCH', `/api/articles/${first.body.doc.id}`, { kicker: 'Later', baseVersion: 1 });
    const second = await begin(writer(), draftKey.toUpperCase(), 'Begun on a phone');
    expect(first.status).toBe(201);
    expect(second).toMatchObject({ status: 200, body: { doc: { id: first.body.doc.id, baseVersion: 2 } } });
    const keyed = await writer()('POST', '/api/articles', { draftKey }, withKey(draftKey));
    expect(keyed).toMatchObject({ status: 200, body: { doc: { id: first.body.doc.id } } });
  });

  it('is one story when it is sent twice at once', async () => {
    const draftKey = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4].map(() => begin(writer(), draftKey, 'Begun at once')));
    expect(new Set(answers.map(({ body }) => body.doc?.id)).size).toBe(1);
    expect(await storiesNamed('Begun at once')).toBe(1);
  });

  it('is each person’s own, and nobody reads the key', async () => {
    const draftKey = randomUUID();
    const [mine, theirs] = [await begin(writer(), draftKey), await begin(editor(), draftKey)];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    const { id } = mine.body.doc;
    const read = [mine, await writer()('GET', `/api/articles/${id}`), await editor()('GET', '/api/articles')];
    for (const { body } of read) expect(JSON.stringify(body)).not.toContain(draftKey);
  });

  it('is gone for its writer once it is in the trash', async () => {
    const draftKey = randomUUID();
    const { body } = await begin(writer(), draftKey, 'Thrown away');
    expect((await writer()('DELETE', `/api/articles/${body.doc.id}`)).status).toBe(200);
    expect((await begin(writer(), draftKey)).status).toBe(410);
  });

  it.each(['not-a-uuid', 5, { $gt: '' }])('refuses a key that is no UUID: %j', async (draftKey) => {
    const refused = await begin(writer(), draftKey);
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].data.errors[0].path).toBe('draftKey');
  });
});

it('shows readers at once what a keyed order has published, on this node', async () => {
  const id = await storyIn(desk, 'approved');
  const { slug, baseVersion } = (await editor()('GET', `/api/articles/${id}`)).body;
  expect((await desk.reader('GET', `/v1/stories/${slug}`)).status).toBe(404);
  const order = { name: 'publish', baseVersion };
  expect((await editor()('POST', `/api/articles/${id}/transitions`, order, withKey(`out-${id}`))).status).toBe(200);
  expect((await desk.reader('GET', `/v1/stories/${slug}`)).status).toBe(200);
});
