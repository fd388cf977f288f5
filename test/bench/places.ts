import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Usage = { cpu: number; memory: number; heap: number };

/**
 * A server in a process of its own, on loopback. `usage` is in microseconds and bytes; `kept` has the garbage collected first, and counts what is
 * left, in bytes.
 */
export type Place = {
  url: string;
  usage: () => Promise<Usage>;
  kept: () => Promise<number>;
  close: () => Promise<void>;
};

/** What a process of the benchmark serves: see place.ts. */
export type Role = 'node' | 'bare' | 'driver';

/** Starts a place on this database and waits until it answers. */
export async function openPlace(role: Role, settings: Record<string, string>): Promise<Place> {
  const child = fork(fileURLToPath(new URL('place.ts', import.meta.url)), [role], {
    execArgv: ['--import', 'tsx', '--conditions=production', '--expose-gc'],
    env: { ...process.env, ...settings },
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The ${role} ended by itself, with ${code}.`);
  });
  failed.catch(() => undefined);
  const [url] = (await Promise.race([once(child, 'message'), failed])) as [string];
  let last: Promise<unknown> = Promise.resolve();
  // One question at a time: an answer does not say which question it is to.
  const ask = <T>(what: string): Promise<T> => {
    const answer = last.then(async () => {
      const said = once(child, 'message');
      child.send(what);
      return ((await said) as [T])[0];
    });
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    url,
    usage: () => ask<Usage>('usage'),
    kept: () => ask<number>('kept'),
    close: async () => {
      const gone = once(child, 'exit');
      child.send('close');
      await gone;
    },
  };
}
