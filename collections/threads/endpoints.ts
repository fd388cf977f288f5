import type { Endpoint } from 'payload';
import { z } from 'zod';
import { acceptSuggestion } from '../../src/newsroom/threads/accept.ts';
import { addComment, deleteComment, editComment, listComments } from '../../src/newsroom/threads/comments.ts';
import { closeThread } from '../../src/newsroom/threads/threads.ts';
import { anchoredFields } from '../../src/domain/anchors/texts.ts';
import { jsonBody } from '../../src/http/route.ts';
import { withIdempotencyKey } from '../shared/idempotencyKeys.ts';
import { lowerCaseId } from '../shared/answers.ts';
import { declarationOf, defineEndpoint, endpointsOf, reply } from '../shared/route.ts';
import { colleagueOf, comment, pageQuery, thread, unseeing, words } from './schemas.ts';

const onThread = { tag: 'Threads', access: 'session', params: { id: lowerCaseId } } as const;
const onComment = { ...onThread, params: { id: lowerCaseId, comment: lowerCaseId } } as const;
const commentAnswer = z.strictObject({ thread, warnings: unseeing });
const one = z.strictObject({ thread });
const now = () => new Date();

const getComments = defineEndpoint(
  {
    ...onThread,
    method: 'get',
    path: '/api/threads/{id}/comments',
    operationId: 'listComments',
    summary: 'All that was said in a thread',
    query: pageQuery,
    answers: {
      200: {
        description: 'Oldest first. `next` is the `after` of the next page.',
        body: z.strictObject({ comments: z.array(comment), next: z.string().nullable() }),
      },
    },
    refusals: [401, 403, 404, 422],
  },
  async ({ params: { id }, query }, context) =>
    reply(200, await listComments({ id, ...query, who: colleagueOf(context), now: now() }, context.req)),
);

const postComment = defineEndpoint(
  {
    ...onThread,
    method: 'post',
    path: '/api/threads/{id}/comments',
    operationId: 'addComment',
    summary: 'Say something in a thread',
    description:
      'A thread takes 500 comments. Who is mentioned and may not read the story is named in `warnings`, and not told.',
    body: jsonBody(z.strictObject({ body: words })),
    examples: { 'application/json': { body: 'The ministry confirmed it.' } },
    answers: { 201: { description: 'Said.', body: commentAnswer } },
    refusals: [400, 401, 403, 404, 409, 415, 422],
    once: true,
  },
  async ({ params: { id }, body }, context) =>
    reply(201, await addComment({ id, ...body, who: colleagueOf(context), now: now() }, context.req)),
);

const patchComment = defineEndpoint(
  {
    ...onComment,
    method: 'patch',
    path: '/api/threads/{id}/comments/{comment}',
    operationId: 'editComment',
    summary: 'Say it in other words',
    description: 'For its author, within five minutes. What it said before is kept (`earlier`).',
    body: jsonBody(z.strictObject({ body: words })),
    answers: { 200: { description: 'So it is.', body: commentAnswer } },
    refusals: [400, 401, 403, 404, 409, 415, 422],
  },
  async ({ params: { id, comment: ofThread }, body }, context) =>
    reply(
      200,
      await editComment({ id, comment: ofThread, ...body, who: colleagueOf(context), now: now() }, context.req),
    ),
);

const takeBack = defineEndpoint(
  {
    ...onComment,
    method: 'delete',
    path: '/api/threads/{id}/comments/{comment}',
    operationId: 'deleteComment',
    summary: 'Take back what you said',
    description: 'For its author, within five minutes. That there was a comment, and whose, is still seen.',
    answers: { 200: { description: 'So it is.', body: one } },
    refusals: [401, 403, 404, 409],
  },
  async ({ params: { id, comment: ofThread } }, context) =>
    reply(200, await deleteComment({ id, comment: ofThread, who: colleagueOf(context), now: now() }, context.req)),
);

const closing = (act: 'resolve' | 'reopen', state: 'resolved' | 'open', operationId: string, summary: string) =>
  defineEndpoint(
    {
      ...onThread,
      method: 'post',
      path: `/api/threads/{id}/${act}`,
      operationId,
      summary,
      description:
        'The same again changes nothing. A legal thread is for section editors and above of the story’s desk; a suggestion that was taken stays closed (409).',
      answers: { 200: { description: 'So it is.', body: one } },
      refusals: [401, 403, 404, 409],
    },
    async ({ params: { id } }, context) =>
      reply(200, { thread: await closeThread({ id, state, who: colleagueOf(context), now: now() }, context.req) }),
  );

const postAccept = defineEndpoint(
  {
    ...onThread,
    method: 'post',
    path: '/api/threads/{id}/accept',
    operationId: 'acceptSuggestion',
    summary: 'Take a suggestion',
    description:
      'One save of the story in your name, over the `baseVersion` you have, and the thread is closed with it. 403: you may not edit the story as it stands. 409: the story moved on, does not say these words there any more, or the suggestion is closed.',
    body: jsonBody(z.strictObject({ baseVersion: z.int().min(1).max(1e9) })),
    examples: { 'application/json': { baseVersion: 4 } },
    answers: {
      200: {
        description: 'The story says so now.',
        body: z.strictObject({
          thread,
          field: z.enum(anchoredFields),
          baseVersion: z.int().min(1).describe('Of the story as it is now.'),
        }),
      },
    },
    refusals: [400, 401, 403, 404, 409, 415, 422],
    once: true,
  },
  async ({ params: { id }, body }, context) =>
    reply(200, await acceptSuggestion({ id, ...body, who: colleagueOf(context), now: now() }, context.req)),
);

const threadRoutes = [
  getComments,
  postComment,
  patchComment,
  takeBack,
  closing('resolve', 'resolved', 'resolveThread', 'Close a thread'),
  closing('reopen', 'open', 'reopenThread', 'Open a thread again'),
  postAccept,
];

/** What is done with a thread, whatever story it stands by. */
export const threadEndpoints = endpointsOf('', threadRoutes).map((each): Omit<Endpoint, 'root'> =>
  declarationOf(each)?.once ? { ...each, handler: withIdempotencyKey(each.handler) } : each,
);
