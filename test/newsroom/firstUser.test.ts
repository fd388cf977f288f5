import { rawCollection } from '../../src/database/rows.ts';
import { client, openEmptyNewsroom, password, serve } from '../support/newsroom.ts';

let newsroom: Awaited<ReturnType<typeof openEmptyNewsroom>>;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  newsroom = await openEmptyNewsroom('first-user');
  server = await serve(newsroom);
});
afterAll(async () => {
  await server?.close();
  await newsroom?.close();
});

const register = (name: string) =>
  client(server.url)('POST', '/api/users/first-register', { name, email: `${name}@newsroom.example`, password });

it('makes one of all who register at the same moment the administrator, and no account of the others', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, count) => register(`first-${count}`)));
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  expect(answers.map(({ status }) => status).filter((status) => ![200, 403, 409].includes(status))).toEqual([]);
  const { docs } = await newsroom.payload.find({ collection: 'users', depth: 0 });
  expect(docs.map(({ role }) => role)).toEqual(['administrator']);
  const { token } = answers.find(({ status }) => status === 200)!.body;
  const me = await client(server.url, { Authorization: `JWT ${token}` })('GET', '/api/users/me');
  expect(me.body.user).toMatchObject({ role: 'administrator' });
});

it('opens no account for a stranger while the only users are in the trash', async () => {
  const users = rawCollection(newsroom.payload, 'users');
  await users.updateMany({}, { $set: { deletedAt: new Date() } });
  expect((await register('late')).status).toBe(403);
  expect(await users.countDocuments()).toBe(1);
});
