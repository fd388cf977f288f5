'use client';

import type { ReactNode } from 'react';
import type { State } from '../../domain/workflow/workflow.ts';
import type { Standing } from '../deskApi.ts';
import { momentText } from '../times/moments.ts';
import { useSay } from '../useSay.ts';

/** What the bar reads of a story as it was saved last. */
export type SavedStory = {
  state?: unknown;
  baseVersion?: number;
  updatedAt?: string;
  desk?: unknown;
  heldBy?: unknown;
  scheduledAt?: string | null;
  scheduleProblem?: string | null;
  killNotice?: string | null;
  duplicateOf?: string | null;
  sentBack?: { reason?: string | null; by?: string | null; at?: string | null } | null;
};

const Notice = ({ kind, title, children }: { kind: string; title: string; children: ReactNode }) => (
  <div className={`newsroom-notice newsroom-notice--${kind}`}>
    <strong>{title}</strong>
    <p>{children}</p>
  </div>
);

const beforePublication: readonly State[] = ['draft', 'filed', 'in-edit', 'approved', 'scheduled'];
const isBeforePublication = (state: State): boolean => beforePublication.includes(state);

type Props = { id: string; story: SavedStory; standing?: Standing; state: State };

/** What the desk has to tell whoever opens the story. */
export function StoryNotices({ id, story, standing, state }: Props) {
  const { say, language } = useSay();
  const { sentBack, killNotice, scheduleProblem, duplicateOf } = story;
  return (
    <>
      {state === 'draft' && sentBack?.at && (
        <div className="newsroom-notice newsroom-notice--back">
          <q>{sentBack.reason}</q>
          <p>
            {say('sentBackBy', {
              name: sentBack.by ?? '',
              time: momentText(sentBack.at, { language, timeZone: standing?.newsroomTimeZone }),
            })}
          </p>
        </div>
      )}
      {standing?.hasPendingEdits && (
        <Notice kind="pending" title={say('pendingTitle')}>
          {say('pending')} <a href={`/admin/collections/articles/${id}/versions`}>{say('compare')}</a>
        </Notice>
      )}
      {duplicateOf && isBeforePublication(state) && (
        <Notice kind="pending" title={say('filedBeforeTitle')}>
          {say('filedBefore')} <a href={`/admin/collections/articles/${duplicateOf}`}>{say('filedFirst')}</a>
        </Notice>
      )}
      {state === 'killed' && killNotice && (
        <Notice kind="conflict" title={say('killedNotice')}>
          {killNotice}
        </Notice>
      )}
      {scheduleProblem && (
        <Notice kind="conflict" title={say('problem')}>
          {scheduleProblem}
        </Notice>
      )}
    </>
  );
}
