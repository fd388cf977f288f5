import crypto from 'node:crypto';
import { jest } from '@jest/globals';
import { mongo } from 'mongoose';
import { openDesk, type DeskAtWork } from '../support/desk.ts';
import { client, password, signIn } from '../support/newsroom.ts';

/** Getting in and being kept out. What an account may do once in is in access.test.ts and accounts.test.ts. */
let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('logins', ['correspondent', 'section-editor', 'administrator']);
});
afterAll(() => desk?.close());

const login = (email: string, tried = password) => desk.reader('POST', '/api/users/login', { email, password: tried });
const me = async (token: string) =>
  (await client(desk.url, { Authorization: `JWT ${token}` })('GET', '/api/users/me')).body.user;

it('has one wait after ten wrong passwords, and an administrator ends the wait', async () => {
  const { email } = desk.staff['sub-editor'];
  for (let attempt = 1; attempt <= 10; attempt += 1) expect((await login(email, 'wrong')).status).toBe(401);
  // Now not even the right one is looked at.
  const late = await login(email);
  expect([late.status, late.body.token]).toEqual([429, undefined]);
  expect((await desk.as['section-editor']('POST', '/api/users/unlock', { email })).status).toBe(403);
  expect((await desk.reader('POST', '/api/users/unlock', { email })).status).not.toBe(200);
  expect((await login(email)).status).toBe(429);
  expect((await desk.as.administrator('POST', '/api/users/unlock', { email })).status).toBe(200);
  expect((await login(email)).status).toBe(200);
});

it('does the same work and says the same words for a wrong password, an address without an account, and one locked or in the trash', async () => {
  const hashed = jest.spyOn(crypto, 'pbkdf2');
  const attempt = async (email: string) => {
    hashed.mockClear();
    const { status, body } = await login(email, 'a wrong password');
    const work = hashed.mock.calls.map(([, , iterations, keyLength, digest]) => [iterations, keyLength, digest]);
    return { status, body, work };
  };
  const { email } = desk.staff.outsider;
  const wrong = await attempt(email);
  expect(wrong.work).toHaveLength(1);
  expect(await attempt('nobody@newsroom.example')).toEqual(wrong);
  const users = desk.payload.db.collections.users!.collection;
  await users.updateOne({ email }, { $set: { lockUntil: new Date(Date.now() + 600_000) } });
  expect(await attempt(email)).toEqual(wrong);
  expect((await login(email)).status).toBe(401);
  expect((await desk.as.administrator('POST', '/api/users/unlock', { email })).status).toBe(200);
  await users.updateOne({ email }, { $set: { deletedAt: new Date() } });
  expect(await attempt(email)).toEqual(wrong);
  await users.updateOne({ email }, { $unset: { deletedAt: 1 } });
  hashed.mockRestore();
  expect((await login(email)).status).toBe(200);
});

it('forgets the wrong passwords once the right one came', async () => {
  const { email } = desk.staff.journalist;
  for (let round = 0; round < 2; round += 1) {
    for (let attempt = 1; attempt <= 6; attempt += 1) expect((await login(email, 'wrong')).status).toBe(401);
    expect((await login(email)).status).toBe(200);
  }
});

it('ends a session at logout, and no other', async () => {
  const { email } = desk.staff['managing-editor'];
  const [one, other] = [(await login(email)).body.token, (await login(email)).body.token];
  expect((await me(one)).email).toBe(email);
  expect((await client(desk.url, { Authorization: `JWT ${one}` })('POST', '/api/users/logout')).status).toBe(200);
  expect([await me(one), (await me(other)).email]).toEqual([null, email]);
});

it('ends all sessions of a user at once: an old token is nobody’s', async () => {
  const { email, id } = desk.staff['managing-editor'];
  const tokens = [(await login(email)).body.token, (await login(email)).body.token];
  const revoked = await desk.as.administrator('POST', `/api/users/${id}/revoke-sessions`);
  expect(revoked.body.ended).toBeGreaterThanOrEqual(2);
  for (const token of tokens) {
    expect(await me(token)).toBeNull();
    const old = client(desk.url, { Authorization: `JWT ${token}` });
    expect((await old('GET', '/api/desks')).status).toBe(401);
    expect((await old('POST', '/api/articles', { headline: 'From an old session' })).status).toBe(401);
  }
  expect((await login(email)).status).toBe(200);
});

