import crypto from 'node:crypto';
import { jest } from '@jest/globals';
import { CliError } from '../../src/cli/cliError.ts';
import { unlockUser } from '../../src/cli/upkeep.ts';
import { databaseOf, rawCollection } from '../../src/database/rows.ts';
import { openAddressLimit } from '../../src/signIn/addressLimit.ts';
import { openSignInLimits } from '../../src/signIn/limits.ts';
import { openDesk, type DeskAtWork } from '../support/desk.ts';
import { client, password, serve, type Answer, type Served } from '../support/newsroom.ts';

/** Passwords guessed: who has to wait, and who never does. Addresses are told by a proxy, so that there are many. */
let desk: DeskAtWork;
let otherNode: Served;
// Hashed once, not 600,000 times: here it counts how often.
const hash = crypto.pbkdf2;
const hashed = jest.spyOn(crypto, 'pbkdf2');
beforeAll(async () => {
  hashed.mockImplementation(((word: string, salt: string, _: number, ...rest: [number, string, () => void]) =>
    hash(word, salt, 1, ...rest)) as never);
  process.env.TRUST_PROXY = '1';
  desk = await openDesk('guessing', ['administrator']);
  otherNode = await serve(desk);
});
afterAll(async () => {
  await otherNode?.close();
  await desk?.close();
});

let count = 0;
const newAddress = (): string => `203.0.113.${(count += 1)}`;

async function newMember(role = 'journalist'): Promise<{ id: string; email: string }> {
  const email = `member-${(count += 1)}@newsroom.example`;
  const { status, body } = await desk.as.administrator('POST', '/api/users', { name: email, email, role, password });
  expect(status).toBe(201);
  return { id: body.doc.id, email };
}

type From = { address: string; device?: string };
const headersOf = ({ address, device }: From) => ({ 'X-Forwarded-For': address, ...(device && { Cookie: device }) });
const login = (email: string, from: From, tried = password, url = desk.url): Promise<Answer> =>
  client(url)('POST', '/api/users/login', { email, password: tried }, headersOf(from));
const wrong = (email: string, from: From): Promise<Answer> => login(email, from, 'not the right password');

/** What a browser keeps of a sign-in besides the session. */
const deviceOf = ({ headers }: Answer): string =>
  headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('dateline-device-'))
    ?.split(';')[0] ?? '';

/** A node of its own over the same database, without its HTTP side: a hundred tries cost no hashing. */
const anotherNode = () => openSignInLimits(databaseOf(desk.payload), desk.payload.secret);
const begin = async (email: string, addresses: readonly string[], node = anotherNode()): Promise<number[]> =>
  Promise.all(addresses.map(async (address) => (await node.begin({ email, address })).wait));

/** As if whoever has to wait had waited. */
const letTimePass = () =>
  rawCollection(desk.payload, 'sign_in_tries').updateMany({}, { $set: { next: new Date(Date.now() - 1_000) } });

/** As if no time passed for whoever has to wait: a machine can be slower than the wait. */
const holdTime = () =>
  rawCollection(desk.payload, 'sign_in_tries').updateMany(
    { $expr: { $gt: ['$next', '$at'] } },
    { $set: { next: new Date(Date.now() + 3_600_000) } },
  );

const waitOf = ({ headers }: Answer): number => Number(headers.get('retry-after'));
const refused = (wait: unknown) => ({
  status: 429,
  body: {
    errors: [
      { name: 'Refusal', message: expect.stringMatching(/^Too many wrong tries\. Try again in \d+ seconds\.$/) },
    ],
  },
  wait,
});
const shown = ({ status, body, headers }: Answer) => ({ status, body, wait: Number(headers.get('retry-after')) });

