import { type DeskAtWork } from './desk.ts';
import { listenTo, type Listener } from './newsLine.ts';
import { client, password, type Client } from './newsroom.ts';
import { until } from './readModel.ts';

/** A browser of a colleague that follows the desk. */
export type Screen = { stream: Listener; as: Client; token: string };

/** Signs somebody in at a browser of their own, says what it shows, and follows. */
export async function openScreen(
  desk: DeskAtWork,
  person: keyof DeskAtWork['staff'],
  watch: string[],
  url = desk.url,
): Promise<Screen> {
  const { email } = desk.staff[person];
  const { token } = (await client(desk.url)('POST', '/api/users/login', { email, password })).body;
  const headers = { Authorization: `JWT ${token}` };
  const as = client(desk.url, headers);
  expect(await as('POST', '/api/me/live', { watch })).toMatchObject({ status: 200 });
  const stream = await listenTo(`${url}/api/me/live`, { headers });
  await until(() => stream.status !== 200 || stream.text().includes('\n\n'));
  return { stream, as, token };
}

/** What a screen was told of a story. */
export const toldOf = ({ stream }: Screen, id: string) =>
  stream.told.filter(({ data }) => data.story === id).map(({ name, data }) => ({ name, ...data }));

export const hears = (screen: Screen, id: string, what: object) =>
  until(() =>
    toldOf(screen, id).some((each) => Object.entries(what).every(([key, value]) => each[key as 'name'] === value)),
  );
