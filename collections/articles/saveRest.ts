import type { Endpoint, PayloadRequest } from 'payload';
import { restOfBody, wordsAt } from '../../src/domain/body.ts';
import { Refusal, type Problem } from '../../src/domain/refusal.ts';
import { withIdempotencyKey } from '../shared/idempotencyKeys.ts';
import { isStaff } from '../shared/principal.ts';
import { jsonBodyOf } from '../../src/http/request.ts';
import { problemsOfPayload } from '../shared/payloadProblems.ts';

type Data = Readonly<Record<string, unknown>>;
/** What is left of a save, and what of it was not taken, with the reasons. */
type Rest = { data: Data; notTaken: readonly Problem[] };

const header = 'save';

/** A save is refused and made again without what was refused so many times at most. */
const mostTries = 10;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Does the client want what fits to be saved, whatever else it sent? Refuses any other wish. */
function wantsRest(req: PayloadRequest): boolean {
  const wish = req.headers.get(header)?.trim().toLowerCase();
  if (wish === undefined || wish === 'all') return false;
  if (wish === 'rest') return isStaff(req.user);
  throw new Refusal('malformed', 'The header Save cannot be read.', [
    { path: 'Save', rule: 'option', message: 'Send `Save: rest` to save what fits, `Save: all` for all or nothing.' },
  ]);
}

/** The fields a refusal names; nothing where it refuses the save itself. */
function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Refusal) return error.code === 'invalid' ? error.problems : [];
  const { name, data } = error as { name?: string; data?: { errors?: Partial<Problem>[] } };
  return name === 'ValidationError' ? problemsOfPayload(data?.errors ?? []) : [];
}

/** Without the value at a path; of a list the whole goes, for a row says nothing without the others. */
function without(data: Data, [name = '', ...inner]: readonly string[]): Data {
  const { [name]: value, ...others } = data;
  const isWithin = inner.length > 0 && isRecord(value) && inner[0]! in value;
  const left = isWithin ? without(value, inner) : {};
  return Object.keys(left).length > 0 ? { ...others, [name]: left } : others;
}

/** The body without its faulty blocks and links; without the body where they are not named. */
function withoutInBody(data: Data, problems: readonly Problem[], before: unknown): Data {
  const places = problems.map(({ place }) => place ?? '');
  const body = restOfBody(data.body, before, places);
  return body ? { ...data, body } : without(data, ['body']);
}

const asTold = (problem: Problem, { body }: Data): Problem => {
  const words = problem.path === 'body' && problem.place ? wordsAt(body, problem.place) : '';
  return words === '' ? problem : { ...problem, params: { ...problem.params, words } };
};

/** Leaves out what was refused; undefined if that is nothing that was sent, or if nothing else was. */
function restOf({ data, notTaken }: Rest, problems: readonly Problem[], before: unknown): Rest | undefined {
  const inBody = problems.filter(({ path }) => path === 'body');
  const elsewhere = problems.filter(({ path }) => path !== 'body' && path !== 'baseVersion');
  const first = inBody.length > 0 && 'body' in data ? withoutInBody(data, inBody, before) : data;
  const left = elsewhere.reduce((rest, { path }) => without(rest, path.split('.')), first);
  const isLess = JSON.stringify(left) !== JSON.stringify(data);
  const saysSomething = Object.keys(left).some((name) => name !== 'baseVersion');
  return isLess && saysSomething
    ? { data: left, notTaken: [...notTaken, ...problems.map((problem) => asTold(problem, data))] }
    : undefined;
}

/** The body as the newest version has it. */
async function bodyBefore(req: PayloadRequest): Promise<unknown> {
  const id = String(req.routeParams?.id);
  const found = { collection: 'articles', id, draft: true, depth: 0, select: { body: true }, req } as const;
  return (await req.payload.findByID({ ...found, disableErrors: true }))?.body;
}

/** Tries again, under the same key, without what was refused, until the rest is saved. */
async function saveRest(save: (rest: Rest) => Promise<Response>, data: Data, req: PayloadRequest): Promise<Response> {
  let rest: Rest = { data, notTaken: [] };
  let refused: unknown;
  for (let tries = 0; tries < mostTries; tries += 1)
    try {
      return await save(rest);
    } catch (error) {
      refused ??= error;
      const problems = problemsOf(error);
      const before = problems.some(({ path }) => path === 'body') ? await bodyBefore(req) : undefined;
      const left = problems.length > 0 ? restOf(rest, problems, before) : undefined;
      if (!left) throw problems.length > 0 ? refused : error;
      rest = left;
    }
  throw refused;
}

const updateWith = (handler: Endpoint['handler'], req: PayloadRequest) => async (rest: Rest) => {
  const once = withIdempotencyKey(async (request) => {
    const answer = await handler(Object.assign(request, { text: async () => JSON.stringify(rest.data) }));
    return Response.json({ ...((await answer.json()) as object), notTaken: rest.notTaken }, answer);
  });
  return once(req);
};

/** `Save: rest`: a member of staff's save takes what fits, and names what it left as it was. Else it is whole or refused. */
export const savingTheRest = (handler: Endpoint['handler']): Endpoint['handler'] =>
  async function answer(req) {
    if (!wantsRest(req)) return withIdempotencyKey(handler)(req);
    const copy = (req as unknown as Request).clone();
    const data = await jsonBodyOf({ headers: req.headers, json: async () => copy.json() as Promise<unknown> });
    return saveRest(updateWith(handler, req), data, req);
  };
