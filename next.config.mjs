import { withPayload } from '@payloadcms/next/withPayload';

/** Next serves the admin UI only; Express is the server (src/server/app.ts). */
export default withPayload({
  poweredByHeader: false,
  compress: false,
  // A form sends the whole story to ask how its fields look: as long as a save (src/server/bodies.ts).
  experimental: { serverActions: { bodySizeLimit: '8mb' } },
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
});
