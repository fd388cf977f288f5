import { answer, type Method, type Row } from './operation.ts';
import { object, type Schema } from './shapes.ts';

const tag = 'Photos';
const callers = 'session' as const;
const text: Schema = { type: 'string' };
const bytes: Schema = { type: 'integer', minimum: 0 };
const where = { 'Upload-Offset': bytes, 'Upload-Length': bytes, 'Upload-Expires': text, 'Tus-Resumable': text };
const gone = [401, 403, 404, 410, 412];

type Served = Row & { method: Method; path: string };

/** Photos in parts (src/uploads/router.ts): the protocol is tus 1.0.0. */
export const uploadRows: Served[] = [
  {
    method: 'post',
    path: '/api/uploads',
    operationId: 'beginUpload',
    summary: 'Begin to send a photo in parts',
    description:
      'By tus 1.0.0. `upload` is what POST /api/media takes when all bytes have come; it is kept for 24 hours.',
    tag,
    callers,
    parameters: ['uploadLength', 'uploadMetadata'],
    answers: {
      201: { ...answer('Begun.', object({ upload: text }, ['upload'])), headers: { Location: text, ...where } },
    },
    refusals: [400, 401, 403, 412, 413, 429],
  },
  {
    method: 'head',
    path: '/api/uploads/:id',
    operationId: 'askUpload',
    summary: 'How much of an upload has come',
    description: 'Ends a part that is still on its way to this node: what came of it is kept.',
    tag,
    callers,
    answers: { 200: { description: 'In `Upload-Offset`.', headers: where } },
    refusals: gone,
  },
  {
    method: 'patch',
    path: '/api/uploads/:id',
    operationId: 'sendPart',
    summary: 'Send the next bytes of an upload',
    description: 'What came before a connection breaks is kept. 409 if it does not begin where the last part ended.',
    tag,
    callers,
    parameters: ['uploadOffset'],
    body: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } },
    answers: { 204: { description: 'They have come.', headers: where } },
    refusals: [...gone, 400, 409, 413, 415, 429, 507],
  },
  {
    method: 'delete',
    path: '/api/uploads/:id',
    operationId: 'endUpload',
    summary: 'Give an upload up',
    tag,
    callers,
    answers: { 204: { description: 'It is gone.' } },
    refusals: gone,
  },
];
