import type { AfterErrorHook, PayloadRequest } from 'payload';
import { currentRequest, troubleIsTold, isOfClientLeft } from '../database/requestLimits.ts';
import { hasNoConnection, isAway } from '../database/errorCodes.ts';
import { isTransient, Overtaken, overtaken } from '../newsroom/transaction/inTransaction.ts';
import { codeOfStatus, Refusal, type Problem } from '../domain/refusal.ts';
import { isOfEndedSession, sessionEnded, outcomeUnknown } from './outcome.ts';
import { countRefusal } from './logLimits.ts';
import { problemsOfPayload } from '../../collections/shared/payloadProblems.ts';

type Answer = { errors: { name: string; message: string; data?: Record<string, unknown> }[] };

/** A refusal in the API's own error shape: {errors: [{name, message, data: {code, errors: [{path, rule, message}], …}}]}. */
export const answerOf = ({ code, message, problems, details }: Refusal): Answer => ({
  errors: [{ name: 'Refusal', message, data: { code, errors: problems, ...details } }],
});

/** What the reader of multipart bodies says of a broken one; Payload passes it on as a fault of its own. */
const unreadableParts =
  /^(Unexpected end of (form|file)|Malformed|Multipart: Boundary|Missing Content-Type|Unsupported content type|Request is not eligible for file upload)/;

/** What Payload says of a text part named `file`, which it takes for a file that is kept elsewhere. */
const fileAsText =
  /^(A file name is required\.|Invalid upload collection\.|A verified client upload reference|Invalid or expired client upload|Client upload reference)|\(reading 'clientUploadContext'\)$/;

const bytesNotText = 'Send the bytes of a file in the part `file`, with a file name, and only where photos are taken.';

/** Of an answer with 503: seconds. */
export const whenToRetry = { 'Retry-After': '2' } as const;

/** The database gave a query up: its time was over (src/database/requestLimits.ts). */
const tooCostly = (): Refusal => {
  const message = 'This takes the database too long. Ask for less: fewer conditions, exact values, a shorter list.';
  return new Refusal('malformed', message, [{ path: 'where', rule: 'too-costly', message }]);
};

type MongoError = { code?: unknown; errorLabelSet?: Set<string> };

/** MaxTimeMSExpired, WriteConcernFailed, TransactionExceededLifetimeLimitSeconds. */
const timeIsOver: readonly unknown[] = [50, 64, 290];

/** A commit whose answer did not come may have been made. */
const mayBeDone = ({ code, errorLabelSet }: MongoError): boolean =>
  code === 64 || errorLabelSet?.has('UnknownTransactionCommitResult') === true;

/** Nothing was done, and the same may be asked again. */
export const notDone = (): Refusal =>
  new Refusal('overloaded', 'The database could not do this in time. Try again in a moment.');

/** What of the database's trouble passes by itself, as a refusal; undefined for other errors. */
function troubleOf(error: MongoError): Refusal | undefined {
  if (error.code === 50 && currentRequest().isRead) {
    troubleIsTold();
    return tooCostly();
  }
  if (!timeIsOver.includes(error.code) && !isAway(error) && !hasNoConnection(error)) return undefined;
  return mayBeDone(error) ? outcomeUnknown() : notDone();
}

/** What the database says when input slipped through, as a refusal; undefined for a fault of our own. */
export function refusalFrom(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const { name, code, path, message, status } = (error ?? {}) as {
    name?: string;
    code?: unknown;
    path?: string;
    message?: string;
    status?: unknown;
  };
  if (fileAsText.test(message ?? ''))
    return new Refusal('malformed', bytesNotText, [{ path: 'file', rule: 'file', message: bytesNotText }]);
  if (status !== undefined && status !== 500) return undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Refusal('storage-full', 'The newsroom’s disk is full: nothing was kept. Tell an administrator.');
  if (code === 'EROFS')
    return new Refusal('storage-full', 'The newsroom’s store is read-only: nothing was kept. Tell an administrator.');
  if (isTransient(error)) return overtaken();
  const trouble = troubleOf((error ?? {}) as MongoError);
  if (trouble) return trouble;
  if (name === 'CastError' || name === 'BSONError' || name === 'ObjectParameterError')
    return new Refusal(
      'malformed',
      'A value is of the wrong type.',
      path ? [{ path: String(path).slice(0, 80), rule: 'type', message: 'This value is of the wrong type.' }] : [],
    );
  if (code === 2 || code === 51091 || code === 40324 || code === 9 || code === 14 || code === 16)
    return new Refusal('malformed', 'The query cannot be answered.');
  if (error instanceof SyntaxError || error instanceof URIError || unreadableParts.test(message ?? ''))
    return new Refusal('malformed', 'The request cannot be read.');
  return undefined;
}

