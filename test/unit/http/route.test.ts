import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { routerOf, type Exchange } from '../../../src/http/express.ts';
import { component, describedBy, schemaWriter } from '../../../src/http/jsonSchema.ts';
import { operationOf } from '../../../src/http/openapi.ts';
import { defineRoute, jsonBody } from '../../../src/http/route.ts';

const place = z.strictObject({ name: z.string().max(40), pair: z.tuple([z.int().min(0), z.int().min(0)]) });

const readPlace = defineRoute(
  {
    method: 'post',
    path: '/atlas/places/{id}',
    operationId: 'readPlace',
    summary: 'One place',
    tag: 'Places',
    access: 'session',
    params: { id: z.string().meta({ description: 'Its id.', example: 'baku' }) },
    query: { lang: z.enum(['en', 'az']).optional().meta({ description: 'In this language.' }), q: z.string() },
    headers: {
      'If-Match': z
        .string()
        .optional()
        .meta({ schema: { type: 'string', pattern: '^\\d+$' } }),
    },
    body: jsonBody(z.strictObject({ note: z.string().default('none') })),
    examples: { 'application/json': { note: 'seen' } },
    answers: { 200: { description: 'It.', body: place }, 204: { description: 'Nothing.' } },
  },
  async ({ params: { id }, query: { lang, q } }, { res, parts }: Exchange<{ known: string[] }>): Promise<void> =>
    void res.json({ id, lang, q, isKnown: parts.known.includes(id) }),
);

async function ask(path: string): Promise<{ status: number; type: string | null; body: unknown }> {
  const server = express()
    .use('/atlas', routerOf([readPlace], { known: ['baku'] }, { mountedAt: '/atlas' }))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method: 'POST' });
  const body: unknown = await response.json();
  server.close();
  return { status: response.status, type: response.headers.get('content-type'), body };
}

it('serves a declared endpoint with its parameters read', async () => {
  expect(await ask('/atlas/places/baku?lang=az&q=port')).toMatchObject({
    status: 200,
    body: { id: 'baku', lang: 'az', q: 'port', isKnown: true },
  });
});

it('refuses parameters that do not fit as a problem, each by name', async () => {
  expect(await ask('/atlas/places/baku?lang=xx&page=2')).toEqual({
    status: 400,
    type: 'application/problem+json',
    body: {
      type: '/docs/problems#parameters',
      title: 'Some parameters do not fit.',
      status: 400,
      errors: [
        { path: 'page', rule: 'unknown', message: 'There is no such parameter here; there are: lang, q.' },
        { path: 'lang', rule: 'value', message: expect.any(String) },
        { path: 'q', rule: 'required', message: 'This has to be given.' },
      ],
    },
  });
});

it('documents a declared endpoint by the schemas that read and type it', () => {
  const write = schemaWriter({ Place: place });
  const responses = { 200: { description: 'Another.' }, 500: { description: 'A fault.' } };
  expect(operationOf(readPlace, { write, security: [{ key: [] }], responses })).toEqual({
    operationId: 'readPlace',
    summary: 'One place',
    tags: ['Places'],
    security: [{ key: [] }],
    parameters: [
      { name: 'id', in: 'path', required: true, description: 'Its id.', schema: { type: 'string' }, example: 'baku' },
      { name: 'lang', in: 'query', description: 'In this language.', schema: { type: 'string', enum: ['en', 'az'] } },
      { name: 'q', in: 'query', schema: { type: 'string' }, required: true },
      { name: 'If-Match', in: 'header', schema: { type: 'string', pattern: '^\\d+$' } },
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { note: { type: 'string', default: 'none' } },
            additionalProperties: false,
          },
          example: { note: 'seen' },
        },
      },
    },
    responses: {
      200: { description: 'It.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Place' } } } },
      204: { description: 'Nothing.' },
      500: { description: 'A fault.' },
    },
  });
});

it('writes names as references and a pair as a list of two', () => {
  const write = schemaWriter({ Place: place });
  const whole = z.strictObject({
    places: z.array(place),
    story: component('Story'),
    size: describedBy({ minimum: 1 }),
  });
  expect(write.schemaOf(whole)).toMatchObject({
    properties: {
      places: { type: 'array', items: { $ref: '#/components/schemas/Place' } },
      story: { $ref: '#/components/schemas/Story' },
      size: { minimum: 1 },
    },
  });
  expect(write.components().Place?.properties).toEqual({
    name: { type: 'string', maxLength: 40 },
    pair: {
      type: 'array',
      items: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
      minItems: 2,
      maxItems: 2,
    },
  });
});
