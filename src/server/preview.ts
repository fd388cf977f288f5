import { Router } from 'express';
import type { Payload } from 'payload';

/** /preview/stories/:id: the pending edits in the reader's layout, for staff who may read the story. */
export function previewRouter(_payload: Payload): Router {
  return Router();
}
