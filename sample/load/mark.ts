import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Payload } from 'payload';
import type { ClientSession, mongo } from 'mongoose';
import { isDuplicateKey } from '../../src/database/errorCodes.ts';
import { startMarkOf } from '../../src/database/processes.ts';
import { databaseOf } from '../../src/database/rows.ts';

/** Who writes the sample: `run` is this run alone, the rest tells whether its process still lives. */
type Owner = { run: string; host: string; pid: number; startMark: string | null };

/**
 * The mark a sample is written under. Those of older releases have no owner: nothing tells what they wrote. They say `creating`, and a
 * start of such a release empties the database where it finds that word: so it is not written any more.
 */
export type Mark = {
  _id: 'sample';
  state: 'being-made' | 'creating' | 'half-made' | 'done';
  owner?: Owner;
  heartbeat?: Date;
};

/** Milliseconds without a sign of life after which a process on another machine counts as gone. */
const patience = 120_000;

const marksOf = (payload: Payload): mongo.Collection<Mark> => databaseOf(payload).collection<Mark>('newsroom');

export const markOf = (payload: Payload): Promise<Mark | null> => marksOf(payload).findOne({ _id: 'sample' });

const ownerNow = (): Owner => ({
  run: randomUUID(),
  host: hostname(),
  pid: process.pid,
  startMark: startMarkOf(process.pid) ?? null,
});

/** Takes the mark, which one process can. Answers the run it was taken for; undefined: another one has it. */
export async function takeMark(payload: Payload): Promise<string | undefined> {
  const owner = ownerNow();
  try {
    await marksOf(payload).insertOne({ _id: 'sample', state: 'being-made', owner, heartbeat: new Date() });
    return owner.run;
  } catch (error) {
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}

/** A sign of life. Throws if the mark is no longer this run's: then nothing more may be written. */
export async function beat(payload: Payload, run: string, session?: ClientSession): Promise<void> {
  const own = { _id: 'sample', state: 'being-made', 'owner.run': run } as const;
  const { matchedCount } = await marksOf(payload).updateOne(own, { $set: { heartbeat: new Date() } }, { session });
  if (matchedCount === 0) throw new Error('The sample newsroom was taken away while it was being written.');
}

export async function setState(payload: Payload, run: string, state: Mark['state']): Promise<void> {
  await marksOf(payload).updateOne({ _id: 'sample', 'owner.run': run }, { $set: { state } });
}

/** Gives the mark back, of this run or of the one that was removed. */
export async function dropMark(payload: Payload, run: string): Promise<void> {
  await marksOf(payload).deleteOne({ _id: 'sample', 'owner.run': run });
}

/** Does a process write the sample at this moment? On this machine it is looked for, on others its heartbeat tells. */
export function isBeingMade({ state, owner, heartbeat }: Mark): boolean {
  if (state !== 'being-made' || !owner) return false;
  if (owner.host === hostname() && (startMarkOf(owner.pid) ?? null) !== owner.startMark) return false;
  return Date.now() - (heartbeat?.getTime() ?? 0) < patience;
}
