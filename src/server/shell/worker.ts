import { createHash } from 'node:crypto';
import { shellPath } from '../../admin/shell/path.ts';
import { shellFiles, workerScript } from './assets.ts';
import { shellDocument, shellPolicy } from './document.ts';

const { script, styles, line, icons } = shellFiles;
const files = [script, styles, line, icons.small, '/icon.svg'];
const version = createHash('sha256')
  .update([workerScript, shellDocument, shellPolicy, ...files].join('\n'))
  .digest('hex')
  .slice(0, 16);

/** The service worker: it changes with each release of the shell, and browsers take the new one at the next visit. */
export const shellWorker = `const shellRelease=${JSON.stringify({ version, page: shellPath, files })};\n${workerScript}`;
