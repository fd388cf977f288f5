import type { PayloadRequest } from 'payload';

type Read = { depth?: number; draft?: boolean; trash?: boolean };

/** A story as the person behind the request may see it; null if it is not there for them. */
export const storySeen = (id: string, req: PayloadRequest, { depth = 0, ...read }: Read = {}) =>
  req.payload.findByID({
    collection: 'articles',
    id,
    depth,
    ...read,
    disableErrors: true,
    overrideAccess: false,
    user: req.user,
    req,
  });
