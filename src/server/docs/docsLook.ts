/** The look of /docs: the newsroom's colours and type over Swagger UI's own, readable for everybody (WCAG AA), light and dark. */
export const docsLook = `:root {
  color-scheme: light dark;
  --paper: #fffefb;
  --raised: #f5f2ec;
  --ink: #17191d;
  --soft: #575c66;
  --line: #ddd8ce;
  --accent: #9b1c1f;
  --link: #124a86;
  --serif: Charter, 'Bitstream Charter', Cambria, 'Noto Serif', Georgia, 'Liberation Serif', serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131519;
    --raised: #1d2026;
    --ink: #e9e6e0;
    --soft: #a9aeb8;
    --line: #343942;
    --accent: #ff9188;
    --link: #8fc1ff;
  }
}
html, body { background: var(--paper); }
body { margin: 0; color: var(--ink); font: 1rem/1.55 var(--sans); }
a { color: var(--link); }
.docs-head { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; max-width: 1460px; margin: 0 auto; padding: 1.25rem 20px 0; }
.docs-head h1 { margin: 0; color: var(--accent); font: 700 1.6rem/1.2 var(--serif); }
.docs-problems main { max-width: 60rem; margin: 0 auto; padding: 1rem 20px 3rem; }
.docs-problems dt { margin-top: 1rem; font-weight: 600; }
.docs-problems dd { margin: 0; color: var(--soft); }

.swagger-ui,
.swagger-ui :is(h1, h2, h3, h4, h5, p, li, td, th, label, summary, small, span, div, pre, code, button, input, select, textarea, strong, b, i, section):not(svg *) {
  color: var(--ink) !important;
  text-shadow: none !important;
}
.swagger-ui, .swagger-ui :is(p, li, td, th, label, button, input, select, textarea, .tab li, .opblock-description-wrapper) { font-family: var(--sans) !important; }
.swagger-ui :is(.info .title, h2, h3.opblock-tag) { font-family: var(--serif) !important; }
.swagger-ui :is(a, a *, .link, .link *) { color: var(--link) !important; }
.swagger-ui :is(.topbar, .scheme-container, .opblock, .opblock-section-header, .responses-inner, .model-box, .dialog-ux .modal-ux, .loading-container, .model-container, section.models) {
  border-color: var(--line) !important;
  background: transparent !important;
  box-shadow: none !important;
}
.swagger-ui .topbar { padding: 0.5rem 0; }
.swagger-ui .topbar .link, .swagger-ui .topbar-wrapper > a { display: none; }
.swagger-ui .topbar .download-url-wrapper .select-label { margin: 0; }
.swagger-ui .dialog-ux .modal-ux { background: var(--paper) !important; }
.swagger-ui .opblock { border: 1px solid var(--line) !important; border-radius: 6px; }
.swagger-ui .opblock .opblock-summary { border-color: var(--line) !important; }
.swagger-ui .opblock .opblock-summary-method { background: var(--ink) !important; color: var(--paper) !important; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: var(--accent) !important; }
.swagger-ui .info .title small, .swagger-ui .info .title small pre { background: var(--raised) !important; }
.swagger-ui :is(input, select, textarea, .btn) { border: 1px solid var(--soft) !important; background: var(--paper) !important; box-shadow: none !important; }
.swagger-ui .btn.execute { background: var(--ink) !important; color: var(--paper) !important; }
.swagger-ui :is(pre, .microlight, .highlight-code > pre, .highlight-code pre, code) { background: var(--raised) !important; }
.swagger-ui :is(.microlight, .highlight-code) * { color: var(--ink) !important; }
.swagger-ui :is(.parameter__type, .parameter__in, .prop-format, .response-col_links, .renderedMarkdown em) { color: var(--soft) !important; }
.swagger-ui :is(.parameter__name.required span, .parameter__name.required::after) { color: var(--accent) !important; }
.swagger-ui .opblock-deprecated { opacity: 1; }
.swagger-ui svg { fill: currentColor; }
.swagger-ui :is(a, button, select, input, textarea, pre, [tabindex]):focus-visible { outline: 3px solid var(--link) !important; outline-offset: 2px; }
`;
