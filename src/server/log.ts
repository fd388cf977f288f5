import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { format, stripVTControlCharacters } from 'node:util';
import type { RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import { pino, type DestinationStream, type LogFn, type Logger } from 'pino';
import { build as prettyStream } from 'pino-pretty';
import { placeOf } from '../domain/clientAddress.ts';
import { asRequestOf, hasWritten, mayWrite } from './logLimits.ts';
import { refusedCode } from './refusals.ts';

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
export const inSourceLines = (text: string): string =>
  text.replace(place, (built: string, url: string, line: string, column: string) => {
    const origin = mapOf(url)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!origin || !('originalSource' in origin) || !/\.tsx?$/.test(origin.originalSource)) return built;
    const source = origin.originalSource.replace(/^(\.\.\/)+/, '');
    return `${source}:${origin.originalLine + 1}:${origin.originalColumn + 1}`;
  });

/** Keys whose values never reach a log line, wherever they stand. */
const hidden = ['password', 'token', 'apiKey', 'authorization', 'cookie', 'email', 'secret'];

/** Also as it stands in a path, with the @ escaped. */
const email = /[^\s"'<>@/]{1,64}(?:@|%40)[^\s"'<>@/]{1,255}\.[^\s"'<>@/,}\\]{2,}/gi;
/** What signs a person or a machine in, wherever a message quotes it. */
const credential = /\b(JWT|API-Key|Bearer|Basic) [\w.~+/=-]{8,}|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const uri = /\b(mongodb(?:\+srv)?|https?):\/\/[^\s/@"]+@/gi;

const withoutSecrets = (line: string): string =>
  line.replace(uri, '$1://(hidden)@').replace(credential, '(hidden)').replace(email, '(e-mail)');

/** Payload writes whatever is thrown, refusals too, with a stack, once for each field of a GraphQL query. */
const isRefusal = ([first]: readonly unknown[]): boolean => {
  const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err;
  const code = error === undefined ? undefined : refusedCode(error);
  // A disk without room is told to the client, and is for the operator to mend.
  return code !== undefined && code !== 'storage-full';
};

const infoLevel = pino.levels.values.info!;
function writeLine(this: Logger, args: Parameters<LogFn>, method: LogFn, level: number): void {
  if (isRefusal(args) || (level >= infoLevel && !mayWrite())) return;
  method.apply(this, args);
}

/** For a person on a terminal; for whatever collects logs, as they are. */
const standardOutput = (): DestinationStream =>
  process.stdout.isTTY
    ? prettyStream({ sync: true, translateTime: 'SYS:HH:MM:ss', singleLine: true })
    : pino.destination({ sync: true });

/** Structured logs, one JSON object a line, on standard output unless told otherwise; readable there if it is a terminal. */
export function createLog(level: string, to: DestinationStream = standardOutput()): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: hidden.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '(hidden)' },
    hooks: { logMethod: writeLine, streamWrite: (line: string) => withoutSecrets(inSourceLines(line)) },
  };
  return pino(options, to);
}

const isOfQuery = (error: unknown): boolean => error instanceof GraphQLError && error.originalError === undefined;

/** Libraries write to the console, Next on whatever it is sent: that goes the way of all lines, one JSON object each, counted and capped. */
export function takeConsole(log: Logger, to: Partial<Console> = console): void {
  const write =
    (level: 'error' | 'warn' | 'info' | 'debug') =>
    (...args: unknown[]) => {
      const err = args.find((each) => each instanceof Error);
      // A query that does not fit is its sender's affair, and answered.
      if (isOfQuery(err)) return;
      const msg = stripVTControlCharacters(format(...args.filter((each) => each !== err)));
      if (err) log[level]({ err }, msg || err.message);
      else log[level](msg);
    };
  Object.assign(to, {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    log: write('info'),
    debug: write('debug'),
  });
}

/** Says something to whoever starts the newsroom: in plain words on a terminal, else as a line of the log, whatever its level. */
export function sayOn({ isTTY, write }: { isTTY: boolean; write: (text: string) => void }): (text: string) => void {
  if (isTTY) return (text) => write(`${text}\n`);
  const log = createLog('info', { write });
  return (text) => log.info(text.trim());
}

/** A client that broke off is no fault, and an answer of "not now" no error: whatever is behind it is told where it happens. */
function levelOf({ statusCode, writableFinished }: Response): 'debug' | 'warn' | 'error' {
  if (statusCode < 500 || !writableFinished) return 'debug';
  return statusCode === 503 ? 'warn' : 'error';
}

/** An id for each request (the caller's own, if it is a plain one), and a line when it is answered. No query strings: they can hold tokens. */
export const logRequests =
  (log: Logger): RequestHandler =>
  (req, res, next) => {
    const header = req.get('x-request-id');
    const requestId = header && /^[\w-]{8,64}$/.test(header) ? header : randomUUID();
    res.locals.requestId = requestId;
    res.setHeader('X-Request-Id', requestId);
    const began = process.hrtime.bigint();
    res.on('close', () => {
      const ms = Number((process.hrtime.bigint() - began) / 1_000_000n);
      const line = {
        requestId,
        method: req.method,
        path: req.originalUrl.split('?')[0]?.slice(0, 300),
        status: res.statusCode,
        ms,
      };
      log[hasWritten() ? 'debug' : levelOf(res)](line, 'request');
    });
    asRequestOf(placeOf(req.ip ?? ''), next);
  };
