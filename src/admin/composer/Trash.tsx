'use client';

import { useState, type ReactNode } from 'react';
import { deleteForGood, putInTrash, type Answer, type Failure } from '../deskApi.ts';
import { addressOf, listOf } from '../kinds/kind.ts';
import { Dialog } from '../Dialog.tsx';
import { Failed } from '../bar/StepDialog.tsx';
import { useOpenedStory, useSurroundings } from '../surroundings.ts';
import { useSay } from '../useSay.ts';

/** Does something to the whole story, and goes elsewhere then. */
function useLeavingAct() {
  const { say } = useSay();
  const { goTo } = useSurroundings();
  const [failure, setFailure] = useState<Failure>();
  const [isBusy, setBusy] = useState(false);
  const act = async (request: () => Promise<Answer<unknown>>, to: string): Promise<void> => {
    setBusy(true);
    const answer = await request();
    setBusy(false);
    if (answer.ok) goTo(to);
    else setFailure(answer.failure ?? { message: say('networkDown'), problems: [] });
  };
  return { act, failure, isBusy };
}

type QuestionProps = {
  title: string;
  /** What it comes to. */
  warning: ReactNode;
  act: () => Promise<Answer<unknown>>;
  /** Where one goes then. */
  to: string;
  onClose: () => void;
};

/** Asks before the whole story goes. */
function LeavingQuestion({ title, warning, act: order, to, onClose }: QuestionProps) {
  const { say } = useSay();
  const { act, failure, isBusy } = useLeavingAct();
  return (
    <Dialog
      title={title}
      submit={isBusy ? say('working') : title}
      cancel={say('cancel')}
      isDangerous
      isBusy={isBusy}
      onSubmit={() => void act(order, to)}
      onClose={onClose}
    >
      {failure && <Failed failure={failure} problems={failure.problems} />}
      {warning}
    </Dialog>
  );
}

/** Asks before the story goes into the trash. */
export function TrashQuestion({ id, onClose }: { id: string; onClose: () => void }) {
  const { say } = useSay();
  const { kind } = useOpenedStory();
  return (
    <LeavingQuestion
      title={say('trashIt')}
      warning={<p>{say('trashItSure')}</p>}
      act={() => putInTrash(kind, id, true)}
      to={listOf(kind)}
      onClose={onClose}
    />
  );
}

/** In the place of the bar, of a story that lies in the trash: the ways out of it. */
export function TrashBar({ id }: { id: string }) {
  const { say } = useSay();
  const { kind, may } = useOpenedStory();
  const { act, failure, isBusy } = useLeavingAct();
  const [isAsked, setAsked] = useState(false);
  return (
    <section className="workflow-bar" aria-label={say('bar')} aria-busy={isBusy} data-state="trash">
      <p className="workflow-bar__none">{say('inTrash')}</p>
      {failure && <Failed failure={failure} problems={failure.problems} />}
      <div className="workflow-bar__steps">
        {may.save && (
          <button
            type="button"
            className="newsroom-button newsroom-button--primary"
            aria-disabled={isBusy}
            onClick={() => void act(() => putInTrash(kind, id, false), addressOf(kind, id))}
          >
            {say('restoreIt')}
          </button>
        )}
        {may.delete && (
          <button type="button" className="newsroom-button newsroom-button--danger" onClick={() => setAsked(true)}>
            {say('deleteIt')}
          </button>
        )}
      </div>
      {isAsked && (
        <LeavingQuestion
          title={say('deleteIt')}
          warning={<p className="newsroom-dialog__warning">{say('deleteItSure')}</p>}
          act={() => deleteForGood(kind, id)}
          to={`${listOf(kind)}/trash`}
          onClose={() => setAsked(false)}
        />
      )}
    </section>
  );
}
