import { setTimeout as wait } from 'node:timers/promises';
import { objectId, rawCollection } from '../../src/database/rows.ts';
import { openDesk, type DeskAtWork } from '../support/desk.ts';
import { client, password, signIn, type Answer, type Client } from '../support/newsroom.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';

/** A login in flight, and what an administrator does meanwhile. */
let desk: DeskAtWork;
beforeAll(async () => {
  desk = await openDesk('loginRaces', ['administrator']);
});
afterAll(() => desk?.close());

let count = 0;
type Member = { id: string; email: string };

async function newMember(role = 'managing-editor'): Promise<Member> {
  count += 1;
  const email = `racer-${count}@newsroom.example`;
  const made = await desk.as.administrator('POST', '/api/users', { name: `Racer ${count}`, email, role, password });
  expect(made.status).toBe(201);
  return { id: made.body.doc.id, email };
}

const login = (email: string): Promise<Answer> => desk.reader('POST', '/api/users/login', { email, password });
const withToken = (token: string): Client => client(desk.url, { Authorization: `JWT ${token}` });
const me = async (token: string) => (await withToken(token)('GET', '/api/users/me')).body.user;
const stored = (id: string) =>
  desk.payload.findByID({ collection: 'users', id, depth: 0, trash: true, showHiddenFields: true });

/** The moments in which a login is between its first read and its last write. */
const moments = [10, 40, 80];

/** Signs in, and lets somebody do something a moment later. */
async function inFlight(email: string, moment: number, act: () => Promise<Answer>): Promise<[Answer, Answer]> {
  const signingIn = login(email);
  await wait(moment);
  return Promise.all([signingIn, act()]);
}

it('keeps a demotion and new desks that come while their user signs in: the token acts by the new role', async () => {
  for (const moment of moments) {
    const { id, email } = await newMember();
    const change = { role: 'correspondent', desks: [desk.desks.economy] };
    const [signedIn, demoted] = await inFlight(email, moment, () =>
      desk.as.administrator('PATCH', `/api/users/${id}`, change),
    );
    expect([signedIn.status, demoted.status]).toEqual([200, 200]);
    expect(await stored(id)).toMatchObject(change);
    expect((await me(signedIn.body.token)).role).toBe('correspondent');
    expect((await withToken(signedIn.body.token)('POST', '/api/globals/site', { name: 'Mine' })).status).toBe(403);
  }
});

it('keeps a user in the trash, without a session, who was signing in', async () => {
  for (const moment of moments) {
    const { id, email } = await newMember();
    const [signedIn, trashed] = await inFlight(email, moment, () =>
      desk.as.administrator('DELETE', `/api/users/${id}`),
    );
    expect(trashed.status).toBe(200);
    expect(await stored(id)).toMatchObject({ deletedAt: expect.any(String), sessions: [] });
    if (signedIn.body.token) expect(await me(signedIn.body.token)).toBeNull();
  }
});

it('does not bring back sessions that were revoked while another began', async () => {
  for (const moment of moments) {
    const { id, email } = await newMember();
    const old = (await login(email)).body.token;
    const [, revoked] = await inFlight(email, moment, () =>
      desk.as.administrator('POST', `/api/users/${id}/revoke-sessions`),
    );
    expect(revoked.status).toBe(200);
    expect(await me(old)).toBeNull();
  }
});

it('lets nobody in by an old password that was changed while they signed in', async () => {
  for (const moment of moments) {
    const { id, email } = await newMember();
    const [signedIn, changed] = await inFlight(email, moment, () =>
      desk.as.administrator('PATCH', `/api/users/${id}`, { password: 'another long password' }),
    );
    expect(changed.status).toBe(200);
    if (signedIn.body.token) expect(await me(signedIn.body.token)).toBeNull();
    expect((await login(email)).status).toBe(401);
  }
});

