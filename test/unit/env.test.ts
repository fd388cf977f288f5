import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uploadsTrouble, SettingsError } from '../../src/config/dataDir.ts';
import { misspeltSettings } from '../../src/config/misspelt.ts';
import { readEnv, settings } from '../../src/config/env.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dateline-env-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const read = (given: Record<string, string> = {}) => readEnv({ DATA_DIR: directory, ...given });

function faultsOf(given: Record<string, string>): string {
  try {
    read(given);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  throw new Error('Nothing was refused.');
}

it('starts with no setting at all', () => {
  const env = read();
  expect(env).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    DATELINE_SAMPLE: 'on',
    CORS_ORIGINS: [],
    ...{ publicUrl: 'http://localhost:3000', isProduction: true, introspection: false },
  });
  expect(Object.isFrozen(env)).toBe(true);
});

it('takes an empty setting for none', () => {
  expect(read({ PORT: '', PUBLIC_URL: '', CORS_ORIGINS: '' })).toMatchObject({
    PORT: 3000,
    publicUrl: 'http://localhost:3000',
  });
});

it('tells all faults at once: each setting, what it got and what it wants', () => {
  const faults = faultsOf({
    PORT: 'http',
    NODE_ENV: 'staging',
    PUBLIC_URL: 'news.example.org',
    CORS_ORIGINS: 'https://front.example/, *',
    BODY_LIMIT_KB: '4',
    DATELINE_SAMPLE: 'yes',
    GRAPHQL_MAX_DEPTH: '2.5',
  });
  expect(faults.split('\n')).toEqual([
    'These settings do not fit:',
    '  NODE_ENV: got "staging"; wants one of "development", "production", "test"',
    '  PORT: got "http"; wants a whole number from 0 to 65535',
    '  PUBLIC_URL: got "news.example.org"; wants a web address such as https://news.example.org',
    '  DATELINE_SAMPLE: got "yes"; wants one of "on", "off"',
    '  CORS_ORIGINS: got "https://front.example/, *"; wants origins such as https://example.org, without a path, separated by commas',
    '  BODY_LIMIT_KB: got "4"; wants a whole number from 16 to 10240',
    '  GRAPHQL_MAX_DEPTH: got "2.5"; wants a whole number from 3 to 50',
  ]);
});

it('never prints a secret, nor a database’s address, which can hold a password', () => {
  const faults = faultsOf({ DATELINE_SECRET: 'too short 4711', MONGODB_URI: 'postgres://root:hunter2@db/dateline' });
  expect(faults).toContain('DATELINE_SECRET: got a value (not shown); wants at least 32 characters');
  expect(faults).toContain('MONGODB_URI: got a value (not shown); wants a MongoDB address');
  expect(faults).not.toMatch(/4711|hunter2/);
});

it.each(['mongodb://db', 'mongodb://db/', 'mongodb://a,b:1/?replicaSet=rs0', 'mongodb+srv://u:p@db?tls=true'])(
  'wants the database’s name in %s, which MongoDB would call `test`',
  (MONGODB_URI) => {
    expect(faultsOf({ MONGODB_URI })).toContain('MONGODB_URI: got a value (not shown); wants the database’s name too');
  },
);

it.each(['mongodb://db/news', 'mongodb://u:p%2F@a,b:1/news?replicaSet=rs0', 'mongodb+srv://u@db/news'])(
  'takes %s',
  (MONGODB_URI) => expect(read({ MONGODB_URI }).MONGODB_URI).toBe(MONGODB_URI),
);

const misspelt = (given: Record<string, string>): string[] => misspeltSettings(given, Object.keys(settings.shape));

it.each([
  ['METRIC_TOKEN', 'METRICS_TOKEN'],
  ['MONGODB_URL', 'MONGODB_URI'],
  ['MONGO_URI', 'MONGODB_URI'],
  ['PUBILC_URL', 'PUBLIC_URL'],
  ['public-url', 'PUBLIC_URL'],
  ['CORS_ORIGIN', 'CORS_ORIGINS'],
  ['TRUST_PROXYS', 'TRUST_PROXY'],
  ['LOGLEVEL', 'LOG_LEVEL'],
  ['DATELINE_SECRETS', 'DATELINE_SECRET'],
])('says that %s may be meant for %s', (name, likely) => {
  expect(misspelt({ [name]: 'x' })).toEqual([`${name} is no setting and has no effect. Is ${likely} meant?`]);
});

