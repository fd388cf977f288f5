import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Addresses, Answer } from '../delivery/cache/answer.ts';
import { embedFrameOrigins } from '../domain/fields/embed.ts';

const year = 31_536_000;
const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

/** Where the build puts them (scripts/prepare/siteBuild.mjs). The newsroom runs, and is tested, in the project's folder. */
const built = join(process.cwd(), '.cache/site');

/** A built file, under a name that changes with its content, so it may be kept for ever. */
function assetOf(file: string, kind: keyof typeof types) {
  const body = readFileSync(join(built, file), 'utf8');
  const hash = createHash('sha256').update(body).digest('base64url').replace(/[-_]/g, '').slice(0, 16);
  return { path: `/site/assets/${hash}.${kind}`, body, contentType: types[kind] };
}

const stylesheet = assetOf('styles.css', 'css');
const script = assetOf('script.js', 'js');
const assets = new Map([stylesheet, script].map((asset) => [asset.path, asset]));

export const assetPaths = { stylesheet: stylesheet.path, script: script.path } as const;

const immutable: Answer['freshness'] = { maxAge: year, sMaxAge: year, staleWhileRevalidate: 0, staleIfError: year };

/** The site's style sheet and its script. */
export const assetAddresses: Addresses = ({ path }) => {
  const asset = assets.get(path);
  if (!asset) return undefined;
  const { body, contentType } = asset;
  const answer: Answer = { status: 200, contentType, body, tags: [], freshness: immutable };
  return { key: `site ${path}`, answer: () => Promise.resolve(answer) };
};

/** Nothing inline, nothing from elsewhere but the frames that `embedOf` builds. `script` is off on a preview. */
const policyOf = ({ script }: { script: boolean }): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    // What stands there until a photo has come is in the page itself.
    "img-src 'self' data:",
    ...(script ? ["script-src 'self'", "connect-src 'self'"] : []),
    `frame-src ${embedFrameOrigins.join(' ')}`,
    `form-action ${script ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

export const pagePolicy = policyOf({ script: true });
export const previewPolicy = policyOf({ script: false });
