import type { PayloadRequest } from 'payload';
import { isDuplicateKey } from '../../database/errorCodes.ts';
import { objectId, plainOf, rawCollection, sessionOf } from '../../database/rows.ts';
import { mayWriteIn, type Staff } from '../../domain/workflow/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isAtLeast } from '../../domain/workflow/roles.ts';
import { isState } from '../../domain/workflow/workflow.ts';
import { recordDeskEvent } from '../record/events.ts';
import { actorOn, mayReadLatest, appendHistory } from '../record/history.ts';
import { readUserNames, type PersonName, type NameOf } from '../record/names.ts';
import { branchRows, findBranch, type BranchReason, type BranchRow, type BranchState } from './branchRows.ts';
import { inTransaction, overtaken } from '../transaction/inTransaction.ts';
import type { Rule } from '../../domain/rules/rules.ts';

export type BranchAsker = { name: string; principal: Staff };
type Edits = Record<string, unknown>;
type Story = { state: string; desk?: string; people?: string[] };
type BranchesRequest = { story: string; asker: BranchAsker };
type BranchRequest = BranchesRequest & { uuid: string };

/** A branch as a list shows it. */
export type ListedBranch = {
  uuid: string;
  maker: PersonName;
  madeAt: string;
  savedAt: string;
  baseVersion: number;
  why: BranchReason;
  fields: string[];
  state: BranchState;
  closedAt: string | null;
  closedBy: PersonName | null;
};

/** Branches of one person in a story: open ones, and all that are kept. */
const most = { open: 50, all: 200 } as const;

const noStory = (): Refusal => new Refusal('not-found', 'There is no such story.');
const noBranch = (): Refusal => new Refusal('not-found', 'The story has no such branch.');

function toListedBranch(row: Omit<BranchRow, 'edits'>, nameOf: NameOf): ListedBranch {
  const { uuid, maker, madeAt, savedAt, baseVersion, why, fields, state } = row;
  return {
    uuid,
    maker: nameOf(maker),
    madeAt: madeAt.toISOString(),
    savedAt: savedAt.toISOString(),
    baseVersion,
    why,
    fields,
    state,
    closedAt: row.closedAt?.toISOString() ?? null,
    closedBy: row.closer ? nameOf(row.closer) : null,
  };
}

/** With what its people are called today. */
async function describeBranch(row: BranchRow, req: PayloadRequest): Promise<ListedBranch> {
  return toListedBranch(row, await readUserNames([row.maker, row.closer], req));
}

/** The story, for who reads it as a colleague: who sees it as readers do has typed nothing into it. */
async function storyFor({ story: id, asker }: BranchesRequest, req: PayloadRequest): Promise<Story> {
  const options = { projection: { state: 1, desk: 1, people: 1 }, session: await sessionOf(req) };
  const row = await rawCollection(req.payload, 'articles').findOne({ _id: objectId(id) }, options);
  if (!row) throw noStory();
  const story = plainOf<Story>(row);
  if (mayReadLatest(story, asker.principal)) return story;
  throw new Refusal('not-allowed', 'What is kept beside a story is for its own people and its desk.');
}

/** Editors of the story's desk see what anybody keeps beside it; others see their own. */
function seesAll(story: Story, { name, principal }: BranchAsker): boolean {
  const actor = actorOn(story, { name, principal });
  return actor?.kind === 'staff' && actor.isOnDesk && isAtLeast(actor.role, 'sub-editor');
}

/** What was not saved when a story was taken over is offered to all who may write in it. */
const seesTakenOver = (story: Story, { principal }: BranchAsker): boolean =>
  isState(story.state) && mayWriteIn({ people: [], ...story, state: story.state }, principal);

const isOf = (row: BranchRow, { principal }: BranchAsker): boolean => row.maker.toHexString() === principal.id;

async function branchFor(request: BranchRequest, story: Story, req: PayloadRequest): Promise<BranchRow> {
  const row = await findBranch(request.uuid, req);
  if (!row || row.story.toHexString() !== request.story) throw noBranch();
  const isSeen = isOf(row, request.asker) || seesAll(story, request.asker);
  if (!isSeen && !(row.why === 'lock' && seesTakenOver(story, request.asker))) throw noBranch();
  return row;
}

type Audited = BranchRequest & { name: string; about: Story; reason: string };

async function audit({ name, story, uuid, about, asker, reason }: Audited, req: PayloadRequest): Promise<void> {
  const { state, people = [], desk } = about;
  const who = { by: asker.principal.id, byName: asker.name, people, desk };
  const entry = { name, story, from: state, to: state, reason: `${reason} (${uuid})`, ...who };
  await appendHistory(entry, new Date().toISOString(), req);
}

async function refuseTooMany({ story, asker }: BranchesRequest, req: PayloadRequest): Promise<void> {
  const theirs = { story: objectId(story), maker: objectId(asker.principal.id) };
  const session = await sessionOf(req);
  const open = await branchRows(req).countDocuments({ ...theirs, state: 'open' }, { session });
  const all = await branchRows(req).countDocuments(theirs, { session });
  if (open < most.open && all < most.all) return;
  const message = `You keep ${open} open branches beside this story. Take or drop some first.`;
  throw new Refusal('conflict', message, [{ path: 'uuid', rule: 'too-many-branches', message }]);
}

type NewBranch = { baseVersion: number; why: BranchReason; edits: Edits };
type KeepOrder = BranchRequest & NewBranch & { now: Date };

