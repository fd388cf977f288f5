import { freeStoriesOfEnded } from '../../src/newsroom/story/storyLock.ts';
import type { Around } from '../shared/graphqlOperations.ts';

/** `allSessions` is no argument of Payload's hooks: what the sessions had open is freed once they have ended. */
export const leaveStoriesOfAll: Around = (resolve) => async (parent, args, context, info) => {
  const { user } = context.req;
  const answer = await resolve(parent, args, context, info);
  if (user && args.allSessions) await freeStoriesOfEnded(String(user.id), context.req);
  return answer;
};