it('lets a closed account in no more, and lets it in again when it is restored', async () => {
  const { email, id } = desk.staff.journalist;
  const open = await signIn(desk.url, email);
  expect((await desk.as.administrator('DELETE', `/api/users/${id}`)).status).toBe(200);
  expect((await login(email)).status).toBe(401);
  expect((await open('GET', '/api/users/me')).body.user).toBeNull();
  expect((await open('GET', '/api/desks')).status).toBe(401);
  expect((await desk.as.administrator('PATCH', `/api/users/${id}?trash=true`, { deletedAt: null })).status).toBe(200);
  expect((await login(email)).status).toBe(200);
});

it('ends every session of one who gets a new password from the administrator', async () => {
  const { email, id } = desk.staff['sub-editor'];
  const token = (await login(email)).body.token;
  expect((await desk.as.administrator('PATCH', `/api/users/${id}`, { password: 'another long password' })).status).toBe(
    200,
  );
  expect((await login(email)).status).toBe(401);
  expect((await login(email, 'another long password')).status).toBe(200);
  expect(await me(token)).toBeNull();
});

it.each(['', 'short', 'password'])('takes no password as short as %j', async (weak) => {
  const answer = await desk.as.administrator('POST', '/api/users', {
    name: 'New',
    email: `weak-${weak.length}@newsroom.example`,
    role: 'journalist',
    password: weak,
  });
  expect([answer.status, answer.body.errors?.[0]?.data?.errors?.[0]?.path]).toEqual([422, 'password']);
});

it('gives a machine what its key’s scopes say: what is published, or filing copy', async () => {
  const key = async (apiKey: string, keyScopes: string[]) => {
    const data = {
      name: 'Machine',
      email: `${apiKey.slice(0, 4)}@newsroom.example`,
      password: 'long enough for anyone',
      role: 'administrator',
      enableAPIKey: true,
      apiKey,
      keyScopes,
    };
    expect((await desk.as.administrator('POST', '/api/users', data)).status).toBe(201);
    return client(desk.url, { Authorization: `users API-Key ${apiKey}` });
  };
  const [none, read, file] = [
    await key('d'.repeat(48), []),
    await key('e'.repeat(48), ['read-published']),
    await key('f'.repeat(48), ['file-copy']),
  ];
  const copy = { text: 'A headline\n\nBaku/Turan: A sentence.' };
  const files = async (as: typeof none) => (await as('POST', '/api/articles/file-copy', copy)).status;
  expect([await files(none), await files(read), await files(file)]).toEqual([403, 403, 201]);
  for (const machine of [none, read, file]) {
    expect((await machine('POST', '/api/articles', { headline: 'By a machine' })).status).toBe(403);
    expect((await machine('GET', '/api/users')).status).toBe(403);
    expect((await machine('GET', '/api/articles?draft=true')).body.docs).toEqual([]);
    expect((await machine('POST', '/api/globals/site', { name: 'Mine' })).status).toBe(403);
  }
});

it.each(['short', 'a key of 23 characters.'])('takes no API key that could be guessed: %j', async (apiKey) => {
  const { id } = desk.staff['sub-editor'];
  const rest = await desk.as.administrator('PATCH', `/api/users/${id}`, { enableAPIKey: true, apiKey });
  expect([rest.status, rest.body.errors?.[0]?.data?.errors?.[0]]).toMatchObject([422, { path: 'apiKey' }]);
  const query = `mutation { updateUser(id: "${id}", data: { enableAPIKey: true, apiKey: "${apiKey}" }) { id } }`;
  const graphql = await desk.as.administrator('POST', '/api/graphql', { query });
  expect(graphql.body.errors[0].extensions.statusCode).toBe(422);
  expect((await desk.as.administrator('PATCH', `/api/users/${id}`, { enableAPIKey: false, apiKey: '' })).status).toBe(
    200,
  );
});

