/**
 * Runs the examples of the documentation, so that they can't go stale.
 *
 * An example is a ```sh block right after the line `<!-- run -->`. It runs with bash (-eu -o pipefail), in the order of the
 * file, against a real server with these variables set:
 *   DATELINE_URL  the server        API_KEY  a correspondent's key with both scopes        TOKEN  a section editor's session
 * It has to exit with 0. If a ```json block follows (before the next ```sh block), what the example printed has to contain it,
 * white space aside; `…` in it stands for anything.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { bodyOf, client, openNewsroom, password, serve, signIn, type Newsroom } from '../support/newsroom.ts';

type Example = { file: string; line: number; script: string; expected: string | undefined };

function examplesIn(file: string): Example[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const blocks = [
    ...text.matchAll(/<!-- run -->\n+```sh\n([\s\S]*?)\n```((?:(?!```sh)[\s\S])*?)(?=<!-- run -->|```sh|$)/g),
  ];
  return blocks.map(({ 1: script = '', 2: after = '', index }) => ({
    file,
    line: text.slice(0, index).split('\n').length,
    script,
    expected: /```json\n([\s\S]*?)\n```/.exec(after)?.[1],
  }));
}

// The newsroom's own first: it publishes what the others read.
const examples = ['docs/newsroom-api.md', 'docs/api.md', 'docs/graphql.md', 'README.md'].flatMap(examplesIn);

let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  newsroom = await openNewsroom('docs');
  server = await serve(newsroom);
  const { staff } = newsroom;
  const apiKey = '3f1d6b0a-93c5-4a0e-8f43-7f1f0a4f5c11';
  const administrator = await signIn(server.url, staff.administrator.email);
  await administrator('PATCH', `/api/users/${staff.correspondent.id}`, {
    enableAPIKey: true,
    apiKey,
    keyScopes: ['read-published', 'file-copy'],
  });
  const login = { email: staff['section-editor'].email, password };
  const editor = await signIn(server.url, staff['managing-editor'].email);
  const about = { title: 'About us', slug: 'about', language: 'en', body: bodyOf('We report.') };
  const { doc } = (await editor('POST', '/api/pages?depth=0', about)).body;
  await editor('POST', `/api/pages/${doc.id}/transitions`, { name: 'publish', baseVersion: doc.baseVersion });
  const { body } = await client(server.url)('POST', '/api/users/login', login);
  environment = { ...process.env, DATELINE_URL: server.url, API_KEY: apiKey, TOKEN: body.token };
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

const run = (script: string): Promise<{ code: number; output: string; errors: string }> =>
  new Promise((resolve) => {
    const bash = execFile(
      'bash',
      ['-eu', '-o', 'pipefail', '-s'],
      { env: environment, timeout: 60_000, maxBuffer: 8e6 },
      (error, output, errors) => resolve({ code: error ? Number(error.code ?? 1) : 0, output, errors }),
    );
    bash.stdin?.end(`${script}\n`);
  });

const isIn = (output: string, expected: string): boolean => {
  const dense = (text: string): string => text.replaceAll(/\s+/g, '');
  const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(dense(expected).split('…').map(literal).join('[\\s\\S]*?')).test(dense(output));
};

it('finds the examples', () => {
  for (const file of ['docs/newsroom-api.md', 'docs/api.md'])
    expect(examples.filter((each) => each.file === file).length).toBeGreaterThan(6);
});

it.each(examples.map((example) => [`${example.file}:${example.line}`, example] as const))(
  'runs %s',
  async (_at, example) => {
    const { code, output, errors } = await run(example.script);
    expect({ code, errors, output: code ? output : '' }).toEqual({ code: 0, errors: '', output: '' });
    if (example.expected && !isIn(output, example.expected)) expect(output).toBe(example.expected);
  },
);
