'use client';

import { useSay } from '../useSay.ts';

type Props = { mayNot: boolean; onSend?: () => void; onCancel: () => void };

/** Under what is written: it is sent, by its form where there is no other way, or not. */
export function SendOrCancel({ mayNot, onSend, onCancel }: Props) {
  const { say } = useSay();
  return (
    <div className="thread__acts">
      <button
        type={onSend ? 'button' : 'submit'}
        className="newsroom-button newsroom-button--primary"
        aria-disabled={mayNot}
        onClick={onSend}
      >
        {say('sendComment')}
      </button>
      <button type="button" className="newsroom-button" onClick={onCancel}>
        {say('cancel')}
      </button>
    </div>
  );
}
