import type { PayloadRequest } from 'payload';
import type { Who } from '../../src/newsroom/record/actor.ts';
import { transition } from '../../src/newsroom/transition/transition.ts';
import type { TransitionName } from '../../src/domain/workflow.ts';
import { instantGiven } from '../shared/times.ts';
import { baseVersionOf } from './hooks/beforeOperation.ts';
import { orderOf } from './orders.ts';

/** Performs the transition asked for and reads the story back as this person may see it. REST and GraphQL both end here. */
export async function transitionAndRead(id: string, given: Record<string, unknown>, who: Who, req: PayloadRequest) {
  const { name, ...carrying } = orderOf(given);
  const baseVersion = baseVersionOf(given, req);
  const { from, to } = await transition(
    {
      ...carrying,
      id,
      name: name as TransitionName,
      baseVersion,
      isByPerson: true,
      who,
      now: new Date().toISOString(),
      instantOf: (at, timeZone) => instantGiven('at', at, timeZone),
    },
    req,
  );
  const article = await req.payload.findByID({
    collection: 'articles',
    id,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
    disableErrors: true,
  });
  return { article, from, to };
}
