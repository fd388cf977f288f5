'use client';

import { useEffect, useState } from 'react';
import { WholeConflict } from '../../bar/WholeConflict.tsx';
import { savedCopyOf } from '../../deskApi.ts';
import { useOpenedStory } from '../../surroundings.ts';
import { useSay } from '../../useSay.ts';
import type { ConflictOf } from '../../writing/StorySaver.tsx';
import type { Values } from '../model.ts';
import type { PageBarState } from './usePageBar.ts';

/** The page as somebody else has saved it, read again when they have saved once more. */
function useTheirs(id: string, version: number): Values | undefined {
  const { kind } = useOpenedStory();
  const [theirs, setTheirs] = useState<Values>();
  useEffect(() => {
    void savedCopyOf(kind, id).then((answer) => answer.ok && setTheirs(answer.body));
  }, [kind, id, version]);
  return theirs;
}

type Props = { id: string; conflict: ConflictOf; bar: PageBarState };

/** Somebody saved the page meanwhile: both sides. One's own text is on the page and on this device until it is chosen. */
export function PageConflict({ id, conflict, bar: { versionOf, settle } }: Props) {
  const { say } = useSay();
  const theirs = useTheirs(id, versionOf(conflict));
  return (
    <div className="newsroom-notice newsroom-notice--conflict" role="alert">
      <h3>{say('conflictTitle')}</h3>
      {theirs && (
        <WholeConflict
          saved={theirs}
          isKept={conflict.isKept}
          onKeepMine={() => settle('mine')}
          onTakeTheirs={() => settle('theirs')}
        />
      )}
    </div>
  );
}
