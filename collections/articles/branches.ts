import type { Endpoint, PayloadRequest } from 'payload';
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
import { parsed, withoutNulls } from '../shared/parsed.ts';
import { bodyOf } from '../shared/requestBody.ts';
import { fields } from './fields.ts';
import { refuseTextOfAnother } from './hooks/writer.ts';
import { refuseUnseen } from './seen.ts';
import { deskWho } from './who.ts';

type Route = Omit<Endpoint, 'root'>;

/** Bytes of the fields of one branch. */
const mostBytes = 4 * 1024 * 1024;

const uuidOf = z.strictObject({ uuid: z.uuid() });

const order = z.strictObject({
  baseVersion: z.int().min(1).max(1e9),
  why: z.enum(branchReasons),
  edits: z.record(z.string().min(1).max(80), z.unknown()),
});

const pageOf = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  state: z.enum(branchStates).optional(),
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
  const problems = strange
    .slice(0, 20)
    .map((name) => ({ path: `edits.${name}`, rule: 'unknown-field', message: `A story has no field ${name}.` }));
  if (Object.keys(edits).length === 0)
    problems.push({ path: 'edits', rule: 'required', message: 'Give the fields that were changed.' });
  if (problems.length > 0) throw new Refusal('invalid', 'Some fields do not fit.', problems);
  if (Buffer.byteLength(JSON.stringify(edits)) <= mostBytes) return;
  const message = `At most ${mostBytes / 1024 / 1024} MB.`;
  throw new Refusal('too-large', 'This is too large.', [{ path: 'edits', rule: 'too-large', message }]);
}

/** Who asks for what is kept beside which story; to who may not read the story it is not there. */
async function askedBy(req: PayloadRequest): Promise<{ story: string; asker: BranchAsker }> {
  const { name, principal } = deskWho(req);
  const story = String(req.routeParams?.id).toLowerCase();
  await refuseUnseen(story, req);
  return { story, asker: { name, principal: principal as BranchAsker['principal'] } };
}

const uuidIn = (req: PayloadRequest): string => parsed(uuidOf, { uuid: req.routeParams?.uuid }).uuid.toLowerCase();

/** What the story has now where the branch changes something, for a screen that shows both. */
async function currentOf(story: string, names: readonly string[], req: PayloadRequest) {
  const asked = { collection: 'articles', id: story, draft: true, depth: 0, trash: true, disableErrors: true } as const;
  const found = await req.payload.findByID({ ...asked, overrideAccess: false, user: req.user, req });
  const doc = (found ?? {}) as unknown as Record<string, unknown>;
  return {
    version: doc.baseVersion ?? null,
    current: Object.fromEntries(names.map((name) => [name, doc[name] ?? null])),
  };
}

/** PUT /api/articles/:id/branches/:uuid {baseVersion, why, edits}: keeps beside the story what could not be the story. */
const putBranch: Route = {
  path: '/:id/branches/:uuid',
  method: 'put',
  handler: async (req) => {
    refuseTextOfAnother(req);
    const asked = await askedBy(req);
    const uuid = uuidIn(req);
    const given = parsed(order, withoutNulls(await bodyOf(req)));
    refuseUnfit(given.edits);
    const { branch, isNew } = await keepBranch({ ...asked, uuid, ...given, now: new Date() }, req);
    return Response.json({ branch }, { status: isNew ? 201 : 200 });
  },
};

/** GET /api/articles/:id/branches: one's own, or for editors of the story's desk everybody's; without the text. */
const getBranches: Route = {
  path: '/:id/branches',
  method: 'get',
  handler: async (req) => {
    const asked = await askedBy(req);
    const { page, limit, state } = Object.fromEntries(req.searchParams);
    return Response.json(await listBranches(asked, parsed(pageOf, { page, limit, state }), req));
  },
};

/** GET /api/articles/:id/branches/:uuid: the text, and what the story has in its place. */
const getBranch: Route = {
  path: '/:id/branches/:uuid',
  method: 'get',
  handler: async (req) => {
    const asked = await askedBy(req);
    const branch = await readBranch({ ...asked, uuid: uuidIn(req) }, req);
    const { version: currentVersion, current } = await currentOf(asked.story, branch.fields, req);
    return Response.json({ branch, currentVersion, current });
  },
};

const closing = (act: 'take' | 'drop', state: 'taken' | 'dropped'): Route => ({
  path: `/:id/branches/:uuid/${act}`,
  method: 'post',
  handler: async (req) => {
    const asked = await askedBy(req);
    return Response.json({ branch: await closeBranch({ ...asked, uuid: uuidIn(req), state, now: new Date() }, req) });
  },
});

export const branchEndpoints = [
  putBranch,
  getBranches,
  getBranch,
  closing('take', 'taken'),
  closing('drop', 'dropped'),
];
