import { withPayload } from '@payloadcms/next/withPayload';

/** Next serves the admin UI only; Express is the server (src/server/app.ts). */
export default withPayload({
  poweredByHeader: false,
  compress: false,
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
});
