import { Router } from 'express';
import type { SanitizedConfig } from 'payload';

/** /openapi.json and /docs. */
export function docsRouter(_config: SanitizedConfig): Router {
  return Router();
}
