/** The page at /docs: Swagger UI in the newsroom's look, mended where it keeps people out. */
export const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dateline · API</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/look.css">
</head>
<body>
<nav class="docs-head" aria-label="Dateline"><h1>Dateline</h1> <a href="/docs/problems">What problems mean</a></nav>
<div id="docs"></div>
<noscript>The same in JSON: <a href="/v1/openapi.json">/v1/openapi.json</a>, <a href="/openapi.json">/openapi.json</a></noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/swagger-ui-standalone-preset.js"></script>
<script src="/docs/init.js"></script>
</body>
</html>
`;

/**
 * A file of its own, so that the page needs no inline script. No validator: nothing is asked of other servers. What Swagger UI draws without
 * a name, out of the keyboard's reach or as a link within a button is mended whenever it draws.
 */
export const docsScript = `SwaggerUIBundle({
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
const nameOf = (control) =>
  control.closest('tr')?.querySelector('.parameter__name')?.textContent.trim() ||
  control.closest('section, div')?.querySelector('h4, label, .opblock-title')?.textContent.trim() ||
  control.getAttribute('placeholder') || control.id || 'Choose';
const mend = () => {
  for (const control of document.querySelectorAll('#docs :is(select, input, textarea):not([aria-label])'))
    control.setAttribute('aria-label', nameOf(control));
  for (const code of document.querySelectorAll('#docs pre:not([tabindex])')) code.tabIndex = 0;
  for (const link of document.querySelectorAll('#docs button a[href]')) link.removeAttribute('href');
  for (const heading of document.querySelectorAll('#docs :is(h3, h4, h5):not([aria-level])'))
    heading.setAttribute('aria-level', String(Number(heading.localName[1]) - 1));
};
new MutationObserver(mend).observe(document.getElementById('docs'), { childList: true, subtree: true, attributeFilter: ['href'] });
mend();
`;
