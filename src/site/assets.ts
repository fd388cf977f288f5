import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Addresses, Answer } from '../delivery/cache/answer.ts';

const year = 31_536_000;
const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

/** Without comments and indentation: what only we read. */
const bare = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s+/gm, '');

/** Files served as one, under a name that changes with its content, so it may be kept for ever. */
function assetOf(files: readonly string[], kind: keyof typeof types) {
  const texts = files.map((file) => bare(readFileSync(new URL(file, import.meta.url), 'utf8')));
  const body = texts.join('');
  const hash = createHash('sha256').update(body).digest('base64url').replace(/[-_]/g, '').slice(0, 16);
  return { path: `/site/assets/${hash}.${kind}`, body, contentType: types[kind] };
}

/** In the order of the cascade: what holds for wider pages and for paper comes last. */
const styles = ['base', 'masthead', 'headlines', 'lists', 'story', 'afterwards', 'wider'].map(
  (name) => `./styles/${name}.css`,
);

const stylesheet = assetOf(styles, 'css');
const script = assetOf(['./reader.js'], 'js');
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
