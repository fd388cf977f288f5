import type { Payload, TypedUser } from 'payload';
import { createLocalReq } from 'payload';
import { previewOfRead } from '../../../newsroom/preview/previewOf.ts';
import type { PublishedStory } from '../../../published/story/schema.ts';
import { withFramesOnClick } from '../../../site/embeds.ts';
import { loadNames } from '../../../newsroom/writing/names.ts';
import type { Names } from '../../../domain/storyNames.ts';
import { writingSettingsOf, type WritingSettings } from '../../../newsroom/story/houseStyle.ts';

/** A story for who only reads it: as readers would get it, and what its parts beside the text name. */
export type Reading = { story: PublishedStory; names: Names; settings: WritingSettings };

type Copy = Readonly<Record<string, unknown>>;

/** A copy that this colleague may read, as they read it. */
export async function readingOf(copy: Copy, payload: Payload, user: TypedUser): Promise<Reading> {
  const [{ story }, names, settings] = await Promise.all([
    createLocalReq({ user }, payload).then((req) => previewOfRead(copy, req)),
    loadNames(copy, { payload, user }),
    writingSettingsOf(payload),
  ]);
  // Their pages link to nothing that would be fetched from elsewhere before a click.
  const html = withFramesOnClick(story.body.html, story.language);
  return { story: { ...story, body: { ...story.body, html } }, names, settings };
}
