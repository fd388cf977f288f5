import { openNewsroom, password, type Newsroom } from '../support/newsroom.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { actionsOf } from '../../src/server/adminRequests.ts';

/** The functions behind the admin as the build has them, called as nobody's page calls them. */
let newsroom: Newsroom;
let server: ServerProcess;
let cookie: string;
/** What the server wrote, in lines. */
let written: string;
const actions = [...actionsOf(process.cwd())];

beforeAll(async () => {
  newsroom = await openNewsroom('browser-server-functions');
  server = await startServerProcess();
  const { email } = newsroom.staff.journalist;
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ email, password });
  const answer = await fetch(`${server.url}/api/users/login`, { method: 'POST', headers, body });
  cookie = `payload-token=${((await answer.json()) as { token: string }).token}`;
  for (const stream of [server.process.stdout, server.process.stderr])
    stream?.on('data', (chunk) => (written += String(chunk)));
  // The first page asks Next to get ready.
  await fetch(`${server.url}/admin/login`);
}, 180_000);
beforeEach(() => {
  written = '';
});
afterAll(async () => {
  await server?.stop();
  await newsroom?.close();
});

async function call(body: string, headers: Record<string, string> = {}, path = '/admin') {
  const always = { Origin: server.url, 'Content-Type': 'text/plain;charset=UTF-8', Accept: 'text/x-component' };
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...always, ...headers },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

const asked = (name: string, args: object): string => JSON.stringify([{ name, args }]);
const formState = asked('form-state', {
  collectionSlug: 'sections',
  schemaPath: 'sections',
  operation: 'create',
  docPermissions: { fields: true },
  docPreferences: { fields: {} },
  data: {},
});

it('answers a page’s own call, to who is signed in alone, with a body as long as a save', async () => {
  const functions = actions.map((action) => ({ 'Next-Action': action }));
  const answers = await Promise.all(functions.map((headers) => call(formState, { ...headers, Cookie: cookie })));
  expect(answers.some(({ status, text }) => status === 200 && text.includes('"addedByServer":true'))).toBe(true);
  for (const headers of functions)
    for (const Cookie of ['', 'payload-token=a.b.c', 'dateline-first-user=', `dateline-first-user=${'x'.repeat(43)}`])
      expect([Cookie, (await call(formState, { ...headers, Cookie })).status]).toEqual([Cookie, 401]);
  const long = asked('form-state', { data: 'ж'.repeat(1024 * 1024) });
  expect((await call(long, { ...functions[0], Cookie: cookie })).status).toBe(200);
}, 120_000);

/** What Next reads of a call: its arguments as React writes them, in JSON or as a form. */
const odd: readonly (readonly [what: string, body: string, type?: string])[] = [
  ['nothing', ''],
  ['no JSON', '['],
  ['an object', '{}'],
  ['null', 'null'],
  ['a number', '7'],
  ['no arguments', '[]'],
  ['null for arguments', '[null]'],
  ['itself', '["$0"]'],
  ['another function', '["$F1"]'],
  ['a part that does not come', '["$5"]'],
  ['a property of all objects', '["$1:constructor:constructor"]'],
  ['a promise', '["$@1"]'],
  ['a number of 5,000 digits', `["$n${'9'.repeat(5_000)}"]`],
  ['a date that is none', '["$Dx"]'],
  ['a map', '["$Q1"]'],
  ['a form within', '["$K1"]'],
  ['a blob', '["$B1"]'],
  ['a stream', '["$R1"]'],
  ['nesting', `[${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}]`],
  ['a name of all objects', asked('__proto__', {})],
  ['a function that is closed', asked('schedule-publish', {})],
  ['a form of nothing', asked('form-state', { docPermissions: 7, schemaPath: { a: 1 } })],
  ['a document of nothing', asked('render-document', { collectionSlug: 'nope' })],
  ['a list of nothing', asked('render-list', { collectionSlug: '__proto__' })],
  ['a query by code', asked('table-state', { collectionSlug: ['users'], query: { where: { $where: '1' } } })],
  ['a field of nothing', asked('render-field', { schemaPath: 'a.b.c' })],
  [
    'a form without an end',
    '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[',
    'multipart/form-data; boundary=x',
  ],
  ['a form without a boundary', 'x', 'multipart/form-data'],
  ['a form of another kind', 'a=b', 'application/x-www-form-urlencoded'],
  ['another type', '[{}]', 'application/json'],
];

it('answers odd calls by staff without a fault, and writes nothing but lines of the log', async () => {
  for (const action of actions)
    for (const [what, body, type] of odd) {
      const headers = { 'Next-Action': action, Cookie: cookie, ...(type && { 'Content-Type': type }) };
      const { status, text } = await call(body, headers);
      expect([what, status < 500, /node_modules|at .*:\d+:\d+/.test(text)]).toEqual([what, true, false]);
    }
  const lines = written.split('\n').filter(Boolean);
  expect(lines.filter((line) => !line.startsWith('{"level":'))).toEqual([]);
  // One of a request at most, and of a client 60 a minute.
  expect(lines.length).toBeLessThanOrEqual(60);
}, 120_000);

it('keeps anybody who is not signed in from all of it, and from the log', async () => {
  for (const action of [...actions, 'a'.repeat(42), '__proto__'])
    for (const [what, body, type] of odd) {
      const { status } = await call(body, { 'Next-Action': action, ...(type && { 'Content-Type': type }) });
      expect([what, [401, 404].includes(status)]).toEqual([what, true]);
    }
  expect(written).toBe('');
}, 120_000);
