import { randomUUID } from 'node:crypto';
import type { DeskAtWork } from '../../support/desk.ts';
import { password, signIn, type Answer, type Client } from '../../support/newsroom.ts';
import { secret } from './stories.ts';

/** Colleagues whose names stand nowhere but in what happens beside stories, by what they do there. */
export const colleagues = ['speaker', 'mentioned', 'holder', 'asking', 'present', 'author-of-branch'] as const;
export type Colleague = (typeof colleagues)[number];
export type Colleagues = Record<Colleague, { id: string; as: Client }>;

export const nameOf = (colleague: Colleague): string => secret(`name${colleague.replaceAll('-', '')}`);

export async function hireColleagues({ payload, desks, url }: DeskAtWork): Promise<Colleagues> {
  const hired = colleagues.map(async (colleague) => {
    const email = `${colleague}@newsroom.example`;
    const data = { name: nameOf(colleague), email, password, role: 'sub-editor', desks: [desks.politics] };
    const { id } = await payload.create({ collection: 'users', data: data as never });
    return [colleague, { id: String(id), as: await signIn(url, email) }] as const;
  });
  return Object.fromEntries(await Promise.all(hired)) as Colleagues;
}

/** What is said and typed beside a story; each word once it is told is a leak. */
export const said = [
  'note',
  'question',
  'legal',
  'suggestion',
  'reply',
  'earlier',
  'takenback',
  'resolved',
  'branch',
  'replaced',
] as const;

export async function must(asked: Promise<Answer>): Promise<any> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`Refused: ${status} ${JSON.stringify(body)}`);
  return body;
}

const words = (what: (typeof said)[number]): string => `${secret(what)} of the desk`;

async function talk(story: string, headline: string, { speaker, mentioned }: Colleagues): Promise<void> {
  const open = async (given: object) =>
    (await must(speaker.as('POST', `/api/articles/${story}/threads`, given))).thread as {
      id: string;
      comments: { id: string }[];
    };
  const on = (thread: string, method: string, path: string, body?: object) =>
    must(speaker.as(method, `/api/threads/${thread}/${path}`, body));
  const anchor = { field: 'headline', quote: headline, prefix: '', suffix: '' };
  await open({ kind: 'legal', body: words('legal') });
  await open({ kind: 'suggestion', anchor, to: words('suggestion') });
  const question = await open({ kind: 'question', anchor, body: `${words('question')} @{user:${mentioned.id}}` });
  await must(mentioned.as('POST', `/api/threads/${question.id}/comments`, { body: words('reply') }));
  const note = await open({ kind: 'note', body: words('earlier') });
  await on(note.id, 'PATCH', `comments/${note.comments[0]!.id}`, { body: words('note') });
  const takenBack = await open({ kind: 'note', body: words('takenback') });
  await on(takenBack.id, 'DELETE', `comments/${takenBack.comments[0]!.id}`);
  const resolved = await open({ kind: 'note', body: words('resolved') });
  await on(resolved.id, 'POST', 'resolve');
}

/** Everything that can stand beside a story: said in it, typed, and who is in it. What may not be edited any more is not locked. */
export async function standBeside(story: string, headline: string, people: Colleagues): Promise<void> {
  await talk(story, headline, people);
  const edits = { headline: words('branch'), standfirst: words('branch') };
  const at = `/api/articles/${story}/branches/${randomUUID()}`;
  await must(people['author-of-branch'].as('PUT', at, { baseVersion: 1, why: 'lock', edits }));
  await beThere(story, people);
}

/** Who has it open for editing, and who asks for it. */
export async function beThere(story: string, { holder, asking }: Colleagues): Promise<void> {
  await holder.as('POST', `/api/articles/${story}/lock`, {});
  await asking.as('POST', `/api/articles/${story}/take-over`);
}

/** Who has all of these on the screen; said again and again, as a browser does. */
export async function lookAt(stories: readonly string[], { present }: Colleagues): Promise<void> {
  const open = stories.map((story) => ({ story, mode: 'editing', field: 'headline', unsaved: true }));
  await must(present.as('POST', '/api/me/live/presence', { device: 'desk', open }));
}

/** What is told of it at the desk: each word has to stand in here, or nobody could have leaked it. */
export async function toldAtTheDesk(story: string, editor: Client, holder: Client): Promise<string> {
  const { branches } = await must(editor('GET', `/api/articles/${story}/branches`));
  const asked = [
    editor('GET', `/api/articles/${story}/threads`),
    ...branches.map(({ uuid }: { uuid: string }) => editor('GET', `/api/articles/${story}/branches/${uuid}`)),
    editor('GET', `/api/articles/${story}/saves?since=1`),
    holder('GET', `/api/articles/${story}/transitions`),
    editor('POST', '/api/me/live', { watch: [story] }),
  ];
  return JSON.stringify(await Promise.all(asked.map(must)));
}
