import type { Endpoint } from 'payload';
import { wantsMerge } from './hooks/merging.ts';

/** `merge=blocks`: the answer of a save that was merged tells with what. */
export const tellingMerged = (handler: Endpoint['handler']): Endpoint['handler'] =>
  async function answer(req) {
    wantsMerge(req);
    const response = await handler(req);
    const { merged } = req.context;
    if (!merged || !response.ok) return response;
    return Response.json({ ...((await response.json()) as object), merged }, response);
  };
