import type { Declaration } from '../../http/route.ts';
import { photoRoutes } from '../../imaging/router.ts';
import { liveRoutes } from '../../staffLive/router.ts';
import { uploadRoutes } from '../../uploads/router.ts';
import { docsRoutes } from '../docs/docs.ts';
import { graphqlRoute } from '../graphqlAllowlist.ts';
import { healthRoutes } from '../health/health.ts';
import { livePreviewRoute } from '../livePreview.ts';
import { previewRoutes } from '../preview.ts';

/** What the server itself serves beside Payload's API. */
export const ownRoutes: readonly Declaration[] = [
  ...healthRoutes,
  ...docsRoutes,
  ...photoRoutes,
  ...previewRoutes,
  livePreviewRoute,
  graphqlRoute,
  ...uploadRoutes,
  ...liveRoutes,
];