it('compares ten of many passwords sent at once for one account, and none after them: the same for an address without one', async () => {
  const told: unknown[] = [];
  for (const email of [(await newMember()).email, 'nobody-at-all@newsroom.example']) {
    hashed.mockClear();
    const address = newAddress();
    const answers = await Promise.all(Array.from({ length: 25 }, () => wrong(email, { address })));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
    expect(hashed).toHaveBeenCalledTimes(10);
    // Not even the right one is looked at now.
    const late = await login(email, { address });
    expect(shown(late)).toMatchObject(refused(expect.any(Number)));
    expect([waitOf(late) > 0 && waitOf(late) <= 15, hashed.mock.calls.length]).toEqual([true, 10]);
    expect(late.body.errors[0].data).toEqual({ code: 'too-many', errors: [], retryAfter: waitOf(late) });
    told.push(answers.map(({ status, body }) => [status, body.errors[0].message.replace(/\d+/, 'N')]).sort());
  }
  expect(told[0]).toEqual(told[1]);
});

it('lets the wait grow with each wrong password, to five minutes and no further', async () => {
  const { email } = await newMember();
  const address = newAddress();
  await begin(email, Array<string>(10).fill(address));
  const rows = rawCollection(desk.payload, 'sign_in_tries');
  const waits: number[] = [];
  for (let time = 0; time < 8; time += 1) {
    const [row] = await rows
      .find({ $expr: { $ne: ['$_id', '$account'] } })
      .sort({ at: -1 })
      .limit(1)
      .toArray();
    waits.push((row!.next - row!.at) / 1_000);
    await letTimePass();
    expect(await begin(email, [address])).toEqual([0]);
    await rows.deleteMany({ $expr: { $eq: ['$_id', '$account'] } });
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 300, 300, 300]);
});

it('says it over GraphQL too, and in the language of whoever is there', async () => {
  const { email } = await newMember();
  const address = newAddress();
  await begin(email, Array<string>(10).fill(address));
  await holdTime();
  const query = `mutation { loginUser(email: "${email}", password: "${password}") { token } }`;
  const answer = await client(desk.url)('POST', '/api/graphql', { query }, headersOf({ address }));
  expect(answer.body.data?.loginUser ?? null).toBeNull();
  expect(answer.body.errors[0].extensions).toMatchObject({ statusCode: 429, data: { code: 'too-many' } });
  expect(waitOf(answer)).toBeGreaterThan(0);
  for (const [language, words] of [
    ['az', 'Çox sayda yanlış cəhd edilib.'],
    ['ru', 'Слишком много неверных попыток.'],
  ] as const) {
    const said = await client(desk.url)(
      'POST',
      '/api/users/login',
      { email, password },
      { ...headersOf({ address }), 'Accept-Language': language },
    );
    expect(said.body.errors[0].message).toContain(words);
  }
});

it('counts each try of one GraphQL request', async () => {
  const { email } = await newMember();
  const fields = Array.from({ length: 12 }, (_, n) => `a${n}: loginUser(email: "${email}", password: "no") { token }`);
  const query = `mutation { ${fields.join(' ')} }`;
  const { body } = await client(desk.url)('POST', '/api/graphql', { query }, headersOf({ address: newAddress() }));
  const statuses = body.errors.map((error: { extensions: { statusCode: number } }) => error.extensions.statusCode);
  expect(statuses.sort()).toEqual([...Array<number>(10).fill(401), 429, 429]);
});

it('slows guesses from many addresses down, for one account; a device that signed in before is never asked to wait', async () => {
  const { email } = await newMember();
  const home = newAddress();
  const device = deviceOf(await login(email, { address: home }));
  expect(await begin(email, Array.from({ length: 30 }, newAddress))).toEqual(Array(30).fill(0));
  await holdTime();
  expect(shown(await login(email, { address: newAddress() }))).toMatchObject(refused(expect.any(Number)));
  const unknown = 'guessed-everywhere@newsroom.example';
  await begin(unknown, Array.from({ length: 30 }, newAddress));
  await holdTime();
  expect(shown(await login(unknown, { address: newAddress() }))).toMatchObject(refused(expect.any(Number)));
  // From wherever it is, and on every node.
  expect((await login(email, { address: newAddress(), device })).status).toBe(200);
  expect((await login(email, { address: home, device }, password, otherNode.url)).status).toBe(200);
});

