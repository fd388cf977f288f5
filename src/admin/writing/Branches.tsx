'use client';

import { useEffect, useState } from 'react';
import { Sides } from '../history/Differences.tsx';
import { differencesOf } from '../history/differencesOf.ts';
import { clockText } from '../times/moments.ts';
import { useSay } from '../useSay.ts';
import { branchText, closeBranch, openBranches, type BranchText, type ListedBranch } from './branchApi.ts';
import { useStorySaver } from './StorySaver.tsx';

function useBranches(story: string, taken: string | undefined) {
  const inConflict = useStorySaver()?.conflict?.id;
  const [branches, setBranches] = useState<ListedBranch[]>([]);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    void openBranches(story).then((answer) => answer.ok && setBranches(answer.body.branches));
  }, [story, inConflict, asked]);
  return {
    branches: branches.filter(({ uuid }) => uuid !== inConflict && uuid !== taken),
    ask: () => setAsked((times) => times + 1),
  };
}

type RowProps = { story: string; branch: ListedBranch; onClosed: () => void };

/** One text beside the story: what differs, and the ways out of it. */
function Branch({ story, branch: { uuid, maker, savedAt }, onClosed }: RowProps) {
  const { say, language } = useSay();
  const saver = useStorySaver();
  const [text, setText] = useState<BranchText>();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = clockText(savedAt, { language, timeZone, now: new Date() });
  const show = async (): Promise<void> => {
    const answer = await branchText(story, uuid);
    if (answer.ok) setText(answer.body);
  };
  const close = async (act: 'take' | 'drop'): Promise<void> => {
    if (act === 'take') {
      if (!saver || !text) return;
      saver.putIn(text.branch.edits);
      // It stays beside the story until the story has it.
      if (!(await saver.save())) return;
    }
    await closeBranch(story, uuid, act);
    onClosed();
  };
  return (
    <div className="newsroom-notice newsroom-notice--branch">
      <strong>{say('branchOf', { name: maker.name, time })}</strong>
      {text &&
        differencesOf({ ...text.current }, { ...text.current, ...text.branch.edits }, language).map((difference) => (
          <Sides key={difference.name} {...difference} />
        ))}
      <div className="newsroom-notice__buttons">
        {!text && (
          <button type="button" className="newsroom-button" onClick={() => void show()}>
            {say('showBranch')}
          </button>
        )}
        {text && saver && (
          <button type="button" className="newsroom-button" onClick={() => void close('take')}>
            {say('takeBranch')}
          </button>
        )}
        {text && (
          <button type="button" className="newsroom-button" onClick={() => void close('drop')}>
            {say('dropBranch')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Texts that are kept beside the story since somebody else had saved it. `taken`: the one that this page saves over theirs. */
export function Branches({ story, taken }: { story: string; taken?: string }) {
  const { branches, ask } = useBranches(story, taken);
  return branches.map((branch) => <Branch key={branch.uuid} {...{ story, branch }} onClosed={ask} />);
}
