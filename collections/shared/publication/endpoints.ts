import { z } from 'zod';
import {
  publicationStates,
  publicationStepNames,
  type PublicationStep,
} from '../../../src/domain/workflow/publication.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { component } from '../../../src/http/jsonSchema.ts';
import { jsonBody } from '../../../src/http/route.ts';
import { requestHeaders } from '../../../src/http/request.ts';
import { movePublication, possibleSteps } from '../../../src/newsroom/publication/movePublication.ts';
import { collectionOf } from '../../../src/newsroom/publication/publications.ts';
import type { Publishable } from '../../../src/published/kinds.ts';
import { idInPath, problem } from '../answers.ts';
import { defineEndpoint, reply, type EndpointRoute } from '../route.ts';
import { baseVersionOf } from '../versions.ts';

type Data = Record<string, unknown>;
/** How the collection's documents are called in the document of the API. */
export type Called = { kind: Publishable; one: string; tag: string };

const state = z.enum(publicationStates);
const name = z.enum(publicationStepNames as [PublicationStep, ...PublicationStep[]]);
const baseVersion = z.int().min(1).max(1e9);
const step = z.strictObject({
  name,
  allowed: z.boolean(),
  code: z.string().optional(),
  why: z.string().optional().describe('For a person.'),
  problems: z.array(problem).optional(),
});

const common = ({ tag }: Called) => ({ tag, access: 'session', params: { id: idInPath } }) as const;

const getSteps = (called: Called) =>
  defineEndpoint(
    {
      ...common(called),
      method: 'get',
      path: `/api/${collectionOf(called.kind)}/{id}/transitions`,
      operationId: `list${called.one}Steps`,
      summary: 'What you could do next with it, and what stands in the way',
      answers: {
        200: {
          description: 'Each step out of where it stands.',
          body: z.strictObject({ state, baseVersion, hasPendingEdits: z.boolean(), transitions: z.array(step) }),
        },
      },
      refusals: [401, 403, 404],
    },
    async ({ params: { id } }, { who, req }) => {
      const { steps, lacks: _lacks, ...standing } = await possibleSteps(called.kind, id, who, req);
      const transitions = steps.map(({ name: each, refusal }) => ({
        name: each,
        allowed: !refusal,
        ...(refusal ? { code: refusal.code, why: refusal.message, problems: [...refusal.problems] } : {}),
      }));
      return reply(200, { ...standing, transitions });
    },
  );

const postStep = (called: Called) =>
  defineEndpoint(
    {
      ...common(called),
      method: 'post',
      path: `/api/${collectionOf(called.kind)}/{id}/transitions`,
      operationId: `move${called.one}`,
      summary: 'Publish it, send out its pending edits, or withdraw it',
      description:
        'The only way its state changes. `publish` and `update` want the `baseVersion` that is to go out (else 428); 409 where it has moved on ' +
        'or is in another state; 422 names all that is missing.',
      headers: { 'If-Match': requestHeaders['If-Match'] },
      body: jsonBody(z.strictObject({ name, baseVersion: baseVersion.optional() })),
      examples: { 'application/json': { name: 'publish', baseVersion: 3 } },
      answers: {
        200: { description: 'Moved.', body: z.strictObject({ doc: component(called.one), from: state, to: state }) },
      },
      refusals: [400, 401, 403, 404, 409, 415, 422, 428],
      once: true,
    },
    async ({ params: { id }, body }, { who, req }) => {
      const { kind } = called;
      const now = new Date().toISOString();
      const order = { kind, id, name: body.name, baseVersion: baseVersionOf(body, req), who, now };
      const { from, to } = await movePublication(order, req);
      const shared = { overrideAccess: false, user: req.user, req, depth: 0 } as const;
      const doc = await req.payload.findByID({ collection: collectionOf(kind), id, ...shared });
      return reply(200, { doc, from, to });
    },
  );

/** An old version becomes the pending edits, in these fields. */
const restoreVersion = (called: Called, restored: readonly string[]) =>
  defineEndpoint(
    {
      ...common(called),
      method: 'post',
      path: `/api/${collectionOf(called.kind)}/versions/{id}`,
      operationId: `restore${called.one}Version`,
      summary: 'Bring an old version back as pending edits',
      description: 'The text comes back; the state and what readers see stay as they are.',
      answers: {
        200: { description: 'Restored.', body: z.strictObject({ doc: component(called.one), message: z.string() }) },
      },
      refusals: [400, 401, 403, 404, 409, 422],
      once: true,
    },
    async ({ params }, { req }) => {
      const collection = collectionOf(called.kind);
      const shared = { overrideAccess: false as const, user: req.user, req, depth: 0 };
      const version = await req.payload.findVersionByID({ collection, id: params.id, disableErrors: true, ...shared });
      if (!version) throw new Refusal('not-found', 'There is no such version.');
      const id = String(version.parent);
      const copy: Data = { ...version.version };
      const now = (await req.payload.findByID({ collection, id, ...shared })) as { baseVersion?: number };
      const data = {
        ...Object.fromEntries(restored.map((field) => [field, copy[field] ?? null])),
        baseVersion: baseVersionOf({}, req) ?? now.baseVersion,
      };
      const doc = await req.payload.update({ collection, id, data, ...shared });
      return reply(200, { doc, message: 'The version is back, as pending edits.' });
    },
  );

/** The steps of a collection whose documents go to readers: what is possible, a step, and an old version brought back. */
export const publicationRoutes = (called: Called, restored: readonly string[]): EndpointRoute[] => [
  getSteps(called),
  postStep(called),
  restoreVersion(called, restored),
];
