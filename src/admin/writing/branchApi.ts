import { article, ask, type Answer } from '../deskApi.ts';
import type { WrittenName } from '../../domain/fields/articleFields.ts';
import { plainTextOf } from '../../domain/body/text.ts';
import type { Edits } from '../saving/order.ts';
import { kindIn } from '../kinds/index.ts';
import { sendLeftovers, type LeftoverResult } from '../saving/outbox.ts';
import { browserParts, copiesOf, ifNoTab, whenOnlyOneSends } from './device.ts';
import { fileFromHere, sendPhotosOf } from './filings.ts';
import { sendingOf } from './sending.ts';

/** A text of somebody that is kept beside the story. */
export type ListedBranch = {
  uuid: string;
  /** `name` is null for a former colleague. */
  maker: { id: string; name: string | null };
  savedAt: string;
  /** The version of the story it was typed into. */
  baseVersion: number;
};

export type BranchText = { branch: { edits: Record<string, unknown> }; current: Record<string, unknown> };

const branches = (story: string): string => `${article(story)}/branches`;

export const openBranches = (story: string): Promise<Answer<{ branches: ListedBranch[] }>> =>
  ask(`${branches(story)}?state=open&limit=20`);

export const branchText = (story: string, uuid: string): Promise<Answer<BranchText>> =>
  ask(`${branches(story)}/${encodeURIComponent(uuid)}`);

/** Says that its text is not wanted. */
export const dropBranch = (story: string, uuid: string): Promise<Answer<unknown>> =>
  ask(`${branches(story)}/${encodeURIComponent(uuid)}/drop`, {});

/** What people read of a story, from its top. */
const inOrder = [
  'kicker',
  'headline',
  'standfirst',
  'bylineText',
  'body',
  'slugline',
  'editorialNote',
] as const satisfies readonly WrittenName[];

/** What was typed as plain text, to be taken elsewhere: a blank line between fields and paragraphs. */
export const plainTextOfEdits = (edits: Edits): string =>
  inOrder
    .map((name) => (name === 'body' ? plainTextOf(edits.body) : edits[name]))
    .filter((text) => typeof text === 'string' && text.trim() !== '')
    .join('\n\n');

/** Sends what earlier pages of this person left on this device. Rejects where the browser keeps nothing. */
export async function sendWhatIsLeft(user: string): Promise<LeftoverResult[]> {
  const filing = { file: fileFromHere(user), sendPhotos: sendPhotosOf(user) };
  const parts = { ...browserParts, ...filing, kindIn, sendingOf: sendingOf(user), alone: ifNoTab(user) };
  return whenOnlyOneSends(user, async () => sendLeftovers(user, { ...parts, copies: await copiesOf(user) }));
}
