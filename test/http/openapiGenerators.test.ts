import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { client, openNewsroom, serve, type Newsroom } from '../support/newsroom.ts';

const run = promisify(execFile);
let newsroom: Newsroom;
let server: Awaited<ReturnType<typeof serve>>;
let folder: string;

beforeAll(async () => {
  newsroom = await openNewsroom('generators');
  server = await serve(newsroom);
  // Within the project: what is made imports the generators' own small libraries.
  await mkdir('.cache', { recursive: true });
  folder = await mkdtemp('.cache/clients-');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await server?.close();
  await newsroom?.close();
});

const documents = ['/openapi.json', '/v1/openapi.json'];
const read = async (path: string): Promise<object> => (await client(server.url)<object>('GET', path)).body;

type Place = { at: string; schema: Record<string, unknown> };
const words = new Set(['properties', 'patternProperties', '$defs', 'schemas']);

/** Every schema of a document, and where it stands. */
function schemasIn(value: unknown, at = '', isSchema = false): Place[] {
  if (typeof value !== 'object' || value === null || /\/(example|examples|default|enum|const)$/.test(at)) return [];
  const own = isSchema && !Array.isArray(value) ? [{ at, schema: value as Record<string, unknown> }] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, each]) => {
      const parent = at.slice(at.lastIndexOf('/') + 1);
      const isOne =
        words.has(parent) || ['schema', 'items', 'additionalProperties'].includes(key) || /Of$/.test(parent);
      return schemasIn(each, `${at}/${key}`, isOne);
    }),
  ];
}

it.each(documents)(
  '%s says what each list holds, refers to whole components, and has no schema that is a word',
  async (path) => {
    const document = (await read(path)) as { components: { schemas: Record<string, unknown> } };
    const all = schemasIn(document);
    expect(all.length).toBeGreaterThan(500);
    const isList = ({ type }: Record<string, unknown>): boolean => [type].flat().includes('array');
    const wrong = all.filter(
      ({ schema }) =>
        (isList(schema) && typeof schema.items !== 'object') || 'prefixItems' in schema || schema.items === false,
    );
    expect(wrong.map(({ at }) => at)).toEqual([]);
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
    expect(refs.filter((to) => !/^#\/components\/\w+\/[\w-]+$/.test(to))).toEqual([]);
  },
);

it('promises of what `select` chooses from nothing but the id', async () => {
  const { components, paths } = (await read('/openapi.json')) as {
    components: { schemas: Record<string, { required?: string[]; properties: Record<string, unknown> }> };
    paths: Record<string, Record<string, { parameters?: { $ref?: string }[]; responses: Record<string, unknown> }>>;
  };
  const selecting = Object.entries(paths).filter(([, { get }]) =>
    get?.parameters?.some(({ $ref }) => $ref === '#/components/parameters/select'),
  );
  expect(selecting.map(([path]) => path)).toContain('/api/articles/{id}');
  const promised = selecting.flatMap(([path, { get }]) => {
    const [, name = ''] = /"\$ref":"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(get?.responses[200])) ?? [];
    const docs = /"\$ref":"#\/components\/schemas\/(\w+)"/.exec(
      JSON.stringify(components.schemas[name]?.properties.docs ?? {}),
    );
    return (components.schemas[docs?.[1] ?? name]?.required ?? []).map((each) => `${path} ${each}`);
  });
  expect(promised.filter((each) => !each.endsWith(' id'))).toEqual([]);
});

it.each(documents)('%s is taken by generators of three families, and what they make compiles', async (path) => {
  const name = path.startsWith('/v1') ? 'v1' : 'api';
  const file = `${folder}/${name}.json`;
  await writeFile(file, JSON.stringify(await read(path)));
  await run(process.execPath, ['test/support/generateClients.mjs', file, `${folder}/${name}`]);
  const config = {
    compilerOptions: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: 'es2022',
      types: [],
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2023', 'dom', 'dom.iterable'],
    },
    include: [`${name}/**/*.ts`],
  };
  await writeFile(`${folder}/tsconfig.${name}.json`, JSON.stringify(config));
  const made = await run(process.execPath, [
    'node_modules/typescript/bin/tsc',
    '-p',
    `${folder}/tsconfig.${name}.json`,
  ]).catch((error: unknown) => error as { stdout: string });
  expect(made.stdout).toBe('');
  expect((await readdir(`${folder}/${name}`)).sort()).toEqual(['heyApi', 'oazapfts.ts', 'openapiTypescript.ts']);
});