it('says nothing of other programs’ variables, nor of one beside the setting it looks like', () => {
  const foreign = [
    'PATH',
    'HOME',
    'HOSTNAME',
    'PORTS',
    'NODE_OPTIONS',
    'XDG_DATA_DIRS',
    'LOGNAME',
    'PUBLIC',
    'NODE_PATH',
  ];
  const links = ['MONGODB_PORT', 'MONGODB_SERVICE_HOST', 'DATELINE_PORT', 'DATELINE_SERVICE_PORT', 'npm_config_cache'];
  const ours = [...Object.keys(settings.shape), 'DATELINE_URL', 'DATELINE_ROOT', 'MONGOD_BINARY'];
  expect(misspelt(Object.fromEntries([...foreign, ...links].map((name) => [name, 'x'])))).toEqual([]);
  expect(misspelt(Object.fromEntries(ours.map((name) => [name, 'x'])))).toEqual([]);
  expect(misspelt({ MONGODB_URL: 'x', MONGODB_URI: 'mongodb://db/news' })).toEqual([]);
});

it('makes a secret for a data directory once, that only its owner may read', () => {
  const { secret } = read();
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(read().secret).toBe(secret);
  expect(statSync(join(directory, 'secret')).mode & 0o777).toBe(0o600);
  const own = 'a secret of my own, that is long enough';
  expect(read({ DATELINE_SECRET: own }).secret).toBe(own);
});

it('shows the GraphQL schema in development, and in production only when asked to', () => {
  expect(read({ NODE_ENV: 'development' }).introspection).toBe(true);
  expect(read({ NODE_ENV: 'production' }).introspection).toBe(false);
  expect(read({ NODE_ENV: 'production', GRAPHQL_INTROSPECTION: 'on' }).introspection).toBe(true);
  expect(read({ NODE_ENV: 'development', GRAPHQL_INTROSPECTION: 'off' }).introspection).toBe(false);
});

it('takes the public address with or without a slash at its end', () => {
  expect(read({ PUBLIC_URL: 'https://news.example.org/' }).publicUrl).toBe('https://news.example.org');
});

/** Read by the scripts and the command line, not by the server. */
const ofTheScripts = ['MONGOD_BINARY', 'CHROMIUM_PATH', 'DATELINE_URL', 'DATELINE_API_KEY'];
const all = [...Object.keys(settings.shape), ...ofTheScripts].sort();

it('has every setting in docs/operations.md and in .env.example, and no other', () => {
  const named = (file: string, pattern: RegExp): string[] =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name = '']) => name).sort();
  expect(named('docs/operations.md', /^\| `([A-Z_]+)`/gm)).toEqual(all);
  expect(named('.env.example', /^#?\s?([A-Z][A-Z_]+)=/gm)).toEqual(all);
});

it('makes the data directory for a secret of its own, and for nothing else', () => {
  const DATA_DIR = join(directory, 'not', 'there');
  read({ DATA_DIR, DATELINE_SECRET: 'a secret that is long enough for the rule' });
  expect(existsSync(DATA_DIR)).toBe(false);
  read({ DATA_DIR });
  expect(existsSync(join(DATA_DIR, 'secret'))).toBe(true);
});

it('names the setting where the data directory can’t be made', () => {
  read();
  expect(faultsOf({ DATA_DIR: join(directory, 'secret', 'inside') })).toMatch(
    /DATA_DIR: got ".*inside"; wants a directory/,
  );
});

it('tries whether a photo could be kept, and leaves nothing of it', () => {
  const uploads = join(directory, 'uploads');
  expect(uploadsTrouble(uploads)).toBeUndefined();
  expect(readdirSync(uploads)).toEqual([]);
});

it.each([
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'it is read-only'],
  ['EACCES', 'it may not be written to'],
  ['EIO', 'it cannot be written to (EIO)'],
])('says in words why no photo can be kept: %s', (code, why) => {
  const refusing = (path: unknown): never => {
    // As a full disk does: the file is there, and empty.
    writeFileSync(String(path), '');
    throw Object.assign(new Error(code), { code });
  };
  const uploads = join(directory, 'uploads');
  expect(uploadsTrouble(uploads, refusing)).toContain(`UPLOADS_DIR (${uploads}): ${why}.`);
  expect(readdirSync(uploads)).toEqual([]);
  writeFileSync(join(directory, 'file'), '');
  expect(uploadsTrouble(join(directory, 'file'))).toContain('no photo can be kept');
});
