import { z } from 'zod';
import { statusOfRefusal, type Refusal, type RefusalCode } from '../domain/refusal.ts';

/** The one form of an error, RFC 9457; `/api` tells the same in Payload's form (server/refusals.ts). */
export const problemType = 'application/problem+json';

/** One thing wrong with a request: the parameter or field, a stable word for the rule, words for people. */
export const faultSchema = z.strictObject({
  path: z.string(),
  rule: z.string(),
  message: z.string(),
  params: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .describe('What the words of the rule name.'),
});

const base = { type: z.string(), title: z.string(), status: z.int(), detail: z.string().optional() };

/** `type` is an address that explains it. */
export const problemSchema = z.strictObject({ ...base, errors: z.array(faultSchema).optional() });
export const killedSchema = z.strictObject({
  ...base,
  notice: z.string().describe('What the newsroom says of it.'),
  killedAt: z.iso.datetime(),
  id: z.string(),
});

type Kind = { status: number; title: string; says?: string };

const inErrors = 'Which fields, and why, is in <code>errors</code>.';
const ofRefusal = (code: RefusalCode, title: string, says = inErrors): Kind => ({
  status: statusOfRefusal[code],
  title,
  says,
});

/** The kinds of problem, by the end of their `type`; `/docs/problems` explains each. */
export const problemKinds = {
  malformed: ofRefusal('malformed', 'The request cannot be read.'),
  conflict: ofRefusal('conflict', 'This story takes no reviews.'),
  'too-large': ofRefusal('too-large', 'The request is too large.'),
  unsupported: ofRefusal('unsupported', 'Send JSON, or a form.'),
  invalid: ofRefusal('invalid', 'Some fields do not fit.'),
  'too-many': ofRefusal('too-many', 'Too many at once.'),
  overloaded: ofRefusal(
    'overloaded',
    'The newsroom cannot answer just now.',
    'Ask again after <code>Retry-After</code>.',
  ),
  'outcome-unknown': ofRefusal(
    'outcome-unknown',
    'It is not known whether this was done.',
    'The database did not answer. Look before you send it again.',
  ),
  parameters: { status: 400, title: 'Some parameters do not fit.', says: 'Which, and why, is in `errors`.' },
  'not-found': {
    status: 404,
    title: 'There is nothing here.',
    says: 'It never was, or it is not published: readers cannot tell, and shall not.',
  },
  method: { status: 405, title: 'This address takes another method.', says: 'Which ones, is in `Allow`.' },
  killed: {
    status: 410,
    title: 'The newsroom has withdrawn this story.',
    says: '`notice` is what it says of it; please show that, and delete your copy.',
  },
} as const satisfies Record<string, Kind>;
export type ProblemKind = keyof typeof problemKinds;

/** The document of a problem. */
export const problemOf = (kind: ProblemKind, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: `/docs/problems#${kind}`,
  title: problemKinds[kind].title,
  status: problemKinds[kind].status,
  ...more,
});

/** A refusal as the document of a problem; `errors` names each field and the rule it breaks. */
export const problemOfRefusal = ({ code, status, message, problems }: Refusal): Record<string, unknown> => ({
  type: `/docs/problems#${code}`,
  title: code in problemKinds ? problemKinds[code as ProblemKind].title : message,
  status,
  detail: message,
  ...(problems.length > 0 && { errors: problems }),
});

/** Of a server that cannot answer: a problem without a page of its own. */
export const faultOf = (title: string, status: number, detail: string): Record<string, unknown> => ({
  type: 'about:blank',
  title,
  status,
  detail,
});

type Response = {
  status: (code: number) => Response;
  set: (headers: Record<string, string>) => Response;
  send: (body: unknown) => unknown;
};

/** Sends the document of a problem over Express; nobody may keep it. */
export const sendProblem = (res: Response, document: Record<string, unknown>): void =>
  void res
    .status(document.status as number)
    .set({ 'Cache-Control': 'no-store', 'Content-Type': problemType })
    .send(Buffer.from(JSON.stringify(document)));
