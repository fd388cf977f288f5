import { z } from 'zod';
import { languages } from '../../src/domain/languages.ts';
import { jsonBody } from '../../src/http/route.ts';
import { startFromStory, translateStory } from '../../src/newsroom/siblings/begin.ts';
import { rebase, sourceOf } from '../../src/newsroom/siblings/source.ts';
import { dateTime, documentId, lowerCaseId } from '../shared/answers.ts';
import { defineEndpoint, reply } from '../shared/route.ts';
import { refuseAllButColleagues, refuseUnseen } from './access.ts';
import { refuseWhoMayNotEdit } from './lock.ts';

const common = { tag: 'Stories', access: 'session', params: { id: lowerCaseId } } as const;
const now = (): string => new Date().toISOString();
const begun = z.strictObject({ id: documentId.describe('Of the new story, a draft on the desk of who asked.') });

const postTranslate = defineEndpoint(
  {
    ...common,
    method: 'post',
    path: '/api/articles/{id}/translate',
    operationId: 'translateArticle',
    summary: 'Begin a story in another language',
    description:
      'A draft with what carries over: photos with captions to write, section, topics, byline, related stories in that language, embargo; and a ' +
      'place for each paragraph under the id it has in the source. 409: the source is killed or spiked, or the story is there in that language ' +
      '(`data.story`).',
    body: jsonBody(z.strictObject({ to: z.enum(languages) })),
    examples: { 'application/json': { to: 'az' } },
    answers: { 201: { description: 'Begun.', body: begun } },
    refusals: [400, 401, 403, 404, 409, 415, 422],
    once: true,
    guard: ({ id }, { req }) => refuseUnseen(id, req),
  },
  async ({ params: { id }, body: { to } }, { who, req }) =>
    reply(201, { id: await translateStory({ id, to, who, now: now() }, req) }),
);

const postStartFrom = defineEndpoint(
  {
    ...common,
    method: 'post',
    path: '/api/articles/{id}/start-from',
    operationId: 'startFromArticle',
    summary: 'Begin a new story with the words of this one',
    description: 'A draft with ids of its own. 409: the story was killed.',
    answers: { 201: { description: 'Begun.', body: begun } },
    refusals: [401, 403, 404, 409],
    once: true,
    guard: ({ id }, { req }) => refuseUnseen(id, req),
  },
  async ({ params: { id } }, { who, req }) => reply(201, { id: await startFromStory({ id, who, now: now() }, req) }),
);

const piece = z.strictObject({
  id: z.string().optional().describe('Of the block; of what stands above the text, the name of its field.'),
  kind: z.string(),
  text: z.string(),
});
const pieces = z.array(piece);
const revision = z.int().min(1).max(1e9);

const source = z.strictObject({
  story: z.strictObject({ id: documentId, headline: z.string(), language: z.string(), state: z.string() }),
  revision: revision.describe('Send it back when it is taken in.'),
  pieces: pieces.describe('What there is to translate, as it is now: of a story that readers have, what they have.'),
  base: z
    .strictObject({ revision, at: dateTime, byName: z.string(), pieces })
    .optional()
    .describe('The same as it was translated; absent if that is not known.'),
});

const getSource = defineEndpoint(
  {
    ...common,
    method: 'get',
    path: '/api/articles/{id}/changes-since-base',
    operationId: 'readTranslationSource',
    summary: 'What a story is translated from, then and now',
    answers: { 200: { description: 'Both.', body: z.strictObject({ source: source.nullable() }) } },
    refusals: [401, 403, 404],
    guard: ({ id }, { req }) => refuseAllButColleagues(id, req),
  },
  async ({ params: { id } }, { who, req }) => reply(200, { source: (await sourceOf({ id, who }, req)) ?? null }),
);

const postRebase = defineEndpoint(
  {
    ...common,
    method: 'post',
    path: '/api/articles/{id}/rebase',
    operationId: 'rebaseTranslation',
    summary: 'Say that a translation tells the newest version of its source',
    description: 'Nothing else does: no save, publication or import. 409: the source has moved on since.',
    body: jsonBody(z.strictObject({ revision })),
    examples: { 'application/json': { revision: 7 } },
    answers: { 200: { description: 'So it is.', body: z.strictObject({ revision }) } },
    refusals: [400, 401, 403, 404, 409, 415, 422],
    guard: ({ id = '' }, { req }) => refuseWhoMayNotEdit(id, req),
  },
  async ({ params: { id }, body }, { who, req }) => {
    await rebase({ id, who, revision: body.revision, now: now() }, req);
    return reply(200, body);
  },
);

export const siblingRoutes = [postTranslate, postStartFrom, getSource, postRebase];
