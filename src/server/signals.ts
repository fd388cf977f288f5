import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds. A signal that comes by two ways, from a supervisor and from `npm start`, is one. */
const sameSignal = 1_000;
/** Milliseconds in which a start that is cut short comes to its next step; mongod can take longer over its files. */
const mostOfStart = 4_000;

type Newsroom = {
  say: (text: string) => void;
  /** Are its doors open? */
  isOpen: () => boolean;
  /** Has the start end at its next step, and waits for that. */
  cutStart: () => Promise<void>;
  /** Undoes everything; at once if it is urgent, else with some time for a load balancer to see it. */
  leave: (isUrgent: boolean) => Promise<void>;
};

/** The first signal lets the newsroom finish, or its start end; a second one ends it at once. Ctrl-C has no load balancer to wait for. */
export function onSignals({ say, isOpen, cutStart, leave }: Newsroom): void {
  let first: number | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const wasOpen = isOpen();
    say(wasOpen ? `${signal}: finishing what is under way …` : `${signal}: ending the start …`);
    if (!wasOpen) await Promise.race([cutStart(), wait(mostOfStart)]);
    await leave(!wasOpen || signal !== 'SIGTERM');
    process.exit(0);
  };
  const hear = (signal: NodeJS.Signals): void => {
    if (first !== undefined && Date.now() - first > sameSignal) process.exit(1);
    if (first !== undefined) return;
    first = Date.now();
    void end(signal);
  };
  process.on('SIGINT', hear).on('SIGTERM', hear).on('SIGHUP', hear);
}
