import mongoose, { mongo } from 'mongoose';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { collections, type Db, type Head } from '../../src/published/storage/collections.ts';
import { followHead, type HeadFollower } from '../../src/delivery/head/head.ts';
import { until } from '../support/readModel.ts';

let set: MongoMemoryReplSet;
let connection: mongoose.Connection;
let db: Db;
let head: HeadFollower;

/** Stops the processes where they stand, as a cut line would, and lets them go on. */
const signalOthers = (signal: 'SIGSTOP' | 'SIGCONT'): void => {
  for (const { instanceInfo } of set.servers.slice(1)) instanceInfo?.instance.mongodProcess?.kill(signal);
};

beforeAll(async () => {
  // Others can be elected only where they are not stopped: the first is the primary.
  set = await MongoMemoryReplSet.create({
    replSet: { count: 3, storageEngine: 'wiredTiger' },
    instanceOpts: [{}, { replicaMemberConfig: { priority: 0 } }, { replicaMemberConfig: { priority: 0 } }],
  });
  connection = await mongoose.createConnection(set.getUri('left_behind')).asPromise();
  db = connection.db as unknown as Db;
  await db
    .collection<Head>(collections.readModel)
    .insertOne({ _id: 'head', current: 1, live: [1], seq: 0, withdrawn: [] });
  head = await followHead(db);
}, 120_000);
afterAll(async () => {
  signalOthers('SIGCONT');
  await head?.stop();
  await connection?.close();
  await set?.stop();
});

it('trusts a primary as long as a majority follows it', async () => {
  expect(head.isConfirmed()).toBe(true);
  expect(await head.confirm()).toBe(true);
});

it('does not trust a primary that was left behind and does not know it yet, though it still answers', async () => {
  signalOthers('SIGSTOP');
  const stopped = performance.now();
  await until(() => !head.isConfirmed());
  // It is known long before the primary itself knows (ten seconds).
  expect(performance.now() - stopped).toBeLessThan(5_000);
  expect(await head.confirm()).toBe(false);
  const rows = db.collection<Head>(collections.readModel);
  const options = { readConcern: { level: 'majority' }, readPreference: mongo.ReadPreference.PRIMARY } as const;
  expect(await rows.findOne({ _id: 'head' }, options)).toMatchObject({ current: 1 });
  signalOthers('SIGCONT');
  await until(() => head.isConfirmed());
});
