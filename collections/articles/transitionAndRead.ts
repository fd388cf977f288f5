import type { PayloadRequest } from 'payload';
import type { Who } from '../../src/newsroom/record/actor.ts';
import { transition } from '../../src/newsroom/transition/transition.ts';
import { instantGiven } from '../shared/times.ts';
import { baseVersionOf } from '../shared/baseVersion.ts';
import type { TransitionOrder } from './orders.ts';

/** Performs the transition asked for and reads the story back as this person may see it. REST and GraphQL both end here. */
export async function transitionAndRead(id: string, order: TransitionOrder, who: Who, req: PayloadRequest) {
  const baseVersion = baseVersionOf(order, req);
  const { from, to } = await transition(
    {
      ...order,
      id,
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
