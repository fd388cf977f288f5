import type { Payload, TypedUser } from 'payload';
import { createLocalReq } from 'payload';
import { mayWriteIn, type Staff } from '../../domain/policy.ts';
import { isRole } from '../../domain/roles.ts';
import { isState } from '../../domain/workflow.ts';
import { previewOfRead } from '../../newsroom/preview/previewOf.ts';
import type { PublishedStory } from '../../published/story/schema.ts';
import { withFramesOnClick } from '../../site/embeds.ts';
import { loadNames } from './loadNames.ts';
import type { House } from './story.tsx';
import { idsOf, type Names } from './names.ts';
import { houseStyleFrom } from '../../newsroom/story/houseStyle.ts';
import { idOf } from '../../domain/body/blocks.ts';

/** A story for who only reads it: as readers would get it, and what its parts beside the text name. */
export type Reading = { story: PublishedStory; names: Names; house: House };

type Copy = Readonly<Record<string, unknown>>;

function staffOf({ id, ...user }: TypedUser): Staff | undefined {
  const { role, desks } = user as { role?: unknown; desks?: unknown };
  return isRole(role) ? { kind: 'staff', id: String(id), role, desks: idsOf(desks) } : undefined;
}

/** Is this copy only read by them? The newsroom refuses their saves then. */
export function isOnlyRead({ state, people, desk, deletedAt }: Copy, user: TypedUser): boolean {
  const staff = staffOf(user);
  if (deletedAt || !staff || !isState(state)) return true;
  return !mayWriteIn({ state, people: idsOf(people), desk: idOf(desk) }, staff);
}

/** A copy that this colleague may read, as they read it. */
export async function readingOf(copy: Copy, payload: Payload, user: TypedUser): Promise<Reading> {
  const [{ story }, names, house] = await Promise.all([
    createLocalReq({ user }, payload).then((req) => previewOfRead(copy, req)),
    loadNames(copy, { payload, user }),
    houseOf(payload),
  ]);
  // Their pages link to nothing that would be fetched from elsewhere before a click.
  const html = withFramesOnClick(story.body.html, story.language);
  return { story: { ...story, body: { ...story.body, html } }, names, house };
}

/** How the house writes, and its clock. */
export async function houseOf(payload: Payload): Promise<House> {
  const style = houseStyleFrom(await payload.findGlobal({ slug: 'house-style', depth: 0 }));
  const { datelinePattern, timeZone, headlineFits } = style;
  return { datelinePattern, timeZone, headlineFits };
}
