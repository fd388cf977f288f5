import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { collections, type StoredStory } from '../../src/published/storage/collections.ts';
import type { PublishedStory } from '../../src/published/story/schema.ts';
import type { Publishing } from './publishing.ts';
import type { WireOrder } from './wireNode.ts';

/** What a subscriber holds of each story, by its id; or what he should. */
export type Copies = Map<string, string>;
type Node = {
  url: string;
  child: ChildProcess;
  write: (order: WireOrder) => Promise<number>;
  close: () => Promise<void>;
};

async function openNode(clockAhead: number): Promise<Node> {
  const child = fork(fileURLToPath(new URL('wireNode.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx', '--conditions=production'],
    env: { ...process.env, NODE_OPTIONS: '', CLOCK_AHEAD: String(clockAhead) },
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`A node ended by itself, with ${code}.`);
  });
  failed.catch(() => undefined);
  const said = async () => ((await Promise.race([once(child, 'message'), failed])) as [unknown])[0];
  return {
    url: (await said()) as string,
    child,
    write: async (order) => {
      const answer = said();
      child.send(order);
      return (await answer) as number;
    },
    close: async () => {
      const gone = once(child, 'exit');
      child.send('close');
      await gone;
    },
  };
}

const idOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

type Item = { uri: string; pubStatus: string; version: string; headlines?: { value: string }[]; by?: string };
const saidOf = ({ pubStatus, version, headlines, by }: Item): string =>
  pubStatus === 'usable' ? `usable ${version} ${headlines?.[0]?.value} by ${by}` : pubStatus;

/** Follows the wire from page to page until there is no more, each page asked of another node. Answers the token to go on from. */
async function follow({ copies, limit, section }: Subscriber, after: string, nodes: readonly Node[]): Promise<string> {
  const asked = `limit=${limit}${section ? `&section=${section}` : ''}`;
  for (let [at, page] = [after, 0]; ; page += 1) {
    const { url } = nodes[page % nodes.length]!;
    const answer = await fetch(`${url}/v1/wire/ninjs?after=${at}&${asked}`);
    if (answer.status === 503) continue;
    const { associations } = (await answer.json()) as { associations: Item[] };
    for (const item of associations) copies.set(idOf(item.uri), saidOf(item));
    at = answer.headers.get('changes-after') ?? '';
    if (associations.length === 0) return at;
  }
}

/** What readers have, by the database; in a section, or all. A kill is in every list. */
async function truthIn(desk: Publishing, section?: string): Promise<Copies> {
  const { current } = await desk.headNow();
  const filter = section ? { $or: [{ facets: `section=${section}` }, { status: 'killed' as const }] } : {};
  const rows = await desk.db.collection<StoredStory>(collections.stories(current)).find(filter).toArray();
  return new Map(
    rows.map((row) => {
      if (row.status === 'killed') return [row._id.toHexString(), 'canceled'];
      const { version, headline, byline } = JSON.parse(row.json) as PublishedStory;
      return [row._id.toHexString(), `usable ${version} ${headline} by ${byline.text}`];
    }),
  );
}

async function makeAuthors({ payload }: Publishing): Promise<string[]> {
  const names = Array.from({ length: 20 }, (_, at) => `Author ${at}`);
  const made = names.map((name) => payload.create({ collection: 'authors', data: { name } as never }));
  return (await Promise.all(made)).map(({ id }) => String(id));
}

/** Does what waits, such as projecting the stories of an author who was renamed. */
async function settle(desk: Publishing, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await desk.work();
    await wait(500);
  }
  await desk.work();
}

/** Somebody who follows the wire, of all or of a section. */
export type Subscriber = { limit: number; section?: string; copies: Copies };
export type WireRun = { written: number; truth: Copies; subscribers: (Subscriber & { truth: Copies })[] };

/** How many stories each of the subscribers asks for at once, and of which section. */
const asking: readonly Omit<Subscriber, 'copies'>[] = [
  ...[1, 3, 10, 50].map((limit) => ({ limit })),
  ...[1, 10].map((limit) => ({ limit, section: 'politics/parliament' })),
];

/**
 * Two nodes in processes of their own, the clock of one five seconds ahead, four writers on each; and subscribers who follow the
 * wire meanwhile, now at one, now at the other. Answers what each holds in the end, and what is true then.
 */
export async function runWire(desk: Publishing, seconds: number): Promise<WireRun> {
  const { staff, sections, author, desks } = desk;
  const nodes = await Promise.all([openNode(0), openNode(5_000)]);
  try {
    let isWritten = false;
    const authors = await makeAuthors(desk);
    const subscribers = asking.map((each): Subscriber => ({ ...each, copies: new Map() }));
    const following = subscribers.map(async (subscriber) => {
      for (let token = 'start', isLast = false; !isLast; await wait(5)) {
        isLast = isWritten;
        token = await follow(subscriber, token, nodes);
      }
    });
    let isSettled = false;
    const settling = settle(desk, () => isSettled);
    const order = { newsroom: { staff, sections, author, desks }, authors, seconds };
    const counts = nodes.map(({ write }, at) => write({ ...order, seeds: [1, 2, 3, 4].map((seed) => 4 * at + seed) }));
    const written = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    isSettled = true;
    await settling;
    isWritten = true;
    await Promise.all(following);
    const held = subscribers.map(async (each) => ({ ...each, truth: await truthIn(desk, each.section) }));
    return { written, truth: await truthIn(desk), subscribers: await Promise.all(held) };
  } finally {
    await Promise.all(nodes.map(({ close }) => close()));
  }
}

/** The stories a subscriber may use, or has to cancel. */
export const heldIn = (copies: Copies): Copies => new Map([...copies].filter(([, said]) => said !== 'withheld'));
