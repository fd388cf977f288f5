'use client';

import { useDocumentInfo } from '@payloadcms/ui';
import { Question } from './Question.tsx';
import { StateBadge } from '../StateBadge.tsx';
import { StoryTop } from './StoryTop.tsx';
import { Failed } from './StepDialog.tsx';
import { Steps } from './Steps.tsx';
import { StoryTrail } from '../history/StoryTrail.tsx';
import { StoryBarNotices } from './StoryBarNotices.tsx';
import type { SavedStory } from './StoryNotices.tsx';
import { useSay } from '../useSay.ts';
import { useStoryBar } from './useStoryBar.ts';
import { useStorySaver } from '../writing/StorySaver.tsx';

function Bar({ id, story }: { id: string; story: SavedStory }) {
  const { say } = useSay();
  const { hasSavePermission } = useDocumentInfo();
  const bar = useStoryBar(id, story);
  const { desks, standing, isOutside, ask, mayMove, moves, opened, setOpened, onStep, state } = bar;
  const onClose = (): void => setOpened(undefined);
  return (
    <section className="workflow-bar" aria-label={say('bar')} aria-busy={moves.isBusy} data-state={state}>
      <StoryTop {...{ id, story, standing, desks, mayMove, isOutside }} onOpen={setOpened} />
      <StoryBarNotices {...{ id, story, bar }} />
      {standing ? (
        <Steps steps={standing.transitions} isBusy={moves.isBusy} onStep={onStep} />
      ) : (
        !isOutside && <p className="workflow-bar__none">{say('working')}</p>
      )}
      {moves.failure && !opened && <Failed failure={moves.failure} problems={moves.failure.problems} />}
      {!isOutside && (
        <StoryTrail id={id} desks={desks} newsroomZone={standing?.newsroomTimeZone} moved={story.updatedAt} />
      )}
      {!hasSavePermission && <p className="workflow-bar__none">{say('readOnly')}</p>}
      <Question
        {...{ id, opened, story, desks, moves, onClose }}
        timeZone={standing?.timeZone}
        newsroomZone={standing?.newsroomTimeZone}
        onDone={ask}
      />
    </section>
  );
}

/** A story the newsroom does not have yet. */
function NewStory() {
  const { say, language } = useSay();
  return (
    <section className="workflow-bar" aria-label={say('bar')} data-state="new">
      <StateBadge state="draft" language={language} />
      <p className="workflow-bar__none">{say('newStory')}</p>
    </section>
  );
}

/** At the top of a story: where it stands, who has it, and the steps out of here. */
export function WorkflowBar() {
  const { id: opened, savedDocumentData, isTrashed } = useDocumentInfo();
  const saver = useStorySaver();
  const id = saver?.id ?? opened;
  if (isTrashed) return null;
  if (!id) return <NewStory />;
  return <Bar id={String(id)} story={(savedDocumentData ?? {}) as SavedStory} />;
}
