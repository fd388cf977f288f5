import { answer, json, type Method, type Row } from './operation.ts';
import { object, type Schema } from './shapes.ts';

const tag = 'Stories';
const callers = 'session' as const;
const text: Schema = { type: 'string' };
const texts: Schema = { type: 'array', items: text };

type Served = Row & { method: Method; path: string };

/** What staff is told, live (src/deskLive). */
export const liveRows: Served[] = [
  {
    method: 'get',
    path: '/api/me/live',
    operationId: 'followDesk',
    summary: 'What changes at the desk, as server-sent events',
    description:
      'Within two seconds, on every node, and only of what you may read: `story` (`story`, `revision`, `state`; of a save `by` and `fields`; of another desk’s published story only its moves, with `story` and `state`), `gone` (a story you named has left your sight), `reset` (read everything anew), `ended` (your session is over; the stream ends). One connection is enough for a browser. Ask again where it breaks, and read anew what you show.',
    tag,
    callers,
    answers: { 200: { description: 'Events.', content: { 'text/event-stream': { schema: text } } } },
    refusals: [401, 403, 503],
  },
  {
    method: 'post',
    path: '/api/me/live',
    operationId: 'watchDesk',
    summary: 'Say what your screens show',
    description:
      'In place of what was said before, for this session: `my-desk` and `list` are told of every story you may read, an id of that story. Up to 500 entries. What you may not read is not watched and comes back in `gone`.',
    tag,
    callers,
    body: json(object({ watch: { ...texts, maxItems: 500 } }, ['watch']), { watch: ['my-desk'] }),
    answers: { 200: answer('What is watched now.', object({ watch: texts, gone: texts }, ['watch', 'gone'])) },
    refusals: [400, 401, 403, 413, 415, 422],
  },
];
