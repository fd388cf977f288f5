'use client';

import { useId, useState } from 'react';
import { Dialog, DialogField } from '../Dialog.tsx';
import type { Moderation } from './reviewApi.ts';
import { useSay } from '../useSay.ts';

type Props = { isBusy: boolean; onBan: (ban: NonNullable<Moderation['ban']>) => void; onClose: () => void };

/** What to ban: where the reviews came from, words they hold, or both. */
export function BanDialog({ isBusy, onBan, onClose }: Props) {
  const { say } = useSay();
  const id = useId();
  const [address, setAddress] = useState(true);
  const [text, setText] = useState('');
  const words = text.split('\n').flatMap((line) => line.trim() || []);
  const isEmpty = !address && words.length === 0;
  const submit = (): void => {
    if (!isEmpty) onBan({ ...(address && { address }), ...(words.length > 0 && { words }) });
  };
  return (
    <Dialog
      title={say('banTitle')}
      submit={say('spam')}
      cancel={say('cancel')}
      isDangerous
      isBusy={isBusy || isEmpty}
      onSubmit={submit}
      onClose={onClose}
    >
      <label className="review-queue__check">
        <input type="checkbox" checked={address} onChange={(event) => setAddress(event.target.checked)} />
        {say('banAddress')}
      </label>
      <DialogField id={id} label={say('banWords')} hint={say('banHint')}>
        <textarea
          id={id}
          rows={4}
          value={text}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setText(event.target.value)}
        />
      </DialogField>
    </Dialog>
  );
}