const newMember = async (name: string, extra: object = {}): Promise<{ id: string; email: string }> => {
  const email = `${name}@newsroom.example`;
  const data = { name, email, password, role: 'journalist', ...extra };
  const { status, body } = await desk.as.administrator('POST', '/api/users', data);
  expect(status).toBe(201);
  return { id: body.doc.id, email };
};
const withKey = (apiKey: string) => client(desk.url, { Authorization: `users API-Key ${apiKey}` });
const copy = { text: 'A headline\n\nBaku/Turan: A sentence.' };
const files = async (apiKey: string) => (await withKey(apiKey)('POST', '/api/articles/file-copy', copy)).status;

it('lets only administrators make an API key, over REST and GraphQL', async () => {
  const { id, email } = await newMember('keyless', { keyScopes: ['file-copy'] });
  const member = await signIn(desk.url, email);
  const [rest, graphql] = ['a1'.repeat(24), 'b2'.repeat(24)];
  await member('PATCH', `/api/users/${id}`, { enableAPIKey: true, apiKey: rest });
  const query = `mutation { updateUser(id: "${id}", data: { enableAPIKey: true, apiKey: "${graphql}" }) { id } }`;
  await member('POST', '/api/graphql', { query });
  expect([await files(rest), await files(graphql)]).toEqual([401, 401]);
  await desk.as.administrator('PATCH', `/api/users/${id}`, { enableAPIKey: true, apiKey: rest });
  expect(await files(rest)).toBe(201);
});

it('ends a key with the sessions, and in the trash, from which it does not come back', async () => {
  for (const [name, end] of [
    ['revoked', (id: string) => desk.as.administrator('POST', `/api/users/${id}/revoke-sessions`)],
    ['trashed', (id: string) => desk.as.administrator('DELETE', `/api/users/${id}`)],
  ] as const) {
    const apiKey = `${name}-0123456789abcdef0123456789`;
    const { id } = await newMember(name, { enableAPIKey: true, apiKey, keyScopes: ['file-copy'] });
    expect(await files(apiKey)).toBe(201);
    expect((await end(id)).status).toBe(200);
    expect(await files(apiKey)).toBe(401);
    await desk.as.administrator('PATCH', `/api/users/${id}?trash=true`, { deletedAt: null });
    expect(await files(apiKey)).toBe(401);
  }
});

it('changes a password of one’s own only right after a sign-in', async () => {
  const { id, email } = await newMember('stale');
  const member = await signIn(desk.url, email);
  const users = desk.payload.db.collections.users!.collection;
  await users.updateOne({ email }, { $set: { 'sessions.0.createdAt': new Date(Date.now() - 11 * 60_000) } });
  const next = 'the next long password';
  for (const path of [`/api/users/${id}`, `/api/users?where[id][equals]=${id}`]) {
    const { status, body } = await member('PATCH', path, { password: next });
    expect([status, body.errors?.[0]?.data?.errors?.[0]]).toMatchObject([403, { path: 'password' }]);
  }
  const query = `mutation { updateUser(id: "${id}", data: { password: "${next}" }) { id } }`;
  expect((await member('POST', '/api/graphql', { query })).body.errors).toHaveLength(1);
  expect((await login(email)).status).toBe(200);
  const fresh = await signIn(desk.url, email);
  expect((await fresh('PATCH', `/api/users/${id}`, { password: next })).status).toBe(200);
  expect((await login(email, next)).status).toBe(200);
});