it('lets one address try a hundred wrong passwords for whatever accounts in a quarter of an hour', async () => {
  const [address, v6] = [newAddress(), '2001:db8:1:2:aaaa::1'];
  const emails = Array.from({ length: 50 }, (_, number) => `sprayed-${number}@newsroom.example`);
  for (const from of [address, v6])
    for (const node of [anotherNode(), anotherNode()])
      expect(await Promise.all(emails.map((email) => begin(email, [from], node)))).toEqual(emails.map(() => [0]));
  const { email } = await newMember();
  expect(shown(await login(email, { address }))).toMatchObject(refused(expect.any(Number)));
  expect(waitOf(await login(email, { address }))).toBeGreaterThan(15);
  // The same network has other addresses.
  expect((await login(email, { address: '2001:db8:1:2:bbbb::2' })).status).toBe(429);
  expect((await login(email, { address: '2001:db8:1:3::1' })).status).toBe(200);
});

it('keeps nobody behind a busy address waiting who signed in there before, nor counts right passwords', async () => {
  const address = newAddress();
  const { email } = await newMember();
  const device = deviceOf(await login(email, { address }));
  const node = anotherNode();
  for (let editor = 0; editor < 150; editor += 1) {
    const begun = await node.begin({ email: `editor-${editor}@newsroom.example`, address });
    expect(begun.wait).toBe(0);
    if ('succeed' in begun) await begun.succeed();
  }
  for (let guess = 0; guess < 100; guess += 1) await begin(`guess-${guess}@newsroom.example`, [address], node);
  expect((await login(email, { address })).status).toBe(429);
  expect((await login(email, { address, device })).status).toBe(200);
});

it('locks no administrator out: who guesses from one address keeps only that one waiting', async () => {
  const { email } = await newMember('administrator');
  const [stranger, own] = [newAddress(), newAddress()];
  for (let round = 0; round < 25; round += 1) {
    await begin(email, Array<string>(4).fill(stranger));
    await letTimePass();
  }
  await begin(email, [stranger]);
  await holdTime();
  expect((await login(email, { address: stranger })).status).toBe(429);
  await letTimePass();
  expect((await login(email, { address: own })).status).toBe(200);
  expect(await rawCollection(desk.payload, 'users').findOne({ email })).toMatchObject({ lockUntil: null });
});

it('has one count for two nodes', async () => {
  const email = 'two-nodes@newsroom.example';
  const address = newAddress();
  const [one, other] = [anotherNode(), anotherNode()];
  for (let time = 0; time < 5; time += 1)
    expect([...(await begin(email, [address], one)), ...(await begin(email, [address], other))]).toEqual([0, 0]);
  await holdTime();
  expect((await begin(email, [address], one))[0]).toBeGreaterThan(0);
  expect((await begin(email, [address], other))[0]).toBeGreaterThan(0);
  for (const url of [desk.url, otherNode.url])
    expect((await login(email, { address }, password, url)).status).toBe(429);
});

it('gives a device that is known a count of its own, which a right password ends', async () => {
  const { email } = await newMember();
  const address = newAddress();
  const device = deviceOf(await login(email, { address }));
  for (let round = 0; round < 2; round += 1) {
    const tries = Array.from({ length: 7 }, () => wrong(email, { address, device }));
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(Array(7).fill(401));
    expect((await login(email, { address, device })).status).toBe(200);
  }
  await Promise.all(Array.from({ length: 10 }, () => wrong(email, { address, device })));
  await holdTime();
  expect((await login(email, { address, device })).status).toBe(429);
  // Its own tries are nobody else's.
  expect((await login(email, { address })).status).toBe(200);
});

