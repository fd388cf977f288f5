import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { jest } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { progressBar } from '../../src/terminal/progress.ts';
import { announce } from '../../src/server/announce.ts';
import { createLog, logRequests, sayOn, takeConsole } from '../../src/server/log.ts';
import { asRequestOf, logFigures, mayWrite } from '../../src/server/logLimits.ts';
import { refusalFrom } from '../../src/server/refusals.ts';
import { readTarget } from '../../src/server/connections/listen.ts';

const logInto = (lines: string[]) => createLog('info', { write: (line) => void lines.push(line) });
const coded = (message: string, code: unknown) => Object.assign(new Error(message), { code });

describe('the log', () => {
  it.each([
    ['a client that broke off while it sent', coded('aborted', 'ECONNRESET')],
    ['a client that broke off while it was answered', coded('Premature close', 'ERR_STREAM_PREMATURE_CLOSE')],
    ['a conflict that is tried again', coded('WriteConflict', 112)],
    ['a query that is refused', Object.assign(new Error('The following path cannot be queried: x'), { status: 400 })],
  ])('has no line of %s, however it is handed over', (_, error) => {
    const lines: string[] = [];
    logInto(lines).error(error);
    logInto(lines).error({ err: error }, 'A request failed.');
    expect(lines).toEqual([]);
  });

  it('takes what libraries write to the console: one line each, of a request one at all', () => {
    const lines: string[] = [];
    const libraries: Partial<Console> = {};
    takeConsole(logInto(lines), libraries);
    libraries.error!('\u001b[31m⨯\u001b[39m image of %s\nfailed', '/icon.svg');
    libraries.error!('It broke:', new Error('x is undefined'));
    libraries.error!('Internal error.', new GraphQLError('Argument "if" has invalid value "x".'));
    asRequestOf('198.51.100.77', () => {
      for (let n = 0; n < 5; n += 1) libraries.warn!('Missing `origin` header');
    });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 50, msg: '⨯ image of /icon.svg\nfailed' },
      { level: 50, msg: 'It broke:', err: { message: 'x is undefined' } },
      { level: 40, msg: 'Missing `origin` header' },
    ]);
  });

  it.each(['ECONNRESET', 'ENOSPC', 'EROFS'])('has a line of what is for the operator to mend: %s', (code) => {
    const lines: string[] = [];
    logInto(lines).error({ err: coded(`write ${code}`, code) });
    expect(lines).toHaveLength(1);
  });

  it.each([
    ['a fault', 500, true, ['50']],
    ['"not now"', 503, true, ['40']],
    ['a client that did not wait for its answer', 500, false, []],
  ])('tells %s by its level', (_, statusCode, writableFinished, levels) => {
    const lines: string[] = [];
    const res = Object.assign(new EventEmitter(), {
      locals: {},
      setHeader: () => undefined,
      statusCode,
      writableFinished,
    });
    const req = { get: () => undefined, method: 'GET', originalUrl: '/api/articles', ip: '127.0.0.1' };
    logRequests(logInto(lines))(req as unknown as Request, res as unknown as Response, () => undefined);
    res.emit('close');
    expect(lines.map((line) => String((JSON.parse(line) as { level: number }).level))).toEqual(levels);
  });
});

describe('what a start says', () => {
  it('keeps how far it is out of standard output, which is logs where it is no terminal', () => {
    const written = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      jest.spyOn(process[name], 'write').mockImplementation((text) => Boolean((written[name] += String(text))));
    const { isTTY } = process.stdout;
    process.stdout.isTTY = false;
    const bar = progressBar('Writing stories', 2);
    bar.step(2);
    bar.end();
    process.stdout.isTTY = isTTY;
    jest.restoreAllMocks();
    expect(written.stdout).toBe('');
    expect(written.stderr).toContain('Writing stories: 2 in');
  });

  const login = { role: 'journalist', email: 'aysel@newsroom.example', password: 'a-random-password' };
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'dateline-announce-'));
    await writeFile(join(dataDir, 'sample-logins.json'), JSON.stringify([login]));
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  const said = (isTerminal: boolean): string => {
    let text = '';
    const say = sayOn({ isTTY: isTerminal, write: (each) => void (text += each) });
    announce({ publicUrl: 'https://news.example', dataDir }, { say, isTerminal });
    return text;
  };

  it('is words with the sample logins on a terminal', () => {
    expect(said(true)).toContain('journalist');
    expect(said(true)).toContain('a-random-password');
  });

  it('is JSON objects, one a line, without a password anywhere else', () => {
    const messages = said(false)
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(messages[0]).toContain('https://news.example/admin');
    expect(messages[1]).toBe(`The sample logins are in ${join(dataDir, 'sample-logins.json')}.`);
    expect(said(false)).not.toContain('a-random-password');
  });
});

it.each([
  ['http://news.example/v1/site', '/v1/site', 'news.example'],
  ['HTTPS://News.example:8443?a=1', '/?a=1', 'news.example:8443'],
  ['http://me@news.example', '/', 'news.example'],
  ['/v1/site?next=http://other.example/', '/v1/site?next=http://other.example/', 'sent.example'],
])('reads the target %s as %s at %s', (url, path, host) => {
  const req = { url, headers: { host: 'sent.example' } };
  readTarget(req);
  expect([req.url, req.headers.host]).toEqual([path, host]);
});

it.each(['ENOSPC', 'EROFS'])('answers 507 where the store takes nothing: %s', (code) => {
  expect(refusalFrom(coded(`write ${code}`, code))?.status).toBe(507);
});

// The numbers of MongoDB's error_codes.yml, category NotPrimaryError and ShutdownError.
it.each([10_107, 13_435, 13_436, 189, 91, 11_600, 11_602])('answers 503 while a primary is elected: %i', (code) => {
  expect(refusalFrom(Object.assign(new Error('not primary'), { code }))?.status).toBe(503);
});

it('takes sixty lines a minute of a client, one of a request, and any of what no request asked for', () => {
  const minute = 60_000;
  const linesOf = (client: string, requests: number, now: number): number =>
    Array.from({ length: requests }, () => asRequestOf(client, () => [mayWrite(now), mayWrite(now)]))
      .flat()
      .filter(Boolean).length;
  const { dropped } = logFigures();
  expect(linesOf('192.0.2.1', 70, 5 * minute)).toBe(60);
  expect(linesOf('192.0.2.2', 1, 5 * minute)).toBe(1);
  expect(linesOf('192.0.2.1', 1, 6 * minute - 1)).toBe(0);
  expect(linesOf('192.0.2.1', 1, 6 * minute)).toBe(1);
  // The second line of each of the 73 requests, and what came after the sixtieth.
  expect(logFigures().dropped - dropped).toBe(73 + 11);
  expect(Array.from({ length: 100 }, () => mayWrite(6 * minute)).every(Boolean)).toBe(true);
});
