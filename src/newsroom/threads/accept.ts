import type { PayloadRequest } from 'payload';
import { objectId } from '../../database/rows.ts';
import { place } from '../../domain/anchors/anchors.ts';
import { replacedBody, replacedText } from '../../domain/anchors/replace.ts';
import { partsOf, type AnchoredField } from '../../domain/anchors/texts.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SaveAct } from '../../domain/workflow/versions.ts';
import type { Article } from '../../payload-types.ts';
import { storySeen } from '../story/loadStory.ts';
import { inTransaction } from '../transaction/inTransaction.ts';
import type { ThreadRow } from './rows.ts';
import { record, refuseAct, threadFor, type Colleague } from './standing.ts';
import { setThreadState, tellThread } from './threads.ts';
import type { ThreadAnswer } from './threadAnswers.ts';

type Order = { id: string; baseVersion: number; who: Colleague; now: Date };
export type Accepted = { thread: ThreadAnswer; field: AnchoredField; baseVersion: number };

const refusalWith = (rule: 'closed' | 'moved-on' | 'not-taken', message: string): Refusal =>
  new Refusal('conflict', message, [{ path: 'id', rule, message }]);

/** The field with the suggested words in it. Refuses where the story does not say the very words that were to be others. */
function changeOf({ anchor, to }: ThreadRow, story: Article): { field: AnchoredField; value: unknown } {
  const movedOn = refusalWith('moved-on', 'The story does not say these words there any more.');
  const found = anchor && place(anchor, partsOf(story));
  if (!found || found.isEdited || to === undefined) throw movedOn;
  const { field, blockId, text } = found.part;
  if (field !== 'body' || blockId === undefined) return { field, value: replacedText(text, found, to) };
  const value = replacedBody(story.body, blockId, found, to);
  if (value === undefined) throw movedOn;
  return { field, value };
}

/** Takes a suggestion: the story says its words from then on, as who takes it saves them. One edit, and the thread is closed with it. */
export const acceptSuggestion = ({ id, baseVersion, who, now }: Order, req: PayloadRequest): Promise<Accepted> =>
  inTransaction(req, async () => {
    const { thread, story } = await threadFor(id, who, req);
    refuseAct('accept', thread.kind, story, who);
    if (thread.kind !== 'suggestion') throw refusalWith('not-taken', 'This is no suggestion.');
    if (thread.state !== 'open') throw refusalWith('closed', 'This suggestion is closed.');
    const seen = await storySeen(story.id, req, { draft: true });
    if (!seen) throw new Refusal('not-found', 'There is no such story.');
    const { field, value } = changeOf(thread, seen);
    const saved = await req.payload.update({
      collection: 'articles',
      id: story.id,
      data: { [field]: value, baseVersion } as Partial<Article>,
      context: { act: 'save' satisfies SaveAct },
      overrideAccess: false,
      user: req.user,
      req,
      depth: 0,
    });
    const closed = {
      state: 'resolved',
      isAccepted: true,
      closedAt: now,
      closedBy: objectId(who.principal.id)!,
    } as const;
    const next = await setThreadState(thread, closed, req);
    await record({ event: 'thread.accepted', name: 'accept-suggestion', story, thread: next, who, now }, req);
    const answer = await tellThread(next, { story, who, now }, req);
    return { thread: answer, field, baseVersion: (saved as { revision?: number | null }).revision ?? baseVersion + 1 };
  });
