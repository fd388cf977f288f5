import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { currentRequest, asOneRequest } from '../../src/database/requestLimits.ts';
import { DatabaseAway } from '../../src/database/errorCodes.ts';
import { onceThere } from '../../src/server/leaving.ts';
import { answerTrouble } from '../../src/server/unavailable.ts';

/** As Next and Payload do: the user could not be read, so nobody is signed in. */
const sendToSignIn: RequestHandler = (_req, res) => {
  res.statusCode = 307;
  res.setHeader('Location', '/admin/login');
  res.setHeader('Content-Type', 'text/x-component');
  res.end('Sign in');
};

async function ask(trouble: Error | undefined, handler: RequestHandler) {
  const server = express()
    .use((_req, _res, next) => asOneRequest(next))
    .use((req, res, next) => {
      if (trouble) currentRequest().trouble = trouble;
      answerTrouble(req, res);
      next();
    }, handler)
    .listen(0);
  const headers = { Accept: 'text/html', 'Accept-Language': 'ru' };
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
  const answer = await fetch(address, { redirect: 'manual', headers });
  const text = await answer.text();
  server.closeAllConnections();
  server.close();
  return { status: answer.status, location: answer.headers.get('location'), text };
}

it('sends nobody to sign in because the database could not say who they are', async () => {
  const answer = await ask(new DatabaseAway('It does not answer.'), sendToSignIn);
  expect(answer).toMatchObject({ status: 503, location: null });
  expect(answer.text).toContain('Редакция сейчас недоступна');
  expect(answer.text).not.toContain('Sign in');
});

it('leaves alone what was answered in spite of trouble, and what was refused without', async () => {
  expect(await ask(undefined, sendToSignIn)).toMatchObject({ status: 307, location: '/admin/login', text: 'Sign in' });
  const page: RequestHandler = (_req, res) => void res.end('My desk');
  expect(await ask(new DatabaseAway('It does not answer.'), page)).toMatchObject({ status: 200, text: 'My desk' });
});

it('asks Next nothing while the database is away', async () => {
  const answers = [false, false, true];
  const asked: string[] = [];
  const confirm = () => Promise.resolve(answers.shift()!);
  const answer = await ask(undefined, (req, res) => {
    const gate = onceThere(confirm) as (...given: unknown[]) => Promise<void>;
    void gate(req, res, () => {
      asked.push(`after ${3 - answers.length}`);
      res.end('My desk');
    });
  });
  expect([answer.text, asked]).toEqual(['My desk', ['after 3']]);
});
