import { redirect } from 'next/navigation';
import type { DocumentViewServerProps } from 'payload';
import { loadNames } from '../../newsroom/writing/names.ts';
import { writingSettingsOf } from '../../newsroom/story/houseStyle.ts';
import { isOnlyRead } from '../../newsroom/writing/onlyRead.ts';
import { readingOf } from '../composer/story/readStory.ts';
import { StoryComposer } from './StoryComposer.tsx';
import { StoryReader } from './StoryReader.tsx';

/** The page of one story: to write in, or to read. */
export async function StoryEditView({ doc, initPageResult }: DocumentViewServerProps) {
  const { payload, user } = initPageResult.req;
  const copy = doc as unknown as Record<string, unknown> | null;
  // A new story begins on a page of its own.
  if (!copy || !user) redirect('/admin/write');
  if (isOnlyRead(copy, user))
    return <StoryReader id={String(copy.id)} reading={await readingOf(copy, payload, user)} />;
  const [names, settings] = await Promise.all([loadNames(copy, { payload, user }), writingSettingsOf(payload)]);
  return <StoryComposer names={names} settings={settings} />;
}