it('knows a device by a cookie that scripts do not see, for the one user who signed in', async () => {
  const [mine, yours] = [await newMember(), await newMember()];
  const answer = await login(mine.email, { address: newAddress() });
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('dateline-device-'))!;
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  expect(cookie).toMatch(/Path=\/api;/);
  expect(cookie).not.toContain(mine.id);
  const [name, token = ''] = deviceOf(answer).split('=');
  const yourName = deviceOf(await login(yours.email, { address: newAddress() })).split('=')[0]!;
  expect(yourName).not.toBe(name);
  for (const { email } of [mine, yours]) await begin(email, Array.from({ length: 30 }, newAddress));
  await holdTime();
  const tries: [string, string, number][] = [
    [mine.email, `${name}=${token}`, 200],
    [mine.email, `${name}=${token.slice(0, -2)}AA`, 429],
    [mine.email, `${name}=`, 429],
    [mine.email, `${name}=%ff`, 429],
    [yours.email, `${name}=${token}`, 429],
    [yours.email, `${yourName}=${token}`, 429],
  ];
  for (const [email, device, status] of tries)
    expect([device, (await login(email, { address: newAddress(), device })).status]).toEqual([device, status]);
});

it('knows no device any more once the password changed, the sessions were revoked or the user went to the trash', async () => {
  const next = 'another long password';
  const as = desk.as.administrator;
  const ends: [string, (id: string) => Promise<Answer>, string][] = [
    ['password', (id) => as('PATCH', `/api/users/${id}`, { password: next }), next],
    ['revoked', (id) => as('POST', `/api/users/${id}/revoke-sessions`), password],
    ['trash', (id) => as('DELETE', `/api/users/${id}`), password],
  ];
  for (const [how, end, now] of ends) {
    const { id, email } = await newMember();
    const device = deviceOf(await login(email, { address: newAddress() }));
    await begin(email, Array.from({ length: 30 }, newAddress));
    await holdTime();
    const from = { address: newAddress(), device };
    expect([how, (await login(email, from)).status]).toEqual([how, 200]);
    expect((await end(id)).status).toBe(200);
    if (how === 'trash') await as('PATCH', `/api/users/${id}?trash=true`, { deletedAt: null });
    expect([how, (await login(email, from, now)).status]).toEqual([how, 429]);
  }
});

it('lets a user in again at the command line, without a wait and whatever locked the account', async () => {
  const { email, id } = await newMember();
  const address = newAddress();
  await begin(email, [...Array<string>(10).fill(address), ...Array.from({ length: 20 }, newAddress)]);
  await holdTime();
  // A lock of an older release, or one set by hand.
  const users = rawCollection(desk.payload, 'users');
  await users.updateOne({ email }, { $set: { lockUntil: new Date(Date.now() + 600_000) } });
  expect((await login(email, { address })).status).toBe(429);
  expect(await unlockUser(desk.payload, ` ${email.toUpperCase()} `)).toContain(email);
  expect((await login(email, { address })).status).toBe(200);
  expect((await desk.payload.findByID({ collection: 'users', id })).name).toBe(email);
  await expect(unlockUser(desk.payload, 'nobody-here@newsroom.example')).rejects.toThrow(CliError);
  await expect(unlockUser(desk.payload, undefined)).rejects.toThrow('npx dateline users unlock EMAIL');
});

it('counts on by itself while the database does not', async () => {
  const away = () => Promise.reject(new Error('The database is away.'));
  const limit = openAddressLimit({ collection: () => ({ findOneAndUpdate: away }) } as never)('an address');
  for (let time = 0; time < 100; time += 1) expect(await limit.take()).toBe(0);
  expect(await limit.take()).toBeGreaterThan(0);
});

it('keeps addresses and e-mail addresses hashed, and for a day', async () => {
  const email = 'kept-hashed@newsroom.example';
  const address = newAddress();
  await begin(email, [address]);
  const [tries, addresses] = ['sign_in_tries', 'sign_in_addresses'].map((name) => rawCollection(desk.payload, name));
  const kept = JSON.stringify([await tries!.find().toArray(), await addresses!.find().toArray()]);
  expect(kept).not.toContain(address);
  expect(kept).not.toContain('@');
  for (const rows of [tries!, addresses!])
    expect((await rows.indexes()).filter(({ expireAfterSeconds }) => expireAfterSeconds === 0)).toHaveLength(1);
});
