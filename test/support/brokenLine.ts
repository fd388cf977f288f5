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
  mend: () => void;
  close: () => Promise<void>;
};

export async function openLine(target: { host: string; port: number }): Promise<Line> {
  let state: 'whole' | 'hanging' | 'cut' = 'whole';
  const ends = new Set<Socket>();
  let late = 0;
  const pass = (from: Socket, to: Socket, delay: () => number): void => {
    ends.add(from);
    const send = (bytes: Buffer): void => void (state === 'whole' && to.write(bytes));
    from.on('data', (bytes) => (delay() > 0 ? setTimeout(send, delay(), bytes) : send(bytes)));
    from.on('error', () => undefined);
    from.on('close', () => {
      ends.delete(from);
      to.destroy();
    });
  };
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const far = connect(target);
    pass(near, far, () => 0);
    pass(far, near, () => late);
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
    delay: (milliseconds) => void (late = milliseconds),
    mend: () => {
      // What hung has lost bytes: such a connection is of no use any more.
      if (state === 'hanging') endAll();
      [state, late] = ['whole', 0];
    },
    close: async () => {
      endAll();
      server.close();
      await once(server, 'close');
    },
  };
}
