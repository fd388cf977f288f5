import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import {
  closeBranch,
  keepBranch,
  listBranches,
  readBranch,
  type BranchAsker,
} from '../../src/newsroom/story/branches.ts';
import { branchReasons, branchStates } from '../../src/newsroom/story/branchRows.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { jsonBody } from '../../src/http/route.ts';
import { dateTime, lowerCaseId, person } from '../shared/answers.ts';
import { defineEndpoint, reply, type EndpointRequest } from '../shared/route.ts';
import { refuseTextOfAnother } from '../shared/principal.ts';
import { fields } from './fields.ts';
import { refuseUnseen } from './access.ts';
import { storySeen } from '../../src/newsroom/story/loadStory.ts';
import type { Problem } from '../../src/domain/refusal.ts';

/** Bytes of the fields of one branch. */
const mostBytes = 4 * 1024 * 1024;

const order = z.strictObject({
  baseVersion: z.int().min(1).max(1e9),
  why: z.enum(branchReasons),
  edits: z
    .record(z.string().min(1).max(80), z.unknown())
    .describe('The changed fields as they were typed, 4 MB at most.'),
});

/** The fields a story has at its top: groups and tabs without a name only arrange them. */
const namesOf = (all: readonly object[]): string[] =>
  all.flatMap((field) => {
    const { name, fields: inner, tabs } = field as { name?: string; fields?: object[]; tabs?: object[] };
    return name === undefined ? [...namesOf(inner ?? []), ...namesOf(tabs ?? [])] : [name];
  });
const storyFields = new Set(namesOf(fields));

/** The values are as they were typed, fitting or not: that may be why they are here. Only the fields have to be a story's. */
function refuseUnfit(edits: Record<string, unknown>): void {
  const strange = Object.keys(edits).filter((name) => !storyFields.has(name));
  const problems = strange.slice(0, 20).map((name): Problem => {
    const message = `A story has no field ${name}.`;
    return { path: `edits.${name}`, rule: 'unknown-field', message, params: { name } };
  });
  if (Object.keys(edits).length === 0)
    problems.push({ path: 'edits', rule: 'required', message: 'Give the fields that were changed.' });
  if (problems.length > 0) throw new Refusal('invalid', 'Some fields do not fit.', problems);
  if (Buffer.byteLength(JSON.stringify(edits)) <= mostBytes) return;
  const most = `${mostBytes / 1024 / 1024} MB`;
  throw new Refusal('too-large', 'This is too large.', [
    { path: 'edits', rule: 'too-large', message: `At most ${most}.`, params: { most } },
  ]);
}

type OfStory = { id: string };

/** Who asks for what is kept beside which story. */
const branchRequestOf = ({ id: story }: OfStory, { who }: EndpointRequest): { story: string; asker: BranchAsker } => ({
  story,
  asker: { name: who.name, principal: who.principal as BranchAsker['principal'] },
});

/** What the story has now where the branch changes something, for a screen that shows both. */
async function currentOf(story: string, names: readonly string[], req: PayloadRequest) {
  const found = await storySeen(story, req, { draft: true, trash: true });
  const doc = (found ?? {}) as unknown as Record<string, unknown>;
  return {
    version: (doc.baseVersion as number | undefined) ?? null,
    current: Object.fromEntries(names.map((name) => [name, doc[name] ?? null])),
  };
}

const uuid = z.uuid().toLowerCase().meta({ description: 'The branch’s own UUID.' });
/** To who may not read the story it is not there. */
const onStory = {
  tag: 'Stories',
  access: 'session',
  params: { id: lowerCaseId },
  guard: ({ id }: Record<string, string>, { req }: EndpointRequest) => refuseUnseen(id, req),
} as const;
const onBranch = { ...onStory, params: { id: lowerCaseId, uuid } } as const;

const listed = {
  uuid: z.uuid(),
  maker: person,
  madeAt: dateTime,
  savedAt: dateTime.describe('When its text came last.'),
  baseVersion: z.int().min(1).describe('The version of the story it was typed into.'),
  why: z.enum(branchReasons),
  fields: z.array(z.string()).describe('The fields it changes.'),
  state: z.enum(branchStates),
  closedAt: dateTime.nullable(),
  closedBy: person.nullable(),
};
const anyFields = z.record(z.string(), z.unknown());
const one = z.strictObject({ branch: z.strictObject(listed) });

