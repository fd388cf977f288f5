import { article, ask, type Answer } from '../deskApi.ts';

/** A text of somebody that is kept beside the story. */
export type KeptBranch = { uuid: string; maker: { id: string; name: string }; savedAt: string };

export type BranchText = { branch: { edits: Record<string, unknown> }; current: Record<string, unknown> };

const branches = (story: string): string => `${article(story)}/branches`;

export const openBranches = (story: string): Promise<Answer<{ branches: KeptBranch[] }>> =>
  ask(`${branches(story)}?state=open&limit=20`);

export const branchText = (story: string, uuid: string): Promise<Answer<BranchText>> =>
  ask(`${branches(story)}/${encodeURIComponent(uuid)}`);

/** Says what became of it: its text is in the story, or not wanted. */
export const closeBranch = (story: string, uuid: string, act: 'take' | 'drop'): Promise<Answer<unknown>> =>
  ask(`${branches(story)}/${encodeURIComponent(uuid)}/${act}`, {});
