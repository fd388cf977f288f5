import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Payload, SanitizedConfig } from 'payload';
import { type Role, roles } from '../../src/domain/workflow/roles.ts';
import type { DeliverySide } from '../../src/server/delivery.ts';
import type { Parts } from '../../src/server/app.ts';
import { testDatabaseUri } from './database.ts';

export const password = 'correct horse battery staple';

/** A newsroom of its own: a real Payload on a real mongod, two desks, two sections and one colleague for each role. */
export type Newsroom = {
  payload: Payload;
  config: SanitizedConfig;
  uploadsDir: string;
  desks: { politics: string; economy: string };
  sections: { politics: string; parliament: string };
  /** Users by role, all on the politics desk; `outsider` is a section editor on the economy desk. */
  staff: Record<Role | 'outsider', { id: string; email: string; name: string }>;
  /** The author page linked to the correspondent. */
  author: string;
  close: () => Promise<void>;
};

async function openStaff(payload: Payload, desks: Newsroom['desks']): Promise<Newsroom['staff']> {
  const everyone = [
    ...roles.map((role) => ({ key: role, role, desk: desks.politics })),
    { key: 'outsider' as const, role: 'section-editor' as const, desk: desks.economy },
  ];
  const staff = await Promise.all(
    everyone.map(async ({ key, role, desk }) => {
      const name = `The ${key}`;
      const email = `${key}@newsroom.example`;
      const { id } = await payload.create({
        collection: 'users',
        data: { name, email, password, role, desks: [desk] } as never,
      });
      return [key, { id: String(id), email, name }] as const;
    }),
  );
  return Object.fromEntries(staff) as Newsroom['staff'];
}

/** Payload and the environment alone: nobody works there yet. */
export async function openEmptyNewsroom(name: string, environment: Record<string, string> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'dateline-test-'));
  const uploadsDir = join(directory, 'uploads');
  Object.assign(process.env, {
    MONGODB_URI: testDatabaseUri(name),
    DATELINE_SECRET: 'a secret for tests, long enough for the rule',
    DATA_DIR: directory,
    UPLOADS_DIR: uploadsDir,
    LOG_LEVEL: 'silent',
    ...environment,
  });
  const { default: configuring } = await import('../../src/payload.config.ts');
  const { getPayload } = await import('payload');
  const { buildIndexes } = await import('../../src/database/indexes.ts');
  const config = await configuring;
  const payload = await getPayload({ config });
  payload.logger.level = 'silent';
  await buildIndexes(payload);
  const close = async (): Promise<void> => {
    await payload.db.connection.dropDatabase();
    await payload.destroy();
    await rm(directory, { recursive: true, force: true });
  };
  return { payload, config, uploadsDir, close };
}

/** Opens a newsroom on a database of its own; name it after the test file. Close it, or Jest does not end. */
export async function openNewsroom(name: string, environment: Record<string, string> = {}): Promise<Newsroom> {
  const { payload, config, uploadsDir, close } = await openEmptyNewsroom(name, environment);
  const make = async (collection: string, data: Record<string, unknown>): Promise<string> =>
    String((await payload.create({ collection: collection as 'sections', data: data as never })).id);
  const politics = await make('sections', {
    name: 'Politics',
    inNavigation: true,
    names: { en: 'Politics', az: 'Siyasət', ru: 'Политика' },
  });
  const parliament = await make('sections', { name: 'Parliament', parent: politics, inNavigation: true });
  const desks = {
    politics: await make('desks', { name: 'Politics desk', languages: ['en'], sections: [politics] }),
    economy: await make('desks', { name: 'Economy desk', languages: ['en'] }),
  };
  const staff = await openStaff(payload, desks);
  const author = await make('authors', {
    name: 'Alex Example',
    email: 'alex@private.example',
    user: staff.correspondent.id,
  });
  return { payload, config, uploadsDir, desks, sections: { politics, parliament }, staff, author, close };
}

export type Served = { url: string; server: Server; delivery: DeliverySide; close: () => Promise<void> };

/**
 * The newsroom's real HTTP server on a free port. Several on one newsroom are several nodes; `isAnother` is one that does not commit what
 * is asked of Payload here, and hears of it only as another process would.
 */
export async function serve(
  { payload, config }: Pick<Newsroom, 'payload' | 'config'>,
  { isAnother = false, admin }: { isAnother?: boolean; admin?: Parts['admin'] } = {},
): Promise<Served> {
  const { readEnv } = await import('../../src/config/env.ts');
  const { createApp } = await import('../../src/server/app.ts');
  const { createLog } = await import('../../src/server/log.ts');
  const { openDeliveryOf } = await import('../../src/server/delivery.ts');
  const { deliveryFirst, openServer } = await import('../../src/server/connections/listen.ts');
  const env = readEnv(process.env);
  const log = createLog('silent');
  const delivery = await openDeliveryOf(payload, env, log, { isAnother });
  const app = createApp({ env, payload, config, log, isReady: () => true, delivery, admin });
  const server = openServer(deliveryFirst(delivery, app));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    await delivery.stop();
  };
  return { url, server, delivery, close };
}

export type Answer<T = any> = { status: number; body: T; headers: Headers };

/** Speaks to the server as somebody: signs in once, then sends JSON and reads JSON. */
export async function signIn(url: string, email: string): Promise<Client> {
  const { body } = await client(url)('POST', '/api/users/login', { email, password });
  return client(url, { Authorization: `JWT ${body.token}` });
}

export type Client = <T = any>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<T>>;

export const client =
  (url: string, always: Record<string, string> = {}): Client =>
  async (method, path, body, headers = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined || isRaw ? {} : { 'Content-Type': 'application/json' }),
        ...always,
        ...headers,
      },
      body: body === undefined ? undefined : isRaw ? (body as string) : JSON.stringify(body),
    });
    // A stream of events never ends.
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    const text = isStream ? '' : await response.text();
    if (isStream) await response.body?.cancel();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      body: isJson && text ? JSON.parse(text) : text,
      headers: response.headers,
    } as never;
  };

/** A body of one paragraph, as Payload's editor writes it. */
export const bodyOf = (text: string) => ({
  root: {
    type: 'root',
    format: '',
    indent: 0,
    version: 1,
    direction: 'ltr',
    children: [
      {
        type: 'paragraph',
        format: '',
        indent: 0,
        version: 1,
        direction: 'ltr',
        textFormat: 0,
        children: [{ type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
      },
    ],
  },
});

/** A story with all that publication asks for. */
export const completeCopy = (
  { sections, author }: Pick<Newsroom, 'sections' | 'author'>,
  headline = 'Parliament passes the budget',
) => ({
  headline,
  dateline: { place: 'Baku', source: 'Turan' },
  body: bodyOf('The parliament passed the budget on Tuesday, our correspondent reports.'),
  byline: [{ relationTo: 'authors', value: author }],
  section: sections.politics,
  language: 'en',
});
