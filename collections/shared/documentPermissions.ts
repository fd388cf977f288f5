import { NotFound, type CollectionSlug, type Endpoint, type PayloadRequest } from 'payload';
import type { Around } from './graphqlOperations.ts';

/** Payload says of any document, to anybody, what could be done with it: that it is there is what only who may read it is told. */
async function refuseUnseen(collection: string, id: unknown, req: PayloadRequest): Promise<void> {
  if (id === undefined || id === null || id === '') return;
  const found = await req.payload.findByID({
    collection: collection as CollectionSlug,
    id: String(id),
    req,
    user: req.user,
    overrideAccess: false,
    disableErrors: true,
    depth: 0,
    trash: true,
    select: {},
  });
  if (!found) throw new NotFound(req.t);
}

/** Around Payload's POST /api/{collection}/access/{id}. */
export const hidingPermissions =
  (collection: string) =>
  (endpoint: Endpoint): Endpoint =>
    endpoint.path !== '/access/:id?'
      ? endpoint
      : {
          ...endpoint,
          handler: async (req) => {
            await refuseUnseen(collection, req.routeParams?.id, req);
            return endpoint.handler(req);
          },
        };

/** Around `docAccessArticle` and the like. */
export const hidePermissions =
  (collection: string): Around =>
  (resolve) =>
  async (parent, args, context, info) => {
    await refuseUnseen(collection, args.id, context.req);
    return resolve(parent, args, context, info);
  };
