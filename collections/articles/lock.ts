import type { PayloadRequest, Where } from 'payload';
import { z } from 'zod';
import { answerTakeOver, takeOver } from '../../src/newsroom/story/takeOver.ts';
import { lockStory, unlockStory, type LockOrder } from '../../src/newsroom/story/storyLock.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { jsonBody } from '../../src/http/route.ts';
import { dateTime, lowerCaseId } from '../shared/answers.ts';
import { defineEndpoint, reply, type EndpointRequest } from '../shared/route.ts';
import { sessionIdOf } from '../shared/principal.ts';
import { articleAccess, refuseAllButColleagues, refuseUnseen } from './access.ts';

/** Only who may edit a story opens it for editing: to who may not read it, it is not there. */
export async function refuseWhoMayNotEdit(id: string, req: PayloadRequest): Promise<void> {
  await refuseUnseen(id, req);
  const may = await articleAccess.update({ req, id });
  const reached: Where[] = typeof may === 'object' ? [may] : [];
  const where: Where = { and: [{ id: { equals: id } }, { deletedAt: { exists: false } }, ...reached] };
  if (may && (await req.payload.db.findOne({ collection: 'articles', where, req }))) return;
  throw new Refusal('not-allowed', 'You may read this story, but not edit it in its state.');
}

const orderFrom = (id: string, { who, req }: EndpointRequest): LockOrder => ({
  id,
  who,
  session: sessionIdOf(req.user),
  now: new Date().toISOString(),
});

/** A lock as it is told to one person at one browser. */
export const lockSchema = z.strictObject({
  name: z.string(),
  at: dateTime,
  until: dateTime,
  mine: z.boolean().describe('This session’s.'),
  yours: z.boolean().describe('Your own, in another browser.'),
  takenFromYou: z.boolean().describe('It was this session’s before, and was taken over.'),
  asked: z
    .strictObject({
      name: z.string(),
      until: dateTime.describe('So long the holder has for an answer.'),
      refused: z.boolean(),
      mine: z.boolean().describe('This session asks.'),
    })
    .nullable()
    .describe('Who asks to take it over; told to the holder and to who asks.'),
});

const common = { method: 'post', tag: 'Stories', access: 'session', params: { id: lowerCaseId } } as const;

const postLock = defineEndpoint(
  {
    ...common,
    path: '/api/articles/{id}/lock',
    operationId: 'lockArticle',
    summary: 'Tell the others that you edit a story',
    description:
      'For who may edit the story: for five minutes, and for five more each time you ask again. A courtesy: nobody’s save is ' +
      'refused for it; some transitions are, for a colleague who has not taken it over. 409: a colleague has it open (`data.lock` ' +
      'says who, and until when), or you in another browser; `anyway` takes it over.',
    body: jsonBody(z.strictObject({ anyway: z.boolean().default(false) })),
    examples: { 'application/json': {} },
    answers: { 200: { description: 'It is yours.', body: z.strictObject({ lock: lockSchema }) } },
    refusals: [400, 401, 403, 404, 409, 415, 422],
  },
  async ({ params: { id }, body: { anyway } }, context) => {
    await refuseWhoMayNotEdit(id, context.req);
    return reply(200, { lock: await lockStory({ ...orderFrom(id, context), anyway }, context.req) });
  },
);

const postUnlock = defineEndpoint(
  {
    ...common,
    path: '/api/articles/{id}/unlock',
    operationId: 'unlockArticle',
    summary: 'Tell the others that you have left a story',
    // Takes no body: a page that closes can send none.
    description:
      'Frees what this session locked. Every transition, a move to another desk and the end of the session do so too.',
    answers: {
      200: {
        description: 'Left. `lock` is who has it open now.',
        body: z.strictObject({ lock: lockSchema.nullable() }),
      },
    },
    refusals: [401, 403, 404],
  },
  async ({ params: { id } }, context) => {
    await refuseAllButColleagues(id, context.req);
    return reply(200, { lock: await unlockStory(orderFrom(id, context), context.req) });
  },
);

const postTakeOver = defineEndpoint(
  {
    ...common,
    path: '/api/articles/{id}/take-over',
    operationId: 'takeOverArticle',
    summary: 'Take a story over from a colleague, or ask for it',
    description:
      'For who may edit the story. `granted`: it is yours, at once where the holder has not written for two minutes or you are section editor of its desk ' +
      'or above. Else the holder is asked (`asked`) and has 30 seconds; ask again until then (`waiting`) and after it: without an answer it is yours. ' +
      '`refused`: the holder goes on writing. `asked-by-another`: another colleague is asking. No save is judged by it.',
    answers: {
      200: {
        description: 'What came of it, and who has the story open now.',
        body: z.strictObject({
          answer: z.enum(['granted', 'asked', 'waiting', 'refused', 'asked-by-another']),
          lock: lockSchema,
        }),
      },
    },
    refusals: [401, 403, 404, 409],
  },
  async ({ params: { id } }, context) => {
    await refuseWhoMayNotEdit(id, context.req);
    return reply(200, await takeOver(orderFrom(id, context), context.req));
  },
);

const postTakeOverAnswer = defineEndpoint(
  {
    ...common,
    path: '/api/articles/{id}/take-over/answer',
    operationId: 'answerTakeOver',
    summary: 'Say whether a colleague may take a story over from you',
    description: 'For who has the story open. 409 where nobody asks.',
    body: jsonBody(z.strictObject({ give: z.boolean() })),
    examples: { 'application/json': { give: true } },
    answers: { 200: { description: 'Who has it open now.', body: z.strictObject({ lock: lockSchema }) } },
    refusals: [400, 401, 403, 404, 409, 415, 422],
    guard: ({ id }, { req }) => refuseAllButColleagues(id, req),
  },
  async ({ params: { id }, body: { give } }, context) =>
    reply(200, { lock: await answerTakeOver({ ...orderFrom(id, context), give }, context.req) }),
);

export const lockRoutes = [postLock, postUnlock, postTakeOver, postTakeOverAnswer];