const putBranch = defineEndpoint(
  {
    ...onBranch,
    method: 'put',
    path: '/api/articles/{id}/branches/{uuid}',
    operationId: 'keepBranch',
    summary: 'Keep beside a story what could not be the story',
    description:
      'What somebody typed while somebody else saved. For who reads the story as a colleague; the UUID is the device’s own. Sent again it is ' +
      'the same branch, and its text is replaced while it is open. 409: the UUID names another branch, or one that is taken or dropped, ' +
      'or fifty are open.',
    body: jsonBody(order),
    examples: {
      'application/json': { baseVersion: 4, why: 'conflict', edits: { headline: 'Parliament passes the budget' } },
    },
    answers: { 200: { description: 'It was there.', body: one }, 201: { description: 'Kept.', body: one } },
    refusals: [400, 401, 403, 404, 409, 413, 415, 422],
    guard: async (params, context) => {
      refuseTextOfAnother(context.req);
      await onStory.guard(params, context);
    },
  },
  async ({ params, body }, context) => {
    refuseUnfit(body.edits);
    const branchOrder = { ...branchRequestOf(params, context), uuid: params.uuid, ...body, now: new Date() };
    const { branch, isNew } = await keepBranch(branchOrder, context.req);
    return isNew ? reply(201, { branch }) : reply(200, { branch });
  },
);

const getBranches = defineEndpoint(
  {
    ...onStory,
    method: 'get',
    path: '/api/articles/{id}/branches',
    operationId: 'listBranches',
    summary: 'What is kept beside a story',
    description:
      'Newest first, without the text: your own, or, for sub-editors and above on the story’s desk, everybody’s. Those that were taken or ' +
      'dropped are kept for thirty days.',
    query: {
      page: z.coerce
        .number()
        .int()
        .min(1)
        .max(10_000)
        .default(1)
        .meta({
          description: 'Which page, from 1.',
          schema: { type: 'integer', minimum: 1, maximum: 10_000, default: 1 },
        }),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(100)
        .default(20)
        .meta({
          description: 'Branches on a page.',
          schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        }),
      state: z.enum(branchStates).optional().meta({ description: 'Only branches in this state.' }),
    },
    answers: {
      200: {
        description: 'A page.',
        body: z.strictObject({
          branches: z.array(z.strictObject(listed)).max(100),
          total: z.int().min(0),
          page: z.int().min(1),
          limit: z.int().min(1),
        }),
      },
    },
    refusals: [401, 403, 404, 422],
  },
  async ({ params, query }, context) =>
    reply(200, await listBranches(branchRequestOf(params, context), query, context.req)),
);

const getBranch = defineEndpoint(
  {
    ...onBranch,
    method: 'get',
    path: '/api/articles/{id}/branches/{uuid}',
    operationId: 'readBranch',
    summary: 'A branch, and what the story has in its place',
    answers: {
      200: {
        description: 'Both sides.',
        body: z.strictObject({
          branch: z.strictObject({ ...listed, edits: anyFields }),
          currentVersion: z.int().min(1).nullable(),
          current: anyFields.describe('The same fields as the story has them now; of documents, their ids.'),
        }),
      },
    },
    refusals: [401, 403, 404, 422],
  },
  async ({ params }, context) => {
    const of = branchRequestOf(params, context);
    const branch = await readBranch({ ...of, uuid: params.uuid }, context.req);
    const { version: currentVersion, current } = await currentOf(of.story, branch.fields, context.req);
    return reply(200, { branch, currentVersion, current });
  },
);

const closing = (act: 'take' | 'drop', state: 'taken' | 'dropped', operationId: string, summary: string) =>
  defineEndpoint(
    {
      ...onBranch,
      method: 'post',
      path: `/api/articles/{id}/branches/{uuid}/${act}`,
      operationId,
      summary,
      description:
        'Once is enough: the same again changes nothing; the other one then is refused (409). The story is not touched.',
      answers: { 200: { description: 'So it is.', body: one } },
      refusals: [401, 403, 404, 409, 422],
    },
    async ({ params }, context) => {
      const order = { ...branchRequestOf(params, context), uuid: params.uuid, state, now: new Date() };
      return reply(200, { branch: await closeBranch(order, context.req) });
    },
  );

export const branchRoutes = [
  putBranch,
  getBranches,
  getBranch,
  closing('take', 'taken', 'takeBranch', 'Say that a branch’s text is in the story now'),
  closing('drop', 'dropped', 'dropBranch', 'Say that a branch’s text is not wanted'),
];
