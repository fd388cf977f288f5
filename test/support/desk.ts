import type { Role } from '../../src/domain/workflow/roles.ts';
import type { State, TransitionName } from '../../src/domain/workflow/workflow.ts';
import {
  client,
  completeCopy,
  openNewsroom,
  serve,
  signIn,
  type Answer,
  type Client,
  type Newsroom,
} from './newsroom.ts';

type Person = Role | 'outsider';

/** A newsroom at work: its server, and everybody signed in. */
export type DeskAtWork = Newsroom & { url: string; reader: Client; as: Record<Person, Client> };

/** Opens a newsroom and its HTTP server, and signs these people in. Close it at the end of the file. */
export async function openDesk(
  name: string,
  people: readonly Person[] = ['correspondent', 'sub-editor', 'section-editor', 'managing-editor', 'administrator'],
): Promise<DeskAtWork> {
  const newsroom = await openNewsroom(name);
  const server = await serve(newsroom);
  const signedIn: [Person, Client][] = [];
  for (const person of people) signedIn.push([person, await signIn(server.url, newsroom.staff[person].email)]);
  return {
    ...newsroom,
    url: server.url,
    reader: client(server.url),
    as: Object.fromEntries(signedIn) as DeskAtWork['as'],
    close: async () => {
      await server.close();
      await newsroom.close();
    },
  };
}

const sendsOut: readonly string[] = ['publish', 'update', 'correct'];

/** The version that goes out is the one this person sees, as in the admin. */
const versionSeen = async (as: Client, id: string): Promise<object> => {
  const { body } = await as('GET', `/api/articles/${id}/transitions`);
  return { baseVersion: body.baseVersion };
};

/** Who sends out what readers have already is asked once more; here they mean it. */
const meant = (name: string): object => (name === 'update' || name === 'correct' ? { confirm: 'nothing-changed' } : {});

/** A transition as a person makes it, unless `carrying` says what else to send. */
export const move = async (as: Client, id: string, name: string, carrying: object = {}): Promise<Answer> =>
  as('POST', `/api/articles/${id}/transitions`, {
    name,
    ...(sendsOut.includes(name) && !('baseVersion' in carrying) ? await versionSeen(as, id) : {}),
    ...meant(name),
    ...carrying,
  });

const ways: Partial<Record<State, [TransitionName, Person, object?][]>> = {
  draft: [],
  filed: [['file', 'correspondent']],
  'in-edit': [
    ['file', 'correspondent'],
    ['take', 'section-editor'],
  ],
  approved: [
    ['file', 'correspondent'],
    ['take', 'section-editor'],
    ['approve', 'section-editor'],
  ],
  published: [
    ['file', 'correspondent'],
    ['take', 'section-editor'],
    ['approve', 'section-editor'],
    ['publish', 'section-editor'],
  ],
  killed: [
    ['file', 'correspondent'],
    ['take', 'section-editor'],
    ['approve', 'section-editor'],
    ['publish', 'section-editor'],
    ['kill', 'section-editor', { notice: 'Withdrawn.' }],
  ],
  spiked: [['spike', 'correspondent', { reason: 'Overtaken.' }]],
};

let count = 0;

/** A complete story by the correspondent, brought to this state. */
export async function storyIn(desk: DeskAtWork, state: State, copy: object = {}): Promise<string> {
  count += 1;
  const created = await desk.as.correspondent('POST', '/api/articles', {
    ...completeCopy(desk, `Story number ${count} of the day`),
    ...copy,
  });
  if (created.status !== 201) throw new Error(`No story: ${JSON.stringify(created.body)}`);
  const { id } = created.body.doc;
  for (const [name, person, carrying] of ways[state] ?? []) {
    const { status, body } = await move(desk.as[person], id, name, carrying);
    if (status !== 200) throw new Error(`Could not ${name}: ${JSON.stringify(body)}`);
  }
  return id;
}

/** The problems of a refusal as `path rule`. */
export const problemsOf = ({ body }: Answer): string[] =>
  (body.errors?.[0]?.data?.errors ?? []).map(({ path, rule }: { path: string; rule: string }) => `${path} ${rule}`);
