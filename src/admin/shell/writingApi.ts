import type { Names } from '../../domain/storyNames.ts';
import type { WritingSettings } from '../../newsroom/story/houseStyle.ts';
import { ask, type Answer } from '../deskApi.ts';
import { keepWriter, type Writer } from './known.ts';

type Copy = Readonly<Record<string, unknown>> & { id: string };
type Told = {
  user: { id: string; email: string; name: string; role: string };
  mayBegin: boolean;
  settings: WritingSettings;
  beginning: Readonly<Record<string, unknown>>;
  drafts: Copy[];
  names: Names;
};

const path = '/api/me/writing';

/** Who is signed in, as the newsroom knows them now, and kept on this device. */
export async function askWriter(): Promise<Answer<{ writer: Writer; drafts: Copy[] }>> {
  const answer = await ask<Told>(path);
  if (!answer.ok) return answer;
  const { user, drafts, ...known } = answer.body;
  const { id, email, name, role } = user;
  const writer: Writer = { id, person: { id, email, role }, name, ...known, at: Date.now() };
  await keepWriter(writer, drafts).catch(() => undefined);
  return { ok: true, body: { writer, drafts } };
}

export type StoryToWrite = { copy: Copy; names: Names; mayWrite: boolean };

export const storyToWrite = (id: string): Promise<Answer<StoryToWrite>> => ask(`${path}/${encodeURIComponent(id)}`);
