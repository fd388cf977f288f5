import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { printFirstUser } from '../../src/cli/upkeep.ts';
import { rawCollection } from '../../src/database/rows.ts';
import { offerFirstUser } from '../../src/server/firstUser.ts';
import { client, openEmptyNewsroom, password, serve } from '../support/newsroom.ts';

let newsroom: Awaited<ReturnType<typeof openEmptyNewsroom>>;
let server: Awaited<ReturnType<typeof serve>>;
let dataDir: string;

beforeAll(async () => {
  newsroom = await openEmptyNewsroom('first-user');
  server = await serve(newsroom);
  dataDir = process.env.DATA_DIR!;
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

const publicUrl = 'https://newsroom.example';
const users = () => rawCollection(newsroom.payload, 'users');
const tokenIn = (text: string): string => /\/admin\/create-first-user\?token=([\w-]{43})/.exec(text)![1]!;
const register = (name: string, token?: unknown, cookie?: string) =>
  client(server.url)(
    'POST',
    '/api/users/first-register',
    { name, email: `${name}@newsroom.example`, password, ...(token === undefined ? {} : { token }) },
    cookie ? { Cookie: cookie } : {},
  );
const rules = ({ body }: { body: any }): string[] =>
  (body.errors?.[0]?.data?.errors ?? []).map(({ path, rule }: Record<string, string>) => `${path} ${rule}`);

/** What a start says, on a terminal or into a log. */
async function start(isTerminal = false, directory = dataDir): Promise<string> {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  await offerFirstUser(newsroom.payload, { dataDir: directory, publicUrl }, { say, isTerminal });
  return said.join('\n');
}

it('registers nobody without the link', async () => {
  const without = await register('nobody');
  expect([without.status, rules(without)]).toEqual([403, ['token required']]);
  for (const wrong of ['', 'x'.repeat(43), { $gt: '' }, 42, null, ['a'], 'a\u0000b']) {
    const answer = await register('nobody', wrong);
    expect([wrong, answer.status, rules(answer)[0]]).toEqual([wrong, 403, expect.stringMatching(/^token /)]);
  }
  expect(await users().countDocuments()).toBe(0);
});

it('prints the link on a terminal; into a log it says where the link is, and never what', async () => {
  const printed = tokenIn(await start(true));
  await expect(stat(join(dataDir, 'first-user'))).rejects.toThrow();
  const said = await start();
  const file = join(dataDir, 'first-user');
  const kept = await readFile(file, 'utf8');
  expect(said).toContain(file);
  expect(said).not.toContain(tokenIn(kept));
  expect(said).not.toContain('token');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(tokenIn(kept)).not.toBe(printed);
  // Another start keeps the link that works; the command prints the same one.
  await chmod(file, 0o644);
  await start();
  expect(await readFile(file, 'utf8')).toBe(kept);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(tokenIn(await printFirstUser(newsroom.payload, dataDir))).toBe(tokenIn(kept));
  // Neither stands in the database.
  const rows = await rawCollection(newsroom.payload, 'newsroom').find({}).toArray();
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${printed}|${tokenIn(kept)}`));
});

it('makes no data directory where there is none, and names the command, which makes a link', async () => {
  const nowhere = join(dataDir, 'not', 'there');
  const said = await start(false, nowhere);
  expect(said).toContain('npx dateline first-user');
  expect(said).not.toContain('token');
  await expect(stat(nowhere)).rejects.toThrow();
  expect(tokenIn(await printFirstUser(newsroom.payload, nowhere))).toHaveLength(43);
  // A file that can't be written is no reason not to start.
  const taken = join(dataDir, 'taken');
  await mkdir(join(taken, 'first-user', 'x'), { recursive: true });
  expect(await start(false, taken)).toContain('npx dateline first-user');
});

it('keeps the link while what is sent does not fit', async () => {
  const token = tokenIn(await printFirstUser(newsroom.payload, dataDir));
  const bad = await client(server.url)('POST', '/api/users/first-register', {
    token,
    name: 'X',
    email: 'x@newsroom.example',
    password: 'short',
  });
  expect([bad.status, rules(bad)]).toEqual([422, ['password length']]);
  expect(await users().countDocuments()).toBe(0);
});

it('makes one of all who register at the same moment the administrator, and no account of the others', async () => {
  // The link of another node, and one that a terminal showed long ago.
  const tokens = [tokenIn(await readFile(join(dataDir, 'first-user'), 'utf8')), tokenIn(await start(true))];
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, count) =>
      count % 3
        ? register(`first-${count}`, tokens[count % 2])
        : register(`first-${count}`, undefined, `dateline-first-user=${tokens[count % 2]}`),
    ),
  );
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  expect(answers.map(({ status }) => status).filter((status) => ![200, 403, 409].includes(status))).toEqual([]);
  const { docs } = await newsroom.payload.find({ collection: 'users', depth: 0 });
  expect(docs.map(({ role }) => role)).toEqual(['administrator']);
  const winner = answers.find(({ status }) => status === 200)!;
  const me = await client(server.url, { Authorization: `JWT ${winner.body.token}` })('GET', '/api/users/me');
  expect(me.body.user).toMatchObject({ role: 'administrator' });
  expect(winner.headers.get('set-cookie')).toMatch(/^payload-token=.*HttpOnly/i);
});

it('ends every link with the first user, whatever becomes of them', async () => {
  const token = tokenIn(await readFile(join(dataDir, 'first-user'), 'utf8'));
  expect((await register('late', token)).status).toBe(403);
  await users().updateMany({}, { $set: { deletedAt: new Date() } });
  expect((await register('late', token)).status).toBe(403);
  await expect(printFirstUser(newsroom.payload, dataDir)).rejects.toThrow('has users already');
  expect(await start()).toBe('');
  expect(await start(true)).toBe('');
  await expect(stat(join(dataDir, 'first-user'))).rejects.toThrow();
  expect(await users().countDocuments()).toBe(1);
  await users().deleteMany({});
  expect(rules(await register('late', token))).toEqual(['token not-valid']);
});

it('carries the link’s token in a cookie of this server, out of the address bar', async () => {
  const open = (query: string) => client(server.url)('GET', `/admin/create-first-user${query}`);
  const token = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
  const opened = await open(`?token=${token}`);
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/admin/create-first-user']);
  expect(opened.headers.get('set-cookie')).toMatch(
    new RegExp(`^dateline-first-user=${token};.*HttpOnly; SameSite=Lax`),
  );
  expect(opened.headers.get('cache-control')).toBe('no-store');
  const odd = await open('?token=a%0d%0aSet-Cookie:x&token=b');
  expect([odd.status, odd.headers.get('set-cookie')]).toEqual([303, null]);
});
