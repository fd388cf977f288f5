import { setTimeout as wait } from 'node:timers/promises';
import { openDesk, type DeskAtWork } from '../support/desk.ts';
import { client, password, type Answer, type Client } from '../support/newsroom.ts';

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

it('unlocks beside wrong tries and a change of the same user', async () => {
  const { id, email } = await newMember();
  const wrong = () => desk.reader('POST', '/api/users/login', { email, password: 'wrong wrong wrong' });
  for (let each = 0; each < 5; each += 1) await wrong();
  const [opened, changed] = await Promise.all([
    desk.as.administrator('POST', '/api/users/unlock', { email }),
    desk.as.administrator('PATCH', `/api/users/${id}`, { role: 'sub-editor' }),
    wrong(),
  ]);
  expect([opened.status, changed.status]).toEqual([200, 200]);
  expect((await login(email)).status).toBe(200);
  expect((await stored(id)).role).toBe('sub-editor');
});
