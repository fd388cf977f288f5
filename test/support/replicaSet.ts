import mongoose from 'mongoose';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { until } from './readModel.ts';

/** Else a member asks one that stands still for what is new for five seconds more. */
const member = { launchTimeout: 60_000, args: ['--setParameter', 'oplogNetworkTimeoutBufferSeconds=1'] };

/** A replica set of three, of this test's own, whose members can be made to stand still. It elects within seconds. */
export async function openReplicaSet() {
  const set = await MongoMemoryReplSet.create({
    binary: { systemBinary: process.env.MONGOD_BINARY },
    replSet: {
      count: 3,
      storageEngine: 'wiredTiger' as const,
      configSettings: { electionTimeoutMillis: 2_000, heartbeatIntervalMillis: 500 } as object,
    },
    instanceOpts: [member, member, member],
  });
  const options = { directConnection: true, serverSelectionTimeoutMS: 1_000 };
  const clients = await Promise.all(
    set.servers.map((server) => new mongoose.mongo.MongoClient(server.getUri(), options).connect()),
  );
  /** A majority follows it. */
  const isPrimary = async (index: number): Promise<boolean> => {
    const probe = { insert: 'probes', documents: [{}], writeConcern: { w: 'majority', wtimeout: 400 } };
    const written = await clients[index]!.db('outage')
      .command(probe, { signal: AbortSignal.timeout(500) })
      .catch(() => undefined);
    return written?.n === 1 && !written.writeConcernError;
  };
  const primary = async (): Promise<number | undefined> => {
    const found = await Promise.all(clients.map((_client, index) => isPrimary(index)));
    return found.findIndex(Boolean) < 0 ? undefined : found.findIndex(Boolean);
  };
  const signal = (index: number, name: 'SIGSTOP' | 'SIGCONT'): void =>
    void set.servers[index]!.instanceInfo?.instance.mongodProcess?.kill(name);
  const all = clients.map((_client, index) => index);
  return {
    uri: set.getUri('outage'),
    primary: async (): Promise<number> => {
      let found: number | undefined;
      await until(async () => (found = await primary()) !== undefined);
      return found!;
    },
    stepDown: (index: number) =>
      clients[index]!.db('admin').command({ replSetStepDown: 10, secondaryCatchUpPeriodSecs: 1, force: true }),
    freeze: (...some: number[]) => some.forEach((index) => signal(index, 'SIGSTOP')),
    goOn: () => all.forEach((index) => signal(index, 'SIGCONT')),
    others: (index: number): number[] => all.filter((each) => each !== index),
    close: async () => {
      all.forEach((index) => signal(index, 'SIGCONT'));
      await Promise.all(clients.map((each) => each.close(true)));
      await set.stop();
    },
  };
}
