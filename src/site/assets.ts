import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Addresses, Answer } from '../delivery/answer.ts';

const year = 31_536_000;
const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

/** Without comments and indentation: what only we read. */
const bare = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s+/gm, '');

/** A file served under a name that changes with its content, so it may be kept for ever. */
function assetOf(url: URL, kind: keyof typeof types) {
  const body = bare(readFileSync(url, 'utf8'));
  const hash = createHash('sha256').update(body).digest('base64url').replace(/[-_]/g, '').slice(0, 16);
  return { path: `/site/assets/${hash}.${kind}`, body, contentType: types[kind] };
}

const stylesheet = assetOf(new URL('./site.css', import.meta.url), 'css');
const script = assetOf(new URL('./reader.js', import.meta.url), 'js');
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
