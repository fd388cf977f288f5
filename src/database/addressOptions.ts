import type { mongo } from 'mongoose';

/** What an address may not ask of MongoDB, and what to do about it. */
type Fault = { is: (options: mongo.MongoOptions) => boolean; says: string };

/** A transaction holds a connection while its request asks on others; the stream of events and the head hold one each. */
const leastConnections = 10;

const faults: readonly Fault[] = [
  {
    is: ({ readPreference }) => readPreference !== undefined && readPreference.mode !== 'primary',
    says: 'reads from secondaries, which may still show what was withdrawn: take readPreference out of it',
  },
  {
    is: ({ writeConcern }) => writeConcern?.w !== undefined && writeConcern.w !== 'majority',
    says: 'has writes not wait for a majority of the replica set, so that they can be lost: take w out of it',
  },
  {
    is: ({ writeConcern }) => writeConcern?.j === false || writeConcern?.journal === false,
    says: 'has writes not wait for the journal, so that they can be lost: take journal out of it',
  },
  {
    is: ({ readConcern }) => readConcern !== undefined && !['local', 'majority'].includes(readConcern.level),
    says: 'names a read concern under which not everything can be read: take readConcernLevel out of it',
  },
  {
    is: ({ maxPoolSize }) => maxPoolSize > 0 && maxPoolSize < leastConnections,
    says: `allows too few connections: let maxPoolSize be ${leastConnections} or more`,
  },
];

/** Why the newsroom does not run on these options of MONGODB_URI: what was told as written could be lost, or withdrawn stories shown. */
export const faultOfOptions = (options: mongo.MongoOptions): string | undefined =>
  faults.find(({ is }) => is(options))?.says;
