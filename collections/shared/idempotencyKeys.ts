import { createHash } from 'node:crypto';
import type { Endpoint, PayloadRequest, SanitizedConfig } from 'payload';
import { answerOnce, type KeyedOrder, idempotencyKeyOf } from '../../src/newsroom/transaction/storedAnswers.ts';
import { publishableIn } from '../../src/published/kinds.ts';
import { principalOf } from './principal.ts';
import { declarationOf } from './route.ts';

/** Whose creates and saves take an Idempotency-Key. Not users: an answer with a key or a password is kept nowhere. */
const collections = ['articles', 'authors', 'correspondents', 'desks', 'redirects', 'sections'];
const ofAll = ['post /', 'patch /:id'];

/** Does this endpoint of a collection take an Idempotency-Key? Ours say so themselves (`once`). */
export const takesIdempotencyKey = (slug: string, endpoint: Pick<Endpoint, 'method' | 'path'>): boolean =>
  declarationOf(endpoint)?.once ??
  ((collections.includes(slug) || publishableIn(slug) !== undefined) &&
    ofAll.includes(`${endpoint.method} ${endpoint.path}`));

const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('base64url');
};

/** A key is its owner's: a person's and a machine's are never the same, nor those of two people. */
async function orderOf(key: string, owner: string, req: PayloadRequest): Promise<KeyedOrder> {
  const body = new Uint8Array(await (req as unknown as Request).clone().arrayBuffer());
  const headerValues = ['content-type', 'if-match', 'save'].map((name) => req.headers.get(name) ?? '');
  const requestHash = hashOf(req.method ?? '', req.pathname, req.search ?? '', ...headerValues, body);
  return { id: hashOf(owner, key), requestHash };
}

export const withIdempotencyKey = (handler: Endpoint['handler']): Endpoint['handler'] =>
  async function answer(req) {
    const sentKey = req.headers.get('idempotency-key');
    const principal = principalOf(req.user);
    if (sentKey === null || principal.kind === 'reader') return handler(req);
    const order = await orderOf(idempotencyKeyOf(sentKey), `${principal.kind} ${principal.id}`, req);
    return answerOnce(order, async () => handler(req), req);
  };

type Wrap = (handler: Endpoint['handler']) => Endpoint['handler'];

/** Lets the endpoints of the table do each order once, Payload's own ones too. `others` do it themselves, by `slug method path`. */
export const takeIdempotencyKeys =
  (others: Readonly<Record<string, Wrap>>) =>
  (config: SanitizedConfig): SanitizedConfig => {
    for (const collection of config.collections) {
      const { slug, endpoints } = collection;
      // Payload's own endpoints are shared by the collections.
      collection.endpoints =
        endpoints &&
        endpoints.map((endpoint) => {
          const key = `${endpoint.method} ${endpoint.path}`;
          if (!takesIdempotencyKey(slug, endpoint)) return endpoint;
          return { ...endpoint, handler: (others[`${slug} ${key}`] ?? withIdempotencyKey)(endpoint.handler) };
        });
    }
    return config;
  };
