import { readFile } from 'node:fs/promises';
import { Agent, get, type ClientRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { bodyOf, client, type Answer, type Client } from '../support/newsroom.ts';

/** Milliseconds each read took, and what did not end as it should. */
export type Counts = { times: number[]; failed: number };
type Fault = (error: unknown) => void;

/** Begins the work again and again, whether the one before has ended or not; what a busy machine was late with is made up for. */
export function everySoOften(every: number, work: () => Promise<void>, onFault: Fault): () => void {
  const start = performance.now();
  let begun = 0;
  const begin = (): void => {
    for (const due = Math.floor((performance.now() - start) / every); begun < due; begun += 1)
      void work().catch(onFault);
  };
  const timer = setInterval(begin, every);
  return () => clearInterval(timer);
}

/** Follows the News Line so many times, until let go. */
export async function followLive(url: string, count: number, onFault: Fault): Promise<() => void> {
  const agent = new Agent({ maxSockets: Infinity });
  let isLetGo = false;
  const follow = (): Promise<ClientRequest> =>
    new Promise((resolve) => {
      const asked = get(`${url}/v1/newsline/live`, { agent }, (answer) => {
        answer.resume().once('close', () => isLetGo || onFault(new Error('A live client was let go of.')));
        resolve(asked);
      });
      asked.on('error', (error) => isLetGo || onFault(error));
    });
  const followers = await Promise.all(Array.from({ length: count }, follow));
  return () => {
    isLetGo = true;
    for (const each of followers) each.destroy();
  };
}

const fixedPaths = ['/', '/v1/newsline', '/v1/newsline?limit=100', '/v1/search?q=parliament', '/v1/sections'];

/** Reads pages, lists and stories one after the other; stories the newest fifty, as they come. */
export function readInTurn(url: string): (counts: Counts) => Promise<void> {
  let turn = 0;
  let slugs: string[] = [];
  return async (counts) => {
    turn += 1;
    const slug = slugs[turn % Math.max(1, slugs.length)];
    const path = turn % 2 === 0 && slug ? `/v1/stories/${slug}` : fixedPaths[turn % fixedPaths.length]!;
    const start = performance.now();
    const answer = await fetch(url + path);
    const text = await answer.text();
    counts.times.push(performance.now() - start);
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status}`);
    if (path === '/v1/newsline?limit=100') slugs = [...text.matchAll(/"slug":"([^"]+)"/g)].map(([, found]) => found!);
  };
}

const done = <T>({ status, body }: Answer<T>, what: string): T => {
  if (status >= 300) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
  return body;
};

type Login = { role: string; email: string; password: string };

/** The sample's logins, once they are all written. */
async function loginsIn(dataDir: string): Promise<Login[]> {
  for (let tried = 0; ; tried += 1) {
    const text = await readFile(join(dataDir, 'sample-logins.json'), 'utf8').catch(() => '');
    if (text) return JSON.parse(text) as Login[];
    if (tried === 120) throw new Error('The sample newsroom has no logins.');
    await wait(1_000);
  }
}

const steps = [
  ['file', 'correspondent'],
  ['take', 'editor'],
  ['approve', 'editor'],
  ['publish', 'editor'],
] as const;

/** Twelve megapixels that nobody has sent before: clouds of chance. */
const photo = async (): Promise<Buffer> => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const few = sharp({ create: { width: 400, height: 300, channels: 3, background: '#888888', noise } });
  const clouds = await few.png().toBuffer();
  return sharp(clouds).resize(4_000, 3_000).jpeg({ quality: 85 }).toBuffer();
};

async function signIn(url: string, { email, password }: Login): Promise<Client> {
  const { token } = done(await client(url)<any>('POST', '/api/users/login', { email, password }), 'Sign-in');
  return client(url, { Authorization: `JWT ${token}` });
}

/** A correspondent and an editor at work: each call publishes a story, or sends a photo. */
export async function openWriters(url: string, dataDir: string) {
  const logins = await loginsIn(dataDir);
  const as = async (role: string) =>
    signIn(
      url,
      logins.find((login) => login.role === role)!,
    );
  const people = { correspondent: await as('correspondent'), editor: await as('managing-editor') };
  const first = async (collection: string): Promise<string> =>
    done(await people.editor<any>('GET', `/api/${collection}?limit=1&depth=0`), collection).docs[0].id;
  const [section, author] = [await first('sections'), await first('authors')];
  const sent = { stories: 0, photos: 0 };
  const publishStory = async (): Promise<void> => {
    const headline = `Parliament passes law ${Date.now()} of the bench`;
    const copy = { headline, dateline: { place: 'Baku', source: 'Turan' }, section, language: 'en' };
    const byline = [{ relationTo: 'authors', value: author }];
    const body = bodyOf('The parliament passed the law on Tuesday, our correspondent reports. '.repeat(30));
    const made = await people.correspondent<any>('POST', '/api/articles', { ...copy, byline, body });
    const { id } = done(made, 'A new story').doc;
    for (const [name, who] of steps) {
      // As the desk does: who sends it out says which version was read.
      const { baseVersion } = done(
        await people[who]<any>('GET', `/api/articles/${id}/transitions`),
        'What may be done',
      );
      done(await people[who]('POST', `/api/articles/${id}/transitions`, { name, baseVersion }), `To ${name}`);
    }
    sent.stories += 1;
  };
  const sendPhoto = async (): Promise<void> => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await photo())], { type: 'image/jpeg' }), 'clouds.jpg');
    form.append('_payload', JSON.stringify({ alt: 'Clouds.' }));
    done(await people.correspondent('POST', '/api/media', form), 'A photo');
    sent.photos += 1;
  };
  return { publishStory, sendPhoto, sums: () => `${sent.stories} stories published, ${sent.photos} photos sent` };
}
