import { client, openNewsroom, password, serve, type Newsroom } from '../support/newsroom.ts';
import { graphql } from './access/ask.ts';
import { standings, type Asker, type Standing } from './access/people.ts';

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let who: Record<Asker, Standing>;

beforeAll(async () => {
  newsroom = await openNewsroom('accounts');
  server = await serve(newsroom);
  who = await standings(newsroom, server.url);
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

const machines: readonly Asker[] = ['bare-key', 'read-key', 'copy-key'];
const row = async (id: string) => newsroom.payload.db.collections.users!.findById(id).lean<Record<string, unknown>>();

it('says of an address neither that it has an account nor that it has none', async () => {
  const reader = client(server.url);
  const known = newsroom.staff.journalist.email;
  const ask = (path: string, body: object) => reader('POST', `/api/users/${path}`, body);
  for (const [path, extra] of [
    ['forgot-password', {}],
    ['login', { password: 'not the password' }],
  ] as const) {
    const [one, other] = [
      await ask(path, { email: known, ...extra }),
      await ask(path, { email: 'nobody@newsroom.example', ...extra }),
    ];
    expect([path, one.status, one.body]).toEqual([path, other.status, other.body]);
  }
  for (const asker of ['reader', 'copy-key', 'journalist', 'managing-editor'] as const)
    expect([asker, (await who[asker].http('POST', '/api/users/unlock', { email: known })).status]).toEqual([
      asker,
      403,
    ]);
  expect((await reader('GET', '/api/users/init')).body).toEqual({ initialized: true });
  expect(
    (await reader('POST', '/api/users/first-register', { email: 'x@newsroom.example', password, name: 'X' })).status,
  ).toBe(403);
});

it('tells a machine nothing of its owner, and gives it no session of theirs', async () => {
  for (const asker of machines) {
    const me = await who[asker].http('GET', '/api/users/me');
    expect([asker, JSON.stringify(me.body).includes('newsroom.example')]).toEqual([asker, false]);
    const refreshed = await who[asker].http('POST', '/api/users/refresh-token');
    expect([asker, refreshed.status, refreshed.body.refreshedToken]).toEqual([asker, 403, undefined]);
    const { body } = await graphql(who[asker], '{ meUser { token user { name email role } } Users { totalDocs } }');
    expect([
      asker,
      body.data?.meUser?.token ?? null,
      body.data?.meUser?.user?.email ?? null,
      body.data?.Users ?? null,
    ]).toEqual([asker, null, null, null]);
    const own = await who[asker].http('PATCH', `/api/users/${who[asker].user!.id}`, { keyScopes: ['file-copy'] });
    expect([asker, own.status]).toEqual([asker, 403]);
  }
});

it('ends every session and key of an account that is closed', async () => {
  for (const asker of ['closed', 'closed-key'] as const) {
    const { body } = await who[asker].http('GET', '/api/users/me');
    expect([asker, body.user ?? null]).toEqual([asker, null]);
    const refreshed = await who[asker].http('POST', '/api/users/refresh-token');
    expect([asker, refreshed.status]).toEqual([asker, asker === 'closed' ? 401 : 403]);
  }
  const again = await client(server.url)('POST', '/api/users/login', { email: 'closed@newsroom.example', password });
  expect([again.status, again.body.token]).toEqual([401, undefined]);
});

it('shows an e-mail address to its owner and to managing editors', async () => {
  const { id, email } = newsroom.staff.journalist;
  const sees = async (asker: Asker) => (await who[asker].http('GET', `/api/users/${id}?depth=0`)).body.email === email;
  expect(
    await Promise.all(
      (['correspondent', 'section-editor', 'outsider', 'journalist', 'managing-editor', 'administrator'] as const).map(
        sees,
      ),
    ),
  ).toEqual([false, false, false, true, true, true]);
});

it('lets nobody raise or rename themselves: role, name, desks, scopes, sessions and secrets stay as they are', async () => {
  const { id } = newsroom.staff.journalist;
  const before = await row(id);
  const wish = {
    role: 'administrator',
    desks: [newsroom.desks.economy],
    keyScopes: ['file-copy'],
    email: 'boss@newsroom.example',
    name: 'The Editor in Chief',
  };
  const { status } = await who.journalist.http('PATCH', `/api/users/${id}`, wish);
  expect(status).toBe(200);
  for (const hidden of [
    { resetPasswordToken: 'known' },
    { loginAttempts: 0, lockUntil: null },
    { sessions: [] },
    { hash: 'a', salt: 'b' },
    { deletedBy: id },
  ])
    await who.journalist.http('PATCH', `/api/users/${id}`, hidden);
  const mutation = `mutation { updateUser(id: "${id}", data: { role: administrator, name: "The Editor in Chief" }) { role } }`;
  await graphql(who.journalist, mutation);
  const after = await row(id);
  for (const field of [
    'role',
    'name',
    'desks',
    'keyScopes',
    'email',
    'hash',
    'salt',
    'resetPasswordToken',
    'sessions',
    'deletedBy',
  ])
    expect([field, after?.[field] ?? null]).toEqual([field, before?.[field] ?? null]);
  expect(
    (await who.journalist.http('PATCH', `/api/users/${newsroom.staff.correspondent.id}`, { name: 'Mine' })).status,
  ).toBe(403);
});

it('gives a key for what one leaves on a device to each person who is signed in, their own and always the same', async () => {
  const at = '/api/users/device-key';
  const keyOf = async (asker: 'journalist' | 'managing-editor') =>
    (await who[asker].http('GET', at)).body.key as string;
  const [hers, again, his] = [await keyOf('journalist'), await keyOf('journalist'), await keyOf('managing-editor')];
  expect(Buffer.from(hers, 'base64')).toHaveLength(32);
  expect(again).toBe(hers);
  expect(his).not.toBe(hers);
  expect((await who.reader.http('GET', at)).status).toBe(401);
  expect((await who['copy-key'].http('GET', at)).status).toBe(403);
  // Somebody else has signed in meanwhile on that device.
  const asAnother = { 'X-Writer': newsroom.staff['managing-editor'].id };
  expect((await who.journalist.http('GET', at, undefined, asAnother)).status).toBe(401);
});

it('ends sessions only for their owner or an administrator', async () => {
  const at = `/api/users/${newsroom.staff['sub-editor'].id}/revoke-sessions`;
  const statuses = await Promise.all(
    (['reader', 'copy-key', 'journalist', 'managing-editor'] as const).map(
      async (asker) => (await who[asker].http('POST', at)).status,
    ),
  );
  expect(statuses).toEqual([401, 403, 403, 403]);
  expect((await who['sub-editor'].http('POST', at)).body).toEqual({ ended: 1 });
  expect((await who['sub-editor'].http('GET', '/api/users/me')).body.user).toBeNull();
});
