import { article, ask, type Answer } from '../deskApi.ts';

/** Says what became of a text that is kept beside the story: the story has it now, or it is not wanted. */
export const closeBranch = (story: string, uuid: string, act: 'take' | 'drop'): Promise<Answer<unknown>> =>
  ask(`${article(story)}/branches/${encodeURIComponent(uuid)}/${act}`, {});
