import type { BaseDatabaseAdapter, Config } from 'payload';

/** The adapter, with some of its methods in the place of Payload's own: `writesOf` gets the adapter as it was. */
export const withWrites = <A extends BaseDatabaseAdapter>(
  adapter: Config['db'],
  writesOf: (db: A) => Partial<BaseDatabaseAdapter>,
): Config['db'] => ({
  ...adapter,
  init: (args) => {
    const db = adapter.init(args) as A;
    return Object.assign(db, writesOf(db));
  },
});