it.each([2, 5, 10])('gives %i logins at once as many living tokens', async (number) => {
  const { email } = await newMember();
  const answers = await Promise.all(Array.from({ length: number }, () => login(email)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const users = await Promise.all(answers.map(({ body }) => me(body.token)));
  expect(users.map((user) => user?.email)).toEqual(answers.map(() => email));
});

it('renews and ends sessions beside one another, each only its own, and undoes no demotion', async () => {
  const { id, email } = await newMember();
  const tokens: string[] = [];
  for (let each = 0; each < 6; each += 1) tokens.push((await login(email)).body.token);
  const answers = await Promise.all([
    ...tokens.slice(0, 3).map((token) => withToken(token)('POST', '/api/users/refresh-token')),
    ...tokens.slice(3, 5).map((token) => withToken(token)('POST', '/api/users/logout')),
    desk.as.administrator('PATCH', `/api/users/${id}`, { role: 'correspondent' }),
    login(email),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200]);
  expect((await stored(id)).role).toBe('correspondent');
  const living = await Promise.all([...tokens, answers[6]!.body.token].map(me));
  expect(living.map(Boolean)).toEqual([true, true, true, false, false, true, true]);
});

it('renews no session that was revoked meanwhile', async () => {
  for (const moment of [0, 4]) {
    const { id, email } = await newMember();
    const { token } = (await login(email)).body;
    const renewing = withToken(token)('POST', '/api/users/refresh-token');
    await wait(moment);
    expect((await desk.as.administrator('POST', `/api/users/${id}/revoke-sessions`)).status).toBe(200);
    expect([200, 401, 403]).toContain((await renewing).status);
    expect(await me(token)).toBeNull();
  }
});

/** Does something to the user right after the next request has found out who asks. */
function onceKnown(act: () => Promise<unknown>): void {
  const { db } = desk.payload;
  const findOne = db.findOne;
  db.findOne = async (args) => {
    const found = await findOne.call(db, args);
    if (args.collection !== 'users' || !found) return found as never;
    db.findOne = findOne;
    await act();
    return found as never;
  };
}

const noSessions = { $set: { sessions: [] } };
it.each<[string, (users: ReturnType<typeof rawCollection>, user: object) => Promise<unknown>]>([
  ['revoked', (users, user) => users.updateOne(user, noSessions)],
  ['put in the trash', (users, user) => users.updateOne(user, { $set: { sessions: [], deletedAt: new Date() } })],
  ['purged', (users, user) => users.deleteOne(user)],
])('answers 401 to a refresh, and no fault to a logout, of one who is %s meanwhile', async (_how, end) => {
  const users = rawCollection(desk.payload, 'users');
  const overtaken = async (method: string, path: string, sent?: object): Promise<Answer> => {
    const { id, email } = await newMember();
    const { token } = (await login(email)).body;
    onceKnown(() => end(users, { _id: objectId(id) }));
    const answer = await withToken(token)(method, path, sent);
    expect(await me(token)).toBeNull();
    return answer;
  };
  const refused = { data: { code: 'unauthenticated' } };
  const { status, body } = await overtaken('POST', '/api/users/refresh-token');
  expect([status, body.errors[0]]).toMatchObject([401, refused]);
  const query = 'mutation { refreshTokenUser { refreshedToken } }';
  const told = (await overtaken('POST', '/api/graphql', { query })).body.errors[0].extensions;
  expect(told).toMatchObject({ statusCode: 401, ...refused });
  expect((await overtaken('POST', '/api/users/logout')).status).toBeLessThan(500);
});

it('unlocks beside wrong tries and a change of the same user', async () => {
  const { id, email } = await newMember();
  const wrong = () => desk.reader('POST', '/api/users/login', { email, password: 'wrong wrong wrong' });
  await Promise.all(Array.from({ length: 10 }, wrong));
  const [opened, changed] = await Promise.all([
    desk.as.administrator('POST', '/api/users/unlock', { email }),
    desk.as.administrator('PATCH', `/api/users/${id}`, { role: 'sub-editor' }),
    wrong(),
  ]);
  expect([opened.status, changed.status]).toEqual([200, 200]);
  expect((await login(email)).status).toBe(200);
  expect((await stored(id)).role).toBe('sub-editor');
});

describe('over two processes', () => {
  let other: ServerProcess;
  beforeAll(async () => {
    other = await startServerProcess();
  });
  afterAll(() => other?.stop('SIGKILL'));

  const loginThere = (email: string): Promise<Answer> =>
    client(other.url)('POST', '/api/users/login', { email, password });
  const meAt = async (url: string, token: string) =>
    (await client(url, { Authorization: `JWT ${token}` })('GET', '/api/users/me')).body.user;

  it('keeps a demotion here that comes while its user signs in there', async () => {
    for (const moment of moments) {
      const { id, email } = await newMember();
      const signingIn = loginThere(email);
      await wait(moment);
      const demoted = await desk.as.administrator('PATCH', `/api/users/${id}`, { role: 'correspondent' });
      const signedIn = await signingIn;
      expect([signedIn.status, demoted.status]).toEqual([200, 200]);
      for (const url of [desk.url, other.url])
        expect((await meAt(url, signedIn.body.token)).role).toBe('correspondent');
    }
  });

  it.each<[string, (id: string) => Promise<Answer>]>([
    ['a revocation', (id) => desk.as.administrator('POST', `/api/users/${id}/revoke-sessions`)],
    ['the trash', (id) => desk.as.administrator('DELETE', `/api/users/${id}`)],
    [
      'a new password',
      (id) => desk.as.administrator('PATCH', `/api/users/${id}`, { password: 'another long password' }),
    ],
  ])('ends by %s here every session begun there, from that instant on', async (_act, end) => {
    const { id, email } = await newMember();
    const tokens = (await Promise.all([login(email), loginThere(email), loginThere(email)])).map(
      ({ body }) => body.token,
    );
    for (const token of tokens) expect((await meAt(other.url, token)).email).toBe(email);
    expect((await end(id)).status).toBe(200);
    for (const url of [desk.url, other.url]) for (const token of tokens) expect(await meAt(url, token)).toBeNull();
  });

  it('gives logins at once on both as many living tokens, and loses no field that two save', async () => {
    const { id, email } = await newMember();
    const there = await signIn(other.url, desk.staff.administrator.email);
    const [renamed, moved, ...answers] = await Promise.all([
      desk.as.administrator('PATCH', `/api/users/${id}`, { name: 'Another name' }),
      there('PATCH', `/api/users?where[id][equals]=${id}`, { desks: [desk.desks.economy] }),
      ...[login, loginThere, login, loginThere].map((signsIn) => signsIn(email)),
    ]);
    expect([renamed, moved, ...answers].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await stored(id)).toMatchObject({ name: 'Another name', desks: [desk.desks.economy] });
    for (const { body } of answers) expect((await meAt(desk.url, body.token)).email).toBe(email);
  });
});
