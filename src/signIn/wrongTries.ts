import type { mongo } from 'mongoose';
import { wrongTriesKept } from '../domain/signIn.ts';

/** Counts tries under a key. `take` counts one and says the seconds to wait before it may be made: then it is not counted. */
export type Limit = {
  take: () => Promise<number>;
  /** The try was never made. */
  giveBack: () => Promise<unknown>;
  /** The try was right. */
  forget: () => Promise<unknown>;
};

type Row = { _id: string; account: string; count: number; isTaken: boolean; at: Date; next: Date; until: Date };

/** The wait that follows the try being counted, in milliseconds. */
const waitAfter = (waits: readonly number[]): object => ({
  $multiply: [1_000, { $arrayElemAt: [[...waits], { $min: ['$count', waits.length - 1] }] }],
});

/** One update, by the database's own clock: of many tries at once on many nodes each finds the one before it counted. */
const counting = (account: string, waits: readonly number[]): mongo.Document[] => [
  {
    $set: {
      count: { $cond: [{ $gt: ['$until', '$$NOW'] }, '$count', 0] },
      isTaken: { $not: [{ $gt: ['$next', '$$NOW'] }] },
    },
  },
  { $set: { account: { $literal: account }, at: '$$NOW', count: { $add: ['$count', { $toInt: '$isTaken' }] } } },
  {
    $set: {
      // Without a wait there is no moment: of two at once one would come before the other's.
      next: {
        $cond: [
          '$isTaken',
          { $cond: [{ $gt: [waitAfter(waits), 0] }, { $add: ['$$NOW', waitAfter(waits)] }, null] },
          '$next',
        ],
      },
      until: { $cond: ['$isTaken', { $add: ['$$NOW', wrongTriesKept * 1_000] }, '$until'] },
    },
  },
];

/** The wrong passwords tried for each account, kept in the database: n nodes count as one. */
export function openWrongTries(db: mongo.Db) {
  const rows = db.collection<Row>('sign_in_tries');
  const of = (account: string, key: string, waits: readonly number[]): Limit => ({
    take: async () => {
      const options = { upsert: true, returnDocument: 'after' } as const;
      const row = (await rows.findOneAndUpdate({ _id: key }, counting(account, waits), options))!;
      return row.isTaken ? 0 : Math.ceil((row.next.getTime() - row.at.getTime()) / 1_000);
    },
    giveBack: () => rows.updateOne({ _id: key }, [{ $set: { count: { $subtract: ['$count', 1] }, next: null } }]),
    forget: () => rows.deleteOne({ _id: key }),
  });
  return { of, forgetAll: (account: string) => rows.deleteMany({ account }) };
}
