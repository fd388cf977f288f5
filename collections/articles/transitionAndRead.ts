import type { PayloadRequest } from 'payload';
import type { Who } from '../../src/desk/actor.ts';
import { houseStyleOf } from '../../src/desk/houseStyle.ts';
import { loadStory } from '../../src/desk/loadStory.ts';
import { transition } from '../../src/desk/transition.ts';
import type { TransitionName } from '../../src/domain/workflow.ts';
import { baseVersionOf } from './hooks/beforeOperation.ts';
import { orderOf } from './orders.ts';
import { refuseUnseen } from './seen.ts';

/** Performs the transition asked for and reads the story back as this person may see it. REST and GraphQL both end here. */
export async function transitionAndRead(id: string, given: Record<string, unknown>, who: Who, req: PayloadRequest) {
  await refuseUnseen(id, req);
  const { main } = await loadStory(id, req);
  const asked = orderOf(given, main.timeZone || (await houseStyleOf(req)).timeZone);
  const { name, ...carrying } = asked;
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
