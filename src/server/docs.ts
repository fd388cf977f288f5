import { Router, type Response } from 'express';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { SanitizedConfig } from 'payload';
import { problemKinds } from '../http/problems.ts';
import { openApiOf } from './openapi/document.ts';
import type { Route } from './openapi/routes.ts';

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js', 'favicon-32x32.png'];

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dateline · API</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<noscript>The same in JSON: <a href="/v1/openapi.json">/v1/openapi.json</a>, <a href="/openapi.json">/openapi.json</a></noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/swagger-ui-standalone-preset.js"></script>
<script src="/docs/init.js"></script>
</body>
</html>
`;

// A file of its own, so that the page needs no inline script. No validator: nothing is asked of other servers.
const init = `SwaggerUIBundle({
  urls: [
    { name: 'The newsroom: /api', url: '/openapi.json' },
    { name: 'Readers and front ends: /v1', url: '/v1/openapi.json' },
  ],
  dom_id: '#docs',
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
});
`;

/** What the `type` of a problem document leads to. */
const problems = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dateline · Problems</title>
</head>
<body>
<h1>Problems that /v1 answers with</h1>
<dl>
${Object.entries(problemKinds)
  .map(
    ([kind, { status, title, says }]) =>
      `<dt id="${kind}"><code>${kind}</code> (${status}): ${title}</dt>\n<dd>${says}</dd>`,
  )
  .join('\n')}
</dl>
</body>
</html>
`;

const cached = (res: Response, seconds: number): Response => res.set('Cache-Control', `public, max-age=${seconds}`);

/** /openapi.json, built when first asked for, and /docs, a page to read it and try it out. */
export function docsRouter(config: SanitizedConfig, routes: readonly Route[]): Router {
  let document: { text: string; etag: string } | undefined;
  const router = Router()
    .get('/openapi.json', (req, res) => {
      document ??= withTag(JSON.stringify(openApiOf(config, routes)));
      cached(res, 60).set('ETag', document.etag);
      if (req.fresh) return void res.status(304).end();
      res.type('application/json').send(document.text);
    })
    .get('/docs', (_req, res) => cached(res, 60).type('text/html').send(page))
    .get('/docs/problems', (_req, res) => cached(res, 3600).type('text/html').send(problems))
    .get('/docs/init.js', (_req, res) => cached(res, 60).type('text/javascript').send(init));
  for (const file of files)
    router.get(`/docs/${file}`, (_req, res) =>
      cached(res, 3600).sendFile(file, { root: swagger, cacheControl: false }),
    );
  return router;
}

/** Weak, because compression changes the bytes and not the meaning. */
const withTag = (text: string) => ({
  text,
  etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
});
