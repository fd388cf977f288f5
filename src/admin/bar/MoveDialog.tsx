'use client';

import { useId, useState } from 'react';
import { moveStory, type Failure, type NamedRow } from '../deskApi.ts';
import { Dialog, DialogField } from '../Dialog.tsx';
import { Failed } from './StepDialog.tsx';
import { useSay } from '../useSay.ts';

type Props = {
  story: string;
  desks: readonly NamedRow[];
  current?: string;
  save: () => Promise<boolean>;
  onMoved: (desk: NamedRow, article: Record<string, unknown> | null) => void;
  onClose: () => void;
};

function useMove({ story, desks, save, onMoved }: Pick<Props, 'story' | 'desks' | 'save' | 'onMoved'>) {
  const { say } = useSay();
  const [failure, setFailure] = useState<Failure>();
  const [isBusy, setBusy] = useState(false);
  const move = async (desk: string, reason: string): Promise<void> => {
    setBusy(true);
    const saved = await save();
    const answer = saved && (await moveStory(story, { desk, ...(reason.trim() ? { reason } : {}) }));
    setBusy(false);
    const target = desks.find(({ id }) => id === desk);
    if (answer && answer.ok && target) return onMoved(target, answer.body.article);
    const fallback = { message: say(saved ? 'networkDown' : 'notSaved'), problems: [] };
    setFailure((answer && !answer.ok && answer.failure) || fallback);
  };
  return { move, failure, isBusy };
}

/** Hands a story to another desk. */
export function MoveDialog({ story, desks, current, save, onMoved, onClose }: Props) {
  const { say } = useSay();
  const [selectId, reasonId] = [useId(), useId()];
  const others = desks.filter(({ id }) => id !== current);
  const [desk, setDesk] = useState(others[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const { move, failure, isBusy } = useMove({ story, desks, save, onMoved });
  return (
    <Dialog
      title={say('moveToDesk')}
      submit={isBusy ? say('working') : say('move')}
      cancel={say('cancel')}
      isBusy={isBusy}
      onSubmit={() => void move(desk, reason)}
      onClose={onClose}
    >
      {failure && <Failed failure={failure} problems={failure.problems} />}
      <DialogField id={selectId} label={say('chooseDesk')}>
        <select id={selectId} value={desk} onChange={(event) => setDesk(event.target.value)} autoFocus>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </DialogField>
      <DialogField id={reasonId} label={say('note')}>
        <textarea
          id={reasonId}
          rows={3}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </DialogField>
    </Dialog>
  );
}
