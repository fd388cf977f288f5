import { embedFrameOrigins } from '../domain/embed.ts';

/** Nothing inline, nothing from elsewhere but the frames that `embedOf` builds. `script` is off on a preview. */
const policyOf = ({ script }: { script: boolean }): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    ...(script ? ["script-src 'self'", "connect-src 'self'"] : []),
    `frame-src ${embedFrameOrigins.join(' ')}`,
    `form-action ${script ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

export const pagePolicy = policyOf({ script: true });
export const previewPolicy = policyOf({ script: false });
