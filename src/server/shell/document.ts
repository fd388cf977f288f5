import { createHash } from 'node:crypto';
import { shellPath } from '../../admin/shell/path.ts';
import { shellFiles, workerScript } from './assets.ts';

/**
 * All the inline script there is: theme and language of this device before anything is drawn, and the shell's own script, which only this one
 * may load. The two cookies are Payload's.
 */
const opening = [
  "const c=n=>(document.cookie.match('(?:^|; )'+n+'=([^;]*)')||[])[1]",
  'd=document.documentElement',
  "l=c('payload-lng')||navigator.language.slice(0,2)",
  "s=document.createElement('script')",
].join(',');
const inline =
  `${opening};d.lang=/^(az|ru)$/.test(l)?l:'en';` +
  "d.dataset.theme=c('payload-theme')||(matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light');" +
  `s.type='module';s.src='${shellFiles.script}';document.head.append(s)`;

/** One page for everybody: it holds nothing of anybody. */
export const shellDocument = [
  '<!doctype html>',
  '<html lang="en">',
  '<head>',
  '<meta charset="utf-8">',
  '<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">',
  '<title>Dateline</title>',
  `<script>${inline}</script>`,
  `<link rel="stylesheet" href="${shellFiles.styles}">`,
  `<link rel="manifest" href="${shellPath}/manifest.webmanifest">`,
  '<link rel="icon" href="/icon.svg" type="image/svg+xml">',
  `<link rel="apple-touch-icon" href="${shellFiles.icons.small}">`,
  '<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff">',
  '<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#141414">',
  '</head>',
  '<body><div id="shell"></div><noscript>JavaScript</noscript></body>',
  '</html>',
  '',
].join('\n');

const hash = createHash('sha256').update(inline).digest('base64');

/** By hash: the inline script, what it loads, and nothing else. `'self'` is for browsers that know no `strict-dynamic`. */
export const shellPolicy = [
  "default-src 'none'",
  `script-src 'sha256-${hash}' 'strict-dynamic' 'self'`,
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const { script, styles, line, icons } = shellFiles;
const files = [script, styles, line, icons.small, '/icon.svg'];
const version = createHash('sha256')
  .update([workerScript, shellDocument, shellPolicy, ...files].join('\n'))
  .digest('hex')
  .slice(0, 16);

/** The service worker: it changes with each release of the shell, and browsers take the new one at the next visit. */
export const shellWorker = `const shellRelease=${JSON.stringify({ version, page: shellPath, files })};\n${workerScript}`;
