import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A place in the built server, as a stack trace tells it: the file's URL, line and column. */
const place = /(file:\/\/[^\s()"]+\/\.cache\/server\/[\w./-]+\.mjs):(\d+):(\d+)/g;
const maps = new Map<string, SourceMap | undefined>();

function mapOf(url: string): SourceMap | undefined {
  if (!maps.has(url)) maps.set(url, read(url));
  return maps.get(url);
}

function read(url: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')) as SourceMapPayload);
  } catch {
    return undefined;
  }
}

/**
 * A text with its stack traces told in our sources' own lines: `src/newsroom/transition/move.ts:12:3`. Places in libraries stay as they are.
 * Node's --enable-source-maps does this too, but reads every map at each start, which took half a second of it.
 */
export const inOwnLines = (text: string): string =>
  text.replace(place, (built: string, url: string, line: string, column: string) => {
    const origin = mapOf(url)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!origin || !('originalSource' in origin) || !/\.tsx?$/.test(origin.originalSource)) return built;
    const source = origin.originalSource.replace(/^(\.\.\/)+/, '');
    return `${source}:${origin.originalLine + 1}:${origin.originalColumn + 1}`;
  });
