/**
 * The connection string of a database that only this test run knows. The same name gives the same database, so name it after
 * the test file. For the projects newsroom, http and browser, whose set-up starts mongod.
 */
export function testDatabaseUri(name: string): string {
  const { TEST_MONGODB_URI: server, TEST_RUN_ID: run } = process.env;
  if (!server || !run) throw new Error('No test server: only the newsroom, http and browser projects have a mongod.');
  const uri = new URL(server);
  // MongoDB allows 63 bytes and few signs.
  uri.pathname = `/test-${run}-${name.replaceAll(/[^a-z0-9-]/gi, '-')}`.slice(0, 60);
  return uri.href;
}
