import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that can be made to hang, or be cut, as lines do. */
export type Line = {
  port: number;
  /** Nothing goes through any more, and nobody is told. */
  hang: () => void;
  /** All connections end, and new ones are refused. */
  cut: () => void;
  /** Each piece from the server comes so many milliseconds late. */
  delay: (milliseconds: number) => void;
  /** No more bytes a second come from the server, over all connections. */
  limit: (bytesPerSecond: number) => void;
  /** Bytes that have come from the server so far. */
  bytes: () => number;
  mend: () => void;
  close: () => Promise<void>;
};

export async function openLine(target: { host: string; port: number }): Promise<Line> {
  let state: 'whole' | 'hanging' | 'cut' = 'whole';
  const ends = new Set<Socket>();
  const pace = { late: 0, rate: Infinity, freeAt: 0, bytes: 0 };
  /** When a piece of so many bytes has come over the line. */
  const comesAt = (length: number): number => {
    const { late, rate, freeAt } = pace;
    pace.bytes += length;
    pace.freeAt = Math.max(performance.now() + late, freeAt) + (length * 1_000) / rate;
    return pace.freeAt;
  };
  const pass = (from: Socket, to: Socket, timeOf: (length: number) => number): void => {
    ends.add(from);
    // One after the other: two timers of the same moment need not keep their order.
    let last: Promise<void> | undefined;
    const at = async (moment: number): Promise<void> => {
      const wait = moment - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    };
    const then = (moment: number, act: () => void): void => {
      if (!last && moment <= performance.now()) return act();
      const mine: Promise<void> = (last ?? Promise.resolve())
        .then(() => at(moment))
        .then(act)
        .finally(() => {
          if (last === mine) last = undefined;
        });
      last = mine;
    };
    from.on('data', (bytes) => then(timeOf(bytes.length), () => void (state === 'whole' && to.write(bytes))));
    from.on('error', () => undefined);
    from.on('close', () => {
      ends.delete(from);
      // What is on its way arrives.
      then(0, () => to.destroySoon());
    });
  };
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const far = connect(target);
    pass(near, far, () => 0);
    pass(far, near, comesAt);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endAll = (): void => ends.forEach((end) => end.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    hang: () => void (state = 'hanging'),
    cut: () => {
      state = 'cut';
      endAll();
    },
    delay: (milliseconds) => void (pace.late = milliseconds),
    limit: (bytesPerSecond) => void (pace.rate = bytesPerSecond),
    bytes: () => pace.bytes,
    mend: () => {
      // What hung has lost bytes: such a connection is of no use any more.
      if (state === 'hanging') endAll();
      state = 'whole';
      Object.assign(pace, { late: 0, rate: Infinity, freeAt: 0 });
    },
    close: async () => {
      endAll();
      server.close();
      await once(server, 'close');
    },
  };
}
