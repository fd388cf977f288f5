import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Newsroom } from './newsroom.ts';
import { setClockAhead } from './clock.ts';
import { seeded } from './seeded.ts';

/**
 * A node of a newsroom in a process of its own, with a clock of its own: it answers readers and subscribers, and writes stories when
 * it is told to. Its parent is twoNodes.ts.
 */
export type WireOrder = {
  newsroom: Omit<Newsroom, 'payload' | 'config' | 'uploadsDir' | 'close'>;
  authors: string[];
  seeds: number[];
  seconds: number;
};

setClockAhead(Number(process.env.CLOCK_AHEAD ?? 0));
const { default: configuring } = await import('../../src/payload.config.ts');
const { getPayload } = await import('payload');
const { readEnv } = await import('../../src/config/env.ts');
const { isTransient } = await import('../../src/newsroom/transaction/inTransaction.ts');
const { Refusal } = await import('../../src/domain/refusal.ts');
const { createLog } = await import('../../src/server/log.ts');
const { openDeliveryOf } = await import('../../src/server/delivery.ts');
const { publishing } = await import('./publishing.ts');

const payload = await getPayload({ config: await configuring });
payload.logger.level = 'silent';
const delivery = await openDeliveryOf(payload, readEnv(process.env), createLog('silent'));
const server = createServer((req, res) => void (delivery.handle(req, res) || res.writeHead(404).end()));

type Desk = ReturnType<typeof publishing>;

/** A tenth of what is published is killed, a tenth unpublished, the rest updated, moved or left. Now and then an author is renamed. */
async function writeOne(
  desk: Desk,
  { authors, newsroom: { sections } }: WireOrder,
  random: () => number,
): Promise<void> {
  const word = (): number => Math.floor(random() * 1e9);
  const author = authors[Math.floor(random() * authors.length)]!;
  if (random() < 0.02) await desk.save('authors', author, { name: `Author ${word()}` });
  const section = (): string => (random() < 0.5 ? sections.politics : sections.parliament);
  const byline = [{ relationTo: 'authors', value: author }];
  const id = await desk.publish({ headline: `Story ${word()}`, byline, section: section() });
  const chance = random();
  if (chance < 0.1) await desk.move(id, 'kill', { notice: 'It was wrong.' });
  else if (chance < 0.2) await desk.move(id, 'unpublish', { reason: 'Not yet.' });
  else if (chance < 0.6) {
    await desk.edit(id, { headline: `Newer ${word()}`, section: section() });
    await desk.move(id, 'update');
  }
}

/** A change that met another too often is refused: the truth is then what was before it. */
async function write(desk: Desk, order: WireOrder, seed: number): Promise<number> {
  const random = seeded(seed);
  const end = performance.now() + order.seconds * 1_000;
  let written = 0;
  while (performance.now() < end)
    await writeOne(desk, order, random)
      .then(() => (written += 1))
      .catch((error: unknown) => {
        if (!isTransient(error) && !(error instanceof Refusal && error.code === 'conflict')) throw error;
      });
  return written;
}

async function obey(order: WireOrder): Promise<void> {
  const desk = publishing({ ...order.newsroom, payload } as never);
  const counts = await Promise.all(order.seeds.map((seed) => write(desk, order, seed)));
  process.send?.(counts.reduce((sum, count) => sum + count, 0));
}

const fail = (error: unknown): void => {
  console.error(error);
  process.exit(1);
};
process.on('message', (said: WireOrder | 'close') =>
  said === 'close' ? process.exit(0) : void obey(said).catch(fail),
);
process.on('disconnect', () => process.exit(1));
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
