import type { Response, Router } from 'express';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { z } from 'zod';
import { routerOf, type Exchange } from '../../http/express.ts';
import { describedBy } from '../../http/jsonSchema.ts';
import { problemKinds } from '../../http/problems.ts';
import { defineRoute, type Declaration } from '../../http/route.ts';
import { docsLook } from './docsLook.ts';
import { docsPage, docsScript } from './docsPage.ts';

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js', 'favicon-32x32.png'];

/** What the `type` of a problem document leads to. */
const problems = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dateline · Problems</title>
<link rel="stylesheet" href="/docs/look.css">
</head>
<body class="docs-problems">
<nav class="docs-head" aria-label="Dateline"><a href="/docs">The API</a></nav>
<main>
<h1>Problems that /v1 answers with</h1>
<dl>
${Object.entries(problemKinds)
  .map(
    ([kind, { status, title, says }]) =>
      `<dt id="${kind}"><code>${kind}</code> (${status}): ${title}</dt>\n<dd>${says}</dd>`,
  )
  .join('\n')}
</dl>
</main>
</body>
</html>
`;

const allowCaching = (res: Response, seconds: number): Response =>
  res.set('Cache-Control', `public, max-age=${seconds}`);

type DocsParts = { document: () => { text: string; etag: string } };
const server = { method: 'get', tag: 'Server', access: 'anybody' } as const;
const openApi = describedBy({ type: 'object', required: ['openapi'] });
const html = { description: 'A page.', body: { 'text/html': z.string() } };

const openapi = defineRoute(
  {
    ...server,
    path: '/openapi.json',
    operationId: 'openapi',
    summary: 'This document',
    answers: { 200: { description: 'OpenAPI 3.1.', body: openApi } },
  },
  async (_given, { req, res, parts }: Exchange<DocsParts>): Promise<void> => {
    const { text, etag } = parts.document();
    allowCaching(res, 60).set('ETag', etag);
    if (req.fresh) return void res.status(304).end();
    res.type('application/json').send(text);
  },
);

/** Answered by the byte cache (openapi/addresses.ts). */
const openapiOfV1: Declaration = {
  ...server,
  path: '/v1/openapi.json',
  operationId: 'openapiOfV1',
  summary: 'The document of /v1: what readers and front ends get',
  answers: { 200: { description: 'OpenAPI 3.1.', body: openApi } },
};

/** The one style attribute that the documents' own library writes, by its hash (Content Security Policy 3, §8.3). */
const inlineStyle = "'unsafe-hashes' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

const docs = defineRoute(
  {
    ...server,
    path: '/docs',
    operationId: 'docs',
    summary: 'This document, to read and try out',
    answers: { 200: html },
  },
  async (_given, { res }: Exchange<DocsParts>): Promise<void> => {
    const policy = String(res.getHeader('Content-Security-Policy') ?? '');
    res.set('Content-Security-Policy', policy.replace("style-src 'self'", `style-src 'self' ${inlineStyle}`));
    allowCaching(res, 60).type('text/html').send(docsPage);
  },
);

const problemsPage = defineRoute(
  {
    ...server,
    path: '/docs/problems',
    operationId: 'problems',
    summary: 'The kinds of problem that /v1 answers with',
    answers: { 200: html },
  },
  async (_given, { res }: Exchange<DocsParts>): Promise<void> =>
    void allowCaching(res, 3600).type('text/html').send(problems),
);

const served = [openapi, docs, problemsPage];
export const docsRoutes: readonly Declaration[] = [...served, openapiOfV1];

/** /openapi.json, made when first asked for, and /docs, a page to read it and try it out. */
export function docsRouter(openApiDocument: () => unknown): Router {
  let cachedDocument: { text: string; etag: string } | undefined;
  const document = () => (cachedDocument ??= withTag(JSON.stringify(openApiDocument())));
  const router = routerOf(served, { document })
    .get('/docs/init.js', (_req, res) => allowCaching(res, 60).type('text/javascript').send(docsScript))
    .get('/docs/look.css', (_req, res) => allowCaching(res, 60).type('text/css').send(docsLook));
  for (const file of files)
    router.get(`/docs/${file}`, (_req, res) =>
      allowCaching(res, 3600).sendFile(file, { root: swagger, cacheControl: false }),
    );
  return router;
}

/** Weak, because compression changes the bytes and not the meaning. */
const withTag = (text: string) => ({
  text,
  etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
});
