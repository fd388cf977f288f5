import type {
  CollectionAfterChangeHook,
  CollectionBeforeOperationHook,
  Endpoint,
  PayloadRequest,
  SanitizedConfig,
} from 'payload';
import { keepBeginning, storyBegunBy } from '../../src/newsroom/story/beginnings.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { principalOf } from '../shared/principal.ts';
import { mediaTypeOf } from '../../src/http/request.ts';
import { storySeen } from '../../src/newsroom/story/loadStory.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The device's own name for a new story: checked, and kept out of the story itself. */
export const noteDraftKey: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return;
  const { draftKey, ...data } = ((args as { data?: object }).data ?? {}) as { draftKey?: unknown };
  if (draftKey === undefined) return;
  const message = 'This has to be a UUID.';
  if (draftKey !== null && !(typeof draftKey === 'string' && uuid.test(draftKey)))
    throw new Refusal('invalid', 'Some fields do not fit.', [{ path: 'draftKey', rule: 'uuid', message }]);
  if (operation === 'create' && draftKey !== null) req.context.draftKey = draftKey.toLowerCase();
  return { ...args, data };
};

/** A beginning is one story: the transaction that comes second is done again, and finds it. */
export const rememberBeginning: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const { draftKey } = req.context;
  if (operation !== 'create' || typeof draftKey !== 'string' || !req.user) return;
  delete req.context.draftKey;
  await keepBeginning({ user: String(req.user.id), draftKey, story: String((doc as { id: string }).id) }, req);
};

async function draftKeyOf(req: PayloadRequest): Promise<string | undefined> {
  if (mediaTypeOf(req) !== 'application/json') return undefined;
  const body: unknown = await (req as unknown as Request)
    .clone()
    .json()
    .catch(() => undefined);
  const { draftKey } = (body ?? {}) as { draftKey?: unknown };
  return typeof draftKey === 'string' && uuid.test(draftKey) ? draftKey.toLowerCase() : undefined;
}

/** The story that began under this key, as its writer may see it now. */
async function answerBegun(id: string, req: PayloadRequest): Promise<Response> {
  const doc = await storySeen(id, req, { draft: true, depth: Number(req.query.depth ?? 1) || 0 });
  if (!doc) throw new Refusal('gone', 'The story you began is no longer there.');
  return Response.json({ doc, message: 'This story was begun already.' });
}

const once = (handler: Endpoint['handler']): Endpoint['handler'] =>
  async function begin(req) {
    const draftKey = await draftKeyOf(req);
    const isOfStaff = principalOf(req.user).kind === 'staff';
    const id = draftKey && isOfStaff && (await storyBegunBy({ user: String(req.user?.id), draftKey }, req));
    return id ? answerBegun(id, req) : handler(req);
  };

/** POST /api/articles with the same `draftKey` by the same person answers the story that is there. */
export function beginStoriesOnce(config: SanitizedConfig): SanitizedConfig {
  const endpoints = config.collections.find(({ slug }) => slug === 'articles')?.endpoints || [];
  for (const endpoint of endpoints)
    if (endpoint.method === 'post' && endpoint.path === '/') endpoint.handler = once(endpoint.handler);
  return config;
}
