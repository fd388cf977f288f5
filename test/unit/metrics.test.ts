import { jest } from '@jest/globals';
import { databaseMetrics } from '../../src/server/health/metrics.ts';

const newsroomWith = (findOne: () => Promise<unknown>) =>
  ({ db: { connection: { db: { collection: () => ({ findOne }), databaseName: 'news' } } } }) as never;

afterEach(() => void jest.useRealTimers());

it('says within two seconds that the database does not answer', async () => {
  jest.useFakeTimers();
  const asked = databaseMetrics(newsroomWith(() => new Promise(() => undefined)));
  await jest.advanceTimersByTimeAsync(2_000);
  expect(await asked).toMatchObject([{ name: 'dateline_database_answers', values: [['', 0]] }]);
});

it('says so too where the database refuses', async () => {
  const refused = newsroomWith(() => Promise.reject(new Error('not primary')));
  expect(await databaseMetrics(refused)).toMatchObject([{ name: 'dateline_database_answers', values: [['', 0]] }]);
});