const rowOf = ({ baseVersion, why, edits, now }: KeepOrder) => ({
  baseVersion,
  why,
  fields: Object.keys(edits),
  edits: JSON.stringify(edits),
  savedAt: now,
});

async function insert(order: KeepOrder, about: Story, req: PayloadRequest): Promise<BranchRow> {
  await refuseTooMany(order, req);
  const row: BranchRow = {
    story: objectId(order.story)!,
    uuid: order.uuid,
    maker: objectId(order.asker.principal.id)!,
    madeAt: order.now,
    state: 'open',
    ...rowOf(order),
  };
  try {
    await branchRows(req).insertOne(row, { session: await sessionOf(req) });
  } catch (error) {
    throw isDuplicateKey(error) ? overtaken() : error;
  }
  await audit({ ...order, name: 'keep-branch', about, reason: order.why }, req);
  await recordDeskEvent({ name: 'story.branchKept', story: order.story }, req);
  return row;
}

const problem = (rule: Rule, message: string) => [{ path: 'uuid', rule, message }];

/** The same again changes nothing, whatever has become of it; more text replaces what is open. */
async function replace(row: BranchRow, order: KeepOrder, req: PayloadRequest): Promise<BranchRow> {
  if (!isOf(row, order.asker) || row.story.toHexString() !== order.story) {
    const message = 'This UUID names another branch. Use a new one.';
    throw new Refusal('conflict', message, problem('reused', message));
  }
  const next = rowOf(order);
  if (row.edits === next.edits && row.baseVersion === next.baseVersion && row.why === next.why) return row;
  if (row.state !== 'open') {
    const message = `This branch was ${row.state} already. Keep what is new under a new UUID.`;
    throw new Refusal('conflict', message, problem('closed', message));
  }
  const open = { uuid: row.uuid, state: 'open' } as const;
  const { matchedCount } = await branchRows(req).updateOne(open, { $set: next }, { session: await sessionOf(req) });
  if (matchedCount === 0) throw overtaken();
  return { ...row, ...next };
}

/**
 * Keeps beside a story what somebody typed that could not be the story. The same uuid again is the same branch: its text is replaced while
 * it is open. Refuses with `conflict` a uuid of another branch (`reused`), one that is taken or dropped (`closed`), and too many.
 */
export const keepBranch = (order: KeepOrder, req: PayloadRequest): Promise<{ branch: ListedBranch; isNew: boolean }> =>
  inTransaction(req, async () => {
    const about = await storyFor(order, req);
    const found = await findBranch(order.uuid, req);
    const row = found ? await replace(found, order, req) : await insert(order, about, req);
    return { branch: await describeBranch(row, req), isNew: !found };
  });

export type BranchPage = { page: number; limit: number; state?: BranchState };

/** What is kept beside a story, newest first: one's own and what was taken over, or for editors of its desk everybody's. */
export async function listBranches(request: BranchesRequest, { page, limit, state }: BranchPage, req: PayloadRequest) {
  const story = await storyFor(request, req);
  const own = { maker: objectId(request.asker.principal.id) };
  const some = seesTakenOver(story, request.asker) ? { $or: [own, { why: 'lock' as const }] } : own;
  const theirs = seesAll(story, request.asker) ? {} : some;
  const filter = { story: objectId(request.story), ...theirs, ...(state && { state }) };
  const rows = await branchRows(req)
    .find(filter, { projection: { edits: 0 } })
    .sort({ madeAt: -1, _id: -1 })
    .skip((page - 1) * limit)
    .limit(limit)
    .toArray();
  const total = await branchRows(req).countDocuments(filter);
  const nameOf = await readUserNames(
    rows.flatMap(({ maker, closer }) => [maker, closer]),
    req,
  );
  return { branches: rows.map((row) => toListedBranch(row, nameOf)), total, page, limit };
}

/** One branch, with the fields it changes. */
export async function readBranch(
  request: BranchRequest,
  req: PayloadRequest,
): Promise<ListedBranch & { edits: Edits }> {
  const row = await branchFor(request, await storyFor(request, req), req);
  return { ...(await describeBranch(row, req)), edits: JSON.parse(row.edits) as Edits };
}

type CloseOrder = BranchRequest & { state: Exclude<BranchState, 'open'>; now: Date };
const acts = { taken: 'take-branch', dropped: 'drop-branch' } as const;

/** Says what became of a branch: its text is in the story now, or is not wanted. The story itself is not touched. */
export const closeBranch = (order: CloseOrder, req: PayloadRequest): Promise<ListedBranch> =>
  inTransaction(req, async () => {
    const { state, now: closedAt, asker } = order;
    const about = await storyFor(order, req);
    const row = await branchFor(order, about, req);
    if (row.state === state) return describeBranch(row, req);
    if (row.state !== 'open') {
      const message = `This branch was ${row.state} already.`;
      throw new Refusal('conflict', message, problem('closed', message));
    }
    const changes = { state, closedAt, closer: objectId(asker.principal.id)! };
    const open = { uuid: row.uuid, state: 'open' } as const;
    const session = await sessionOf(req);
    const { matchedCount } = await branchRows(req).updateOne(open, { $set: changes }, { session });
    if (matchedCount === 0) throw overtaken();
    const branch = await describeBranch({ ...row, ...changes }, req);
    await audit({ ...order, name: acts[state], about, reason: `Of ${branch.maker.name ?? 'a former colleague'}` }, req);
    await recordDeskEvent({ name: 'story.branchClosed', story: order.story }, req);
    return branch;
  });
