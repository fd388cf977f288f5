import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { makeDataDir, SettingsError } from './dataDir.ts';

const onOff = (fallback: 'on' | 'off') => z.enum(['on', 'off']).default(fallback);
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  );
/** What a browser sends as Origin: no path, no slash at the end. With either it would match nothing, and silently. */
const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
const origins = list.refine((each) => each.every(isOrigin), {
  error: 'wants origins such as https://example.org, without a path, separated by commas',
});
const within = (least: number, most: number, fallback: number) => {
  const error = `wants a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error }).default(fallback);
};

const cdns = ['fastly', 'cloudflare'] as const;
/** The CDN before us. `id` is Fastly's service or Cloudflare's zone; `url` is where its API is, else the vendor's own. */
export type Cdn = { name: (typeof cdns)[number]; id: string; token: string; url?: string };

/** Every setting, what it may be, and its default. docs/operations.md and .env.example list the same ones. */
export const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: within(0, 65_535, 3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'wants a web address such as https://news.example.org' }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  UPLOADS_DIR: z.string().min(1).default('uploads'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, {
      error: 'wants a MongoDB address such as mongodb://host:27017/dateline?replicaSet=rs0',
      abort: true,
    })
    // Without a name MongoDB silently takes `test`.
    .regex(/^[^:]+:\/\/[^/?]+\/[^/?]+/, 'wants the database’s name too: mongodb://host:27017/dateline?replicaSet=rs0')
    .optional(),
  DATELINE_SECRET: z.string().min(32, 'wants at least 32 characters').optional(),
  DATELINE_SAMPLE: onOff('on'),
  CORS_ORIGINS: origins,
  TRUST_PROXY: within(0, 10, 0),
  BODY_LIMIT_KB: within(16, 10_240, 1_024),
  CACHE_MB: within(8, 65_536, 128),
  NEWSLINE_CLIENTS: within(1, 200_000, 5_000),
  CLIENT_CONNECTIONS: within(16, 200_000, 3_000),
  LAME_DUCK_SECONDS: within(0, 10, 5),
  WEBSUB_HUB: z.url({ protocol: /^https?$/, error: 'wants a web address such as https://hub.example.org/' }).optional(),
  METRICS_TOKEN: z.string().min(16, 'wants at least 16 characters').optional(),
  CDN_PURGE: z.enum(['off', ...cdns]).default('off'),
  CDN_PURGE_ID: z.string().min(1).optional(),
  CDN_PURGE_TOKEN: z.string().min(1).optional(),
  CDN_PURGE_URL: z
    .url({ protocol: /^https?$/, error: 'wants a web address such as https://api.fastly.com' })
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  GRAPHQL_INTROSPECTION: z.enum(['on', 'off']).optional(),
  GRAPHQL_MAX_DEPTH: within(3, 50, 10),
  GRAPHQL_MAX_COMPLEXITY: within(10, 100_000, 2_000),
});

export type Env = Readonly<
  z.infer<typeof settings> & {
    secret: string;
    publicUrl: string;
    dataDir: string;
    uploadsDir: string;
    isProduction: boolean;
    introspection: boolean;
    cdn?: Cdn;
  }
>;

/** Settings whose value is never printed. */
const secret = /SECRET|URI|KEY|PASSWORD|TOKEN/;

const quote = (name: string, value: string | undefined): string =>
  value === undefined ? 'nothing' : secret.test(name) ? 'a value (not shown)' : JSON.stringify(value.slice(0, 100));

/** The secret that signs sessions: the one given, or one made for this data directory and kept there. */
function secretOf(sessionSecret: string | undefined, dataDir: string): string {
  if (sessionSecret) return sessionSecret;
  const file = join(dataDir, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  makeDataDir(dataDir);
  const newSecret = randomBytes(32).toString('hex');
  writeFileSync(file, `${newSecret}\n`, { mode: 0o600 });
  return newSecret;
}

/** The CDN, if there is one: then it has to be known which service or zone, and by what right. */
function cdnOf(env: z.infer<typeof settings>): Cdn | undefined {
  const { CDN_PURGE: name, CDN_PURGE_ID: id, CDN_PURGE_TOKEN: token, CDN_PURGE_URL: url } = env;
  if (name === 'off') return undefined;
  if (id && token) return { name, id, token, ...(url && { url }) };
  const missing = Object.entries({ CDN_PURGE_ID: id, CDN_PURGE_TOKEN: token }).filter(([, value]) => !value);
  const faults = missing.map(([each]) => `  ${each}: got nothing; wants a value where CDN_PURGE is ${name}`);
  throw new SettingsError(`These settings do not fit:\n${faults.join('\n')}`);
}

/** Reads and checks the environment, once. Throws a SettingsError that lists every fault. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const variables = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = settings.safeParse(variables);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `  ${name}: got ${quote(name, source[name])}; ${issue.message.replace(/^Invalid option: expected one of/, 'wants one of').replaceAll('"|"', '", "')}`;
    });
    throw new SettingsError(`These settings do not fit:\n${[...new Set(faults)].join('\n')}`);
  }
  const env = result.data;
  const cdn = cdnOf(env);
  const dataDir = resolve(env.DATA_DIR);
  const isProduction = env.NODE_ENV === 'production';
  const host = ['0.0.0.0', '::', '127.0.0.1'].includes(env.HOST) ? 'localhost' : env.HOST;
  return Object.freeze({
    ...env,
    dataDir,
    uploadsDir: resolve(env.UPLOADS_DIR),
    secret: secretOf(env.DATELINE_SECRET, dataDir),
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://${host}:${env.PORT}`,
    isProduction,
    ...(cdn && { cdn }),
    introspection: (env.GRAPHQL_INTROSPECTION ?? (isProduction ? 'off' : 'on')) === 'on',
  });
}
