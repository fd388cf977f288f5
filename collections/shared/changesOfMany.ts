import { getTranslation } from '@payloadcms/translations';
import {
  addDataAndFileToRequest,
  executeAccess,
  isolateObjectProperty,
  parseParams,
  type CollectionSlug,
  type Endpoint,
  type PayloadRequest,
  type Where,
} from 'payload';
import { inTransaction } from '../../src/newsroom/transaction/inTransaction.ts';
import { codeOfStatus, Refusal, type Problem } from '../../src/domain/refusal.ts';
import { longestList, refuseMisshapen } from './hooks.ts';
import { problemsOfPayload } from './payloadProblems.ts';

type ManyRequest = ReturnType<typeof parseParams> & { where?: Where; trash?: boolean };
type Change = { slug: CollectionSlug; data: Record<string, unknown>; query: ManyRequest; req: PayloadRequest };

/** The documents meant, as many as may be changed at once: those that match, may be read and may be changed. */
async function idsOf({ slug, data, query: { where, sort, limit, trash }, req }: Change): Promise<string[]> {
  const may = await executeAccess({ req, data }, req.payload.collections[slug].config.access.update);
  const shared = {
    collection: slug,
    limit: limit || longestList.staff,
    sort,
    trash,
    depth: 0,
    select: { createdAt: true },
    req,
  } as const;
  const found = await req.payload.find({ ...shared, where, user: req.user, overrideAccess: false });
  if (!limit && found.totalDocs > found.docs.length)
    throw new Refusal('invalid', `At most ${longestList.staff} documents are changed at once. Choose fewer.`, [
      { path: 'where', rule: 'too-many', message: `This matches ${found.totalDocs} documents.` },
    ]);
  const ids = found.docs.map(({ id }) => String(id));
  if (may === true) return ids;
  const reached = await req.payload.find({ ...shared, where: { and: [{ id: { in: ids } }, may as Where] } });
  const open = new Set(reached.docs.map(({ id }) => String(id)));
  return ids.filter((id) => open.has(id));
}

/** Changes one document as if it were the only one: read and written in a transaction of its own. */
function changeOne(
  id: string,
  { slug, data, query: { depth, select, populate, trash }, req }: Change,
): Promise<object> {
  const own = isolateObjectProperty(req, ['transactionID', 'context', 'file']);
  own.context = {};
  const shared = { collection: slug, id, data, depth, select, populate, trash };
  return inTransaction(own, () => req.payload.update({ ...shared, overrideAccess: false, user: req.user, req: own }));
}

type Thrown = { status?: number; message?: string; data?: { errors?: Partial<Problem>[] } };

type Failure = { id: string; error: unknown };
type ManyError = { name: string; message?: string; code: string; errors: object[] };

/** Why a document was not changed. A fault of ours says nothing of itself. */
function manyErrorOf(error: unknown): ManyError {
  const { status = 500, message, data } = error as Thrown;
  if (status >= 500) return { name: 'Error', message: 'Something went wrong.', code: 'fault', errors: [] };
  const errors = problemsOfPayload(error instanceof Refusal ? error.problems : (data?.errors ?? []));
  return { name: 'Refusal', message, code: codeOfStatus(status, errors.length > 0), errors };
}

/** Why each was not changed, in the API's own shape. Where all are refused for one and the same reason, the whole is. */
function failuresOf(failures: readonly Failure[], isNothingDone: boolean, { payload }: PayloadRequest): object[] {
  const publicErrors = failures.map(({ error }) => manyErrorOf(error));
  if (isNothingDone && new Set(publicErrors.map((each) => JSON.stringify(each))).size === 1) throw failures[0]!.error;
  return failures.map(({ id, error }, index) => {
    const { name, message, code, errors } = publicErrors[index]!;
    if (code === 'fault')
      payload.logger.error({ err: error, document: id }, 'One of many documents could not be changed.');
    return { name, message, data: { id, code, errors } };
  });
}

/** In the words Payload's admin shows after a change of many. */
function messageOf({ slug, req }: Change, changed: number, failed: number): string {
  const { singular, plural } = req.payload.collections[slug].config.labels;
  const label = getTranslation(changed + failed === 1 ? singular : plural, req.i18n);
  return failed === 0
    ? req.t('general:updatedCountSuccessfully', { count: changed, label })
    : req.t('error:unableToUpdateCount', { count: failed, label, total: changed + failed });
}

async function changeMany(change: Change): Promise<Response> {
  const [docs, failures]: [object[], Failure[]] = [[], []];
  for (const id of await idsOf(change))
    await changeOne(id, change).then(
      (doc) => docs.push(doc),
      (error: unknown) => failures.push({ id, error }),
    );
  const errors = failuresOf(failures, docs.length === 0, change.req);
  const message = messageOf(change, docs.length, errors.length);
  return Response.json({ docs, errors, message }, { status: errors.length > 0 ? 400 : 200 });
}

/**
 * PATCH with `where`. Payload reads all documents first and writes them later, and after one failure takes back what it says it has
 * written; so each is changed here by itself, one after the other, and the answer names those that were not.
 */
export const patchMany = (slug: string): Omit<Endpoint, 'root'> => ({
  path: '/',
  method: 'patch',
  handler: async (req) => {
    await addDataAndFileToRequest(req);
    const { collections } = req.payload;
    const { access, flattenedFields } = collections[slug as CollectionSlug].config;
    const data = req.data as Record<string, unknown>;
    await executeAccess({ req, data }, access.update);
    const query = parseParams(req.query) as ManyRequest;
    if (query.where === undefined)
      throw new Refusal('malformed', 'Say which documents: ?where[field][operator]=value.');
    if (req.file) throw new Refusal('invalid', 'The bytes of a photo are replaced one photo at a time.');
    await refuseMisshapen(data, flattenedFields, req, {});
    return changeMany({ slug: slug as CollectionSlug, data, query, req });
  },
});