describe('a session that has ended', () => {
  const ended = async (): Promise<string> => {
    const { email, id } = desk.staff['managing-editor'];
    const token: string = (await login(email)).body.token;
    const revoked = await client(desk.url, { Authorization: `JWT ${token}` })(
      'POST',
      `/api/users/${id}/revoke-sessions`,
    );
    expect(revoked.status).toBe(200);
    return token;
  };
  const told = { code: 'unauthenticated', errors: [{ path: '', rule: 'session-ended' }] };

  it('is told as such wherever one signed in would be let in, and not as a lack of rights', async () => {
    const { body } = await desk.as.correspondent('POST', '/api/articles', { headline: 'Half a story' });
    const { id } = body.doc;
    const token = await ended();
    for (const headers of [{ Authorization: `JWT ${token}` }, { Cookie: `payload-token=${token}` }]) {
      const as = client(desk.url, headers as never);
      for (const [method, path, data] of [
        ['PATCH', `/api/articles/${id}`, { headline: 'Mine', baseVersion: 1 }],
        ['POST', '/api/articles', { headline: 'Mine' }],
        ['GET', `/api/articles/${id}?draft=true`, undefined],
        ['POST', `/api/articles/${id}/transitions`, { name: 'file' }],
        ['POST', `/api/articles/${id}/lock`, {}],
        ['GET', '/api/articles/versions', undefined],
        ['POST', '/api/uploads', undefined],
      ] as const) {
        const answer = await as(method, path, data);
        expect([path, answer.status]).toEqual([path, 401]);
        expect(answer.body.errors[0].data).toMatchObject(told);
      }
      const query = `mutation { updateArticle(id: "${id}", data: { headline: "Mine", baseVersion: 1 }) { id } }`;
      const written = await as('POST', '/api/graphql', { query });
      expect(written.body.errors[0].extensions).toMatchObject({ statusCode: 401, data: told });
    }
  });

  it.each([
    ['gave up reading who asks', Object.assign(new mongo.MongoServerError({ message: 'time is over' }), { code: 50 })],
    ['has no connection left', Object.assign(new Error('none left'), { name: 'MongoWaitQueueTimeoutError' })],
  ])('is told to nobody because the database %s', async (_why, error) => {
    const { body } = await desk.as.correspondent('POST', '/api/articles', { headline: 'Half a story' });
    const users = desk.payload.db.collections.users!.collection;
    const reads = jest.spyOn(users, 'findOne').mockRejectedValue(error);
    try {
      for (const [method, path, data] of [
        ['PATCH', `/api/articles/${body.doc.id}`, { headline: 'Mine', baseVersion: 1 }],
        ['GET', `/api/articles/${body.doc.id}?draft=true`, undefined],
        // Else one would be signed out, and see what readers see.
        ['GET', '/api/users/me', undefined],
        ['GET', '/api/articles?limit=1', undefined],
        ['GET', '/api/me/live', undefined],
        ['POST', '/api/uploads', undefined],
      ] as const)
        expect(await desk.as.correspondent(method, path, data)).toMatchObject({
          status: 503,
          body: { errors: [{ data: { code: 'overloaded' } }] },
        });
      const query = 'mutation { updateUser(id: "0123456789abcdef01234567", data: { name: "Me" }) { id } }';
      const written = await desk.as.correspondent('POST', '/api/graphql', { query });
      expect(written.body.errors[0].extensions).toMatchObject({ statusCode: 503, data: { code: 'overloaded' } });
      expect(reads).toHaveBeenCalled();
    } finally {
      reads.mockRestore();
    }
  });

  it('does not keep one from signing in, nor changes what a stranger is told', async () => {
    const as = client(desk.url, { Cookie: `payload-token=${await ended()}` });
    const { email } = desk.staff['managing-editor'];
    const wrong = await as('POST', '/api/users/login', { email, password: 'wrong' });
    expect(wrong.body.errors[0].data.errors).toEqual([]);
    expect((await as('POST', '/api/users/login', { email, password })).status).toBe(200);
    expect(await as('GET', '/api/users/me')).toMatchObject({ status: 200, body: { user: null } });
    const forged = client(desk.url, { Authorization: 'JWT a.b.c' });
    expect((await forged('POST', '/api/articles', { headline: 'Mine' })).status).toBe(403);
    expect((await desk.reader('POST', '/api/articles', { headline: 'Mine' })).status).toBe(403);
  });
});
