import type { CollectionSlug, FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload';
import { houseStyleOf } from '../../src/newsroom/story/houseStyle.ts';
import { warn } from '../../src/newsroom/transition/transition.ts';
import { Refusal, type Problem } from '../../src/domain/refusal.ts';
import { isTimeFault, needsZone, readTime } from '../../src/domain/times/when.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Read = (path: string, text: string) => string;

function timesIn(value: unknown, field: FlattenedField, path: string, read: Read): unknown {
  if (field.type === 'date') return typeof value === 'string' && needsZone(value) ? read(path, value) : value;
  if (field.type === 'group' || field.type === 'tab')
    return isRecord(value) ? timesOf(value, field.flattenedFields, `${path}.`, read) : value;
  if (field.type !== 'array' || !Array.isArray(value)) return value;
  return value.map((row: unknown, index) =>
    isRecord(row) ? timesOf(row, field.flattenedFields, `${path}.${index}.`, read) : row,
  );
}

/** The data with each time of a date field that has no offset as `read` gives it. */
const timesOf = (
  data: Record<string, unknown>,
  fields: readonly FlattenedField[],
  prefix: string,
  read: Read,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const field = fields.find(({ name }) => name === key);
      return [key, field ? timesIn(value, field, `${prefix}${key}`, read) : value];
    }),
  );

type Collection = Pick<SanitizedCollectionConfig, 'slug' | 'flattenedFields' | 'versions'>;

/** The zone of a document as it was saved last: pending edits may have moved a story that readers see. */
async function savedZone({ slug, versions }: Collection, id: string, req: PayloadRequest): Promise<string | undefined> {
  type Zoned = { id: string; timeZone?: string | null };
  const query = { collection: slug as CollectionSlug, req };
  if (!versions?.drafts) {
    const row = await req.payload.db.findOne<Zoned>({
      ...query,
      where: { id: { equals: id } },
      select: { timeZone: true },
    });
    return row?.timeZone ?? undefined;
  }
  const where = { parent: { equals: id } };
  const select = { parent: true, version: { timeZone: true } } as const;
  const { docs } = await req.payload.db.queryDrafts<Zoned>({ ...query, where, select, limit: 1, pagination: false });
  return docs[0]?.timeZone ?? undefined;
}

/** The zone a document's times are read in: the one that is saved with them, else its own, else the newsroom's. */
async function zoneOf(
  data: Record<string, unknown>,
  collection: Collection,
  id: unknown,
  req: PayloadRequest,
): Promise<string> {
  const hasZone = collection.flattenedFields.some(({ name }) => name === 'timeZone');
  if (hasZone && typeof data.timeZone === 'string' && data.timeZone !== '') return data.timeZone;
  const own = hasZone && id !== undefined ? await savedZone(collection, id as string, req) : undefined;
  return own || (await houseStyleOf(req)).timeZone;
}

/** The instant a client means; an hour that comes twice is told of, one that is skipped refused. */
function instantOrProblem(path: string, text: string, timeZone: string, problems: Problem[]): string {
  const time = readTime(text, timeZone);
  if (isTimeFault(time)) {
    problems.push({ path, ...time });
    return text;
  }
  if (time.other) warn({ path, rule: 'twice', other: time.other });
  return time.instant;
}

const refuseFaults = (problems: readonly Problem[]): void => {
  if (problems.length > 0) throw new Refusal('invalid', 'Some fields do not fit.', problems);
};

/** What a client sends, with its times as instants: one without an offset is on the clock of the document's own zone. */
export async function withTimes(
  data: unknown,
  collection: Collection,
  id: unknown,
  req: PayloadRequest,
): Promise<unknown> {
  if (!isRecord(data)) return data;
  let isZoneNeeded = false;
  timesOf(data, collection.flattenedFields, '', (_, text) => {
    isZoneNeeded = true;
    return text;
  });
  if (!isZoneNeeded) return data;
  const timeZone = await zoneOf(data, collection, id, req);
  const problems: Problem[] = [];
  const read: Read = (path, text) => instantOrProblem(path, text, timeZone, problems);
  const times = timesOf(data, collection.flattenedFields, '', read);
  refuseFaults(problems);
  return times;
}

/** One time that an order names, as an instant. */
export function instantGiven(path: string, text: string, timeZone: string): string {
  const problems: Problem[] = [];
  const instant = instantOrProblem(path, text, timeZone, problems);
  refuseFaults(problems);
  return instant;
}