type RefusalBody = {
  name?: string;
  message: string;
  data?: { errors?: Partial<Problem>[]; [more: string]: unknown };
};

/** An error of Payload's in the API's one shape: the same keys, and always a code and each field's rule. */
export function inOneShape(body: RefusalBody, status: number): { status: number; error: Answer['errors'][number] } {
  const errors = problemsOfPayload(body.data?.errors ?? []);
  const code = codeOfStatus(status, errors.length > 0);
  return {
    status: code === 'invalid' ? 422 : status,
    error: {
      name: body.name ?? (status >= 500 ? 'Error' : 'Refusal'),
      message: body.message,
      data: { ...body.data, code, errors },
    },
  };
}

type ForeignError = {
  message: string;
  extensions?: { statusCode?: number; name?: string; data?: RefusalBody['data'] };
};

/**
 * GraphQL tells the name of whatever was thrown: of a fault of ours, that is nobody's business. What the client did wrong gets the
 * code, the status and the fields that REST gives it.
 */
function inGraphqlShape<T extends ForeignError>(graphqlError: T): T {
  const { statusCode = 500, name, data } = graphqlError.extensions ?? {};
  if (statusCode >= 500)
    return { ...graphqlError, extensions: { name: 'Error', statusCode: 500, data: { code: 'fault', errors: [] } } };
  const { status, error } = inOneShape({ name, message: graphqlError.message ?? '', data }, statusCode);
  return { ...graphqlError, extensions: { ...graphqlError.extensions, statusCode: status, data: error.data } };
}

/** How Node tells that a client broke off in the middle of what it sent, or of what it was sent. */
const brokenOff: readonly unknown[] = ['ECONNABORTED', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'];

const isBrokenOff = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return brokenOff.includes(code) || (code === 'ECONNRESET' && message === 'aborted');
};

/** The code of what the client did wrong, whoever threw it; undefined for a fault of our own. An outage is told once, by `logOutages`. */
export function refusedCode(error: unknown): string | undefined {
  const original = (error as { originalError?: unknown } | null)?.originalError ?? error;
  if (isOfClientLeft(original) || isBrokenOff(original)) return 'client-left';
  if (hasNoConnection(original)) return undefined;
  const refusal = refusalFrom(original);
  if (refusal) return refusal.code;
  const { status, name } = (original ?? {}) as { status?: unknown; name?: unknown };
  if (typeof status === 'number') return status >= 400 && status < 500 ? codeOfStatus(status, false) : undefined;
  // GraphQL's own: a question that does not fit the schema.
  return name === 'GraphQLError' ? 'malformed' : undefined;
}

/** What a session that goes on might get, or get another answer to: who may not, and what is not there to a reader. */
const dependOnSession: readonly unknown[] = ['unauthenticated', 'not-allowed', 'not-found'];

/** The refusal of an error. To who was signed in until now, it is that the session ended: what else is in the way is not known yet. */
function refusalOfAsking(error: unknown, code: string | undefined, req: PayloadRequest): Refusal | undefined {
  const refusal = refusalFrom(error);
  const isWrongPassword = code === 'unauthenticated' && !refusal;
  const mayBeEnded = dependOnSession.includes(code) && !isWrongPassword;
  if (!mayBeEnded || !isOfEndedSession(req)) return refusal;
  // Whose session it is could not be read.
  return currentRequest().trouble ? notDone() : sessionEnded();
}

/** Gives refusals their status and body, over REST and GraphQL alike. */
export const answerRefusals: AfterErrorHook = ({ error, graphqlResult, req, result }) => {
  const code = refusedCode(error);
  const refusal = refusalOfAsking((error as { originalError?: unknown }).originalError ?? error, code, req);
  // Payload's handlers let it through to src/server/api.ts, which does the request again.
  if (refusal instanceof Overtaken && !graphqlResult) throw refusal;
  if (code) countRefusal(code);
  if (refusal?.code === 'storage-full') req.payload.logger.error({ err: error }, 'The disk is full.');
  if (!refusal) {
    const [body] = (result as { errors?: RefusalBody[] } | undefined)?.errors ?? [];
    if (graphqlResult) return { graphqlResult: inGraphqlShape(graphqlResult as ForeignError) };
    if (!body) return;
    const { status, error: shaped } = inOneShape(body, (error as { status?: number }).status ?? 500);
    return { response: { errors: [shaped] }, status };
  }
  const answer = answerOf(refusal);
  if (!graphqlResult) return { response: answer, status: refusal.status };
  const extensions = { name: 'Refusal', statusCode: refusal.status, data: answer.errors[0]?.data };
  return { graphqlResult: { ...graphqlResult, message: refusal.message, extensions } };
};
