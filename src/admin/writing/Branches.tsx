'use client';

import { useEffect, useState } from 'react';
import { Sides } from '../history/Differences.tsx';
import { differencesOf } from '../history/differencesOf.ts';
import { clockText } from '../times/moments.ts';
import { useSay } from '../useSay.ts';
import { branchText, dropBranch, openBranches, type BranchText, type ListedBranch } from './branchApi.ts';
import { useStorySaver } from './StorySaver.tsx';

function useBranches(story: string) {
  const { conflict, taken = {} } = useStorySaver() ?? {};
  const inConflict = conflict?.id;
  const [branches, setBranches] = useState<ListedBranch[]>([]);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    void openBranches(story).then((answer) => answer.ok && setBranches(answer.body.branches));
  }, [story, inConflict, asked]);
  return {
    branches: branches.filter(({ uuid }) => uuid !== inConflict && !(uuid in taken)),
    ask: () => setAsked((times) => times + 1),
  };
}

type RowProps = { story: string; branch: ListedBranch; onDropped: () => void };

/** One text beside the story: what differs, and the ways out of it. */
function Branch({ story, branch: { uuid, maker, savedAt }, onDropped }: RowProps) {
  const { say, language } = useSay();
  const saver = useStorySaver();
  const [text, setText] = useState<BranchText>();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = clockText(savedAt, { language, timeZone, now: new Date() });
  const show = async (): Promise<void> => {
    const answer = await branchText(story, uuid);
    if (answer.ok) setText(answer.body);
  };
  const take = (): void => {
    if (!saver || !text) return;
    saver.putIn(text.branch.edits, uuid);
    void saver.save();
  };
  const drop = async (): Promise<void> => {
    await dropBranch(story, uuid);
    onDropped();
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
          <button type="button" className="newsroom-button" onClick={take}>
            {say('takeBranch')}
          </button>
        )}
        {text && (
          <button type="button" className="newsroom-button" onClick={() => void drop()}>
            {say('dropBranch')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Texts that are kept beside the story since somebody else had saved it, but for those that this page takes into it. */
export function Branches({ story }: { story: string }) {
  const { branches, ask } = useBranches(story);
  return branches.map((branch) => <Branch key={branch.uuid} {...{ story, branch }} onDropped={ask} />);
}
