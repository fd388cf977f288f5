'use client';

import { useCallback, useEffect, useState } from 'react';
import { Sides } from '../history/Differences.tsx';
import { differencesOf } from '../history/differencesOf.ts';
import { followDesk } from '../live/follow.ts';
import { useSurroundings } from '../surroundings.ts';
import { clockText } from '../times/moments.ts';
import type { Choice } from '../../domain/merge/bodies.ts';
import { Choosing } from '../together/Choosing.tsx';
import { changedBy, mergeWith, placeOf, type Choices, useSince } from '../together/sides.ts';
import type { TextKey } from '../texts.ts';
import { useSay } from '../useSay.ts';
import { branchText, dropBranch, openBranches, type BranchText, type ListedBranch } from './branchApi.ts';
import { useStorySaver } from './StorySaver.tsx';

/** Asks when somebody's text was put beside the story, or something else happened to it that is no save. */
function useNewBranches(story: string, ask: () => void): void {
  const reader = useSurroundings().user?.id;
  useEffect(() => {
    if (!reader) return;
    const following = followDesk(
      reader,
      (news) => news.name === 'story' && news.story === story && !news.fields && ask(),
    );
    following.show([story]);
    return following.stop;
  }, [reader, story, ask]);
}

function useBranches(story: string) {
  const { conflict, taken = {} } = useStorySaver() ?? {};
  const inConflict = conflict?.id;
  const [branches, setBranches] = useState<ListedBranch[]>([]);
  const [requestCount, setRequestCount] = useState(0);
  useEffect(() => {
    void openBranches(story).then((answer) => answer.ok && setBranches(answer.body.branches));
  }, [story, inConflict, requestCount]);
  const ask = useCallback(() => setRequestCount((times) => times + 1), []);
  useNewBranches(story, ask);
  return { branches: branches.filter(({ uuid }) => uuid !== inConflict && !(uuid in taken)), ask };
}

type RowProps = { story: string; branch: ListedBranch; mayPutIn: boolean; onDropped: () => void };

/** The text of one beside the story as it goes into it: over what stands on the page, place by place. */
function useInto({ story, branch, mayPutIn }: Omit<RowProps, 'onDropped'>, text: BranchText | undefined) {
  const saver = useStorySaver();
  const since = useSince(story, text && branch.baseVersion, undefined);
  const [choices, setChoices] = useState<Choices>({});
  if (!text || !since) return undefined;
  const mine = text.branch.edits;
  // What both began with is not known for ever: it goes in as a whole then.
  const theirs = { ...since.theirs, ...(mayPutIn && saver?.values()) };
  const sides = { base: since.base ?? theirs, theirs, mine };
  const open = mergeWith(sides, {});
  const whole = Object.fromEntries(open.conflicts.map((each) => [placeOf(each), 'mine' as const]));
  return {
    theirs,
    since,
    open,
    whole: mergeWith(sides, whole),
    chosen: mergeWith(sides, choices),
    choices,
    choose: (place: string, choice: Choice) => setChoices((before) => ({ ...before, [place]: choice })),
  };
}

type Into = NonNullable<ReturnType<typeof useInto>>;

/** What it says otherwise than the story; where both changed the same, what is to be chosen. */
function Text({ into, branch: { maker, savedAt }, mayPutIn }: { into: Into } & Omit<RowProps, 'story' | 'onDropped'>) {
  const { say, language } = useSay();
  const { open, whole, choices, choose, since, theirs } = into;
  const merge = mayPutIn ? open : whole;
  return (
    <>
      {differencesOf({ ...theirs }, { ...theirs, ...merge.changes }, language).map((difference) => (
        <Sides key={difference.name} {...difference} whose={maker.name ?? say('formerColleague')} />
      ))}
      {mayPutIn && (
        <Choosing
          conflicts={open.conflicts}
          choices={choices}
          onChoose={choose}
          theirs={(each) => changedBy(each, since.saves) ?? { name: say('inStory') }}
          mine={{ name: maker.name, at: savedAt }}
        />
      )}
    </>
  );
}

/** What one does with a text beside the story. */
function useActs({ story, branch: { uuid }, mayPutIn, onDropped }: RowProps, into: Into | undefined) {
  const saver = useStorySaver();
  const drop = async (): Promise<void> => {
    await dropBranch(story, uuid);
    onDropped();
  };
  const take = (): void => {
    if (!saver || !into || into.chosen.conflicts.length > 0) return;
    if (Object.keys(into.chosen.changes).length === 0) return void drop();
    saver.putIn(into.chosen.changes, uuid);
    void saver.save();
  };
  const left = into?.chosen.conflicts.length ?? 0;
  return { drop, left, take: into && saver && mayPutIn ? take : undefined };
}

/** One text beside the story: what differs, and the ways out of it. */
function Branch(props: RowProps) {
  const { story, branch, mayPutIn } = props;
  const { uuid, maker, savedAt } = branch;
  const { say, language } = useSay();
  const [text, setText] = useState<BranchText>();
  const into = useInto({ story, branch, mayPutIn }, text);
  const { drop, take, left } = useActs(props, into);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const time = clockText(savedAt, { language, timeZone, now: new Date() });
  const show = async (): Promise<void> => {
    const answer = await branchText(story, uuid);
    if (answer.ok) setText(answer.body);
  };
  const button = (words: TextKey, act: () => void, isDisabled = false) => (
    <button type="button" className="newsroom-button" aria-disabled={isDisabled} onClick={act}>
      {say(words)}
    </button>
  );
  return (
    <div className="newsroom-notice newsroom-notice--branch">
      <strong>{say('branchOf', { name: maker.name ?? say('formerColleague'), time })}</strong>
      {into && <Text {...{ into, branch, mayPutIn }} />}
      <div className="newsroom-notice__buttons">
        {!text && button('showBranch', () => void show())}
        {take && button('takeBranch', take, left > 0)}
        {text && button('dropBranch', () => void drop())}
        {take && left > 0 && <span className="newsroom-notice__aside">{say('leftToChoose', { n: left })}</span>}
      </div>
    </div>
  );
}

/** Texts that are kept beside the story since somebody else had saved it, but for those that this page takes into it. */
export function Branches({ story, mayPutIn }: { story: string; mayPutIn: boolean }) {
  const { branches, ask } = useBranches(story);
  return branches.map((branch) => <Branch key={branch.uuid} {...{ story, branch, mayPutIn }} onDropped={ask} />);
}
