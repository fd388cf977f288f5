import { z } from 'zod';
import { candidatesFor } from '../../src/newsroom/threads/candidates.ts';
import { mentionsOf } from '../../src/newsroom/threads/mentions.ts';
import { refuseAct, standingOf } from '../../src/newsroom/threads/standing.ts';
import { listThreads, openThread } from '../../src/newsroom/threads/threads.ts';
import { threadKinds, threadStates } from '../../src/domain/threads.ts';
import { jsonBody } from '../../src/http/route.ts';
import { documentId, lowerCaseId } from '../shared/answers.ts';
import { defineEndpoint, reply, type EndpointRequest } from '../shared/route.ts';
import { anchor, colleagueOf, pageQuery, suggested, thread, unseeing, words } from '../threads/schemas.ts';
import { refuseAllButColleagues } from './access.ts';

/** To who may not read the story it is not there; who reads it as readers do is refused. */
const onStory = {
  tag: 'Threads',
  access: 'session',
  params: { id: lowerCaseId },
  guard: ({ id }: Record<string, string>, { req }: EndpointRequest) => refuseAllButColleagues(id, req),
} as const;

const getThreads = defineEndpoint(
  {
    ...onStory,
    method: 'get',
    path: '/api/articles/{id}/threads',
    operationId: 'listThreads',
    summary: 'What is said beside a story',
    description: 'Oldest first, each with its newest comments. For the story’s own people and its desk.',
    query: {
      ...pageQuery,
      state: z.enum(threadStates).optional().meta({ description: 'Only threads in this state.' }),
    },
    answers: {
      200: {
        description: 'A page. `next` is the `after` of the next one.',
        body: z.strictObject({
          threads: z.array(thread),
          next: z.string().nullable(),
          open: z.int().min(0).describe('How many are open in all.'),
        }),
      },
    },
    refusals: [401, 403, 404, 422],
  },
  async ({ params: { id }, query }, context) =>
    reply(200, await listThreads({ story: id, ...query, who: colleagueOf(context), now: new Date() }, context.req)),
);

const postThread = defineEndpoint(
  {
    ...onStory,
    method: 'post',
    path: '/api/articles/{id}/threads',
    operationId: 'openThread',
    summary: 'Say something beside a story',
    description:
      'A note, a question, a legal note or a suggestion, of words of the story (`anchor`) or of all of it. The story has to have these words saved, once as you name them (422 `gone`). A suggestion says what is to stand there instead (`to`). A story has 200 threads at most. Who is mentioned and may not read the story is named in `warnings`, and not told.',
    body: jsonBody(
      z.strictObject({
        kind: z.enum(threadKinds),
        anchor: anchor.optional(),
        body: words.optional(),
        to: suggested.optional(),
      }),
    ),
    examples: { 'application/json': { kind: 'question', body: 'Who says so?' } },
    answers: { 201: { description: 'Said.', body: z.strictObject({ thread, warnings: unseeing }) } },
    refusals: [400, 401, 403, 404, 409, 415, 422],
    once: true,
  },
  async ({ params: { id }, body }, context) => {
    const order = { story: id, ...body, who: colleagueOf(context), now: new Date() };
    return reply(201, await openThread(order, context.req));
  },
);

const getMentions = defineEndpoint(
  {
    ...onStory,
    method: 'get',
    path: '/api/articles/{id}/mentions',
    operationId: 'findMentions',
    summary: 'Colleagues and desks to be mentioned',
    query: { find: z.string().trim().max(80).default('').meta({ description: 'Words of their name.' }) },
    answers: {
      200: {
        description: 'Ten of each at most.',
        body: z.strictObject({
          candidates: z.array(
            z.strictObject({
              kind: z.enum(['user', 'desk', 'role']),
              id: documentId.or(z.string()),
              name: z.string(),
              maySee: z.boolean().describe('They may read the story.'),
            }),
          ),
        }),
      },
    },
    refusals: [401, 403, 404, 422],
  },
  async ({ params: { id }, query: { find } }, context) =>
    reply(200, { candidates: await candidatesFor({ story: id, who: colleagueOf(context), find }, context.req) }),
);

const checkMentions = defineEndpoint(
  {
    ...onStory,
    method: 'post',
    path: '/api/articles/{id}/mentions/check',
    operationId: 'checkMentions',
    summary: 'Who is mentioned and may not read the story',
    description: 'Before it is sent. Nothing is kept of it.',
    body: jsonBody(z.strictObject({ body: words })),
    answers: { 200: { description: 'By name.', body: z.strictObject({ warnings: unseeing }) } },
    refusals: [400, 401, 403, 404, 415, 422],
  },
  async ({ params: { id }, body }, context) => {
    const story = await standingOf(id, context.req);
    refuseAct('read', 'note', story, colleagueOf(context));
    return reply(200, { warnings: (await mentionsOf(body.body, story, context.req)).warnings });
  },
);

export const storyThreadRoutes = [getThreads, postThread, getMentions, checkMentions];
