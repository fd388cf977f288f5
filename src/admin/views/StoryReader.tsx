'use client';

import { useCallback, useMemo, useRef } from 'react';
import { partsOf } from '../../domain/anchors/texts.ts';
import { OpenQuestion } from '../bar/Question.tsx';
import { Failed } from '../bar/StepDialog.tsx';
import { StoryBarNotices } from '../bar/StoryBarNotices.tsx';
import type { SavedStory } from '../bar/StoryNotices.tsx';
import { useStoryBar } from '../bar/useStoryBar.ts';
import { Bar } from '../composer/story/Bar.tsx';
import { openModel, type Values } from '../composer/model.ts';
import { storyKind } from '../kinds/story.ts';
import { ReadPanel } from '../composer/story/ReadPanel.tsx';
import type { Reading } from '../composer/story/readStory.ts';
import { storyViews } from '../composer/story/views.ts';
import { SplitView, useSplit } from '../composer/split/SplitView.tsx';
import { StoryOnPage } from '../composer/story.tsx';
import { useShownTab } from '../composer/useShownTab.ts';
import { TrashBar } from '../composer/Trash.tsx';
import { Typeset } from '../composer/story/Typeset.tsx';
import { StoryTrail } from '../history/StoryTrail.tsx';
import { OpenedInPayload } from './InPayload.tsx';
import { useOpenedStory } from '../surroundings.ts';
import { CommentHere } from '../threads/CommentHere.tsx';
import { Marks } from '../threads/Marks.tsx';
import { shownIn } from '../threads/onPage.ts';
import { ThreadsBeside } from '../threads/threads.tsx';
import { useSay } from '../useSay.ts';
import { StoryHead } from '../writing/StoryHead.tsx';

const nothing: Values = {};

/** The story with its bar, with what stands beside it, and in the other half of the page. Nothing is written, so nothing is sent. */
function Read({ id, reading: { story: publishedStory, names, settings } }: { id: string; reading: Reading }) {
  const { say } = useSay();
  const { copy: values = nothing, saved = values, isTrashed } = useOpenedStory();
  const story: SavedStory = saved;
  const bar = useStoryBar(isTrashed ? undefined : id, story);
  const model = useMemo(() => openModel(storyKind, values, () => undefined), [values]);
  const split = useSplit();
  const { tab, setTab, show } = useShownTab();
  const { desks, isOutside, moves, opened } = bar;
  const sheet = useRef<HTMLElement>(null);
  const text = useMemo(() => ({ read: () => values, subscribe: () => () => undefined }), [values]);
  const blocks = useCallback(() => (sheet.current ? shownIn(sheet.current, partsOf(values)) : []), [values]);
  return (
    <StoryOnPage model={model} settings={settings} initialNames={names} readOnly>
      <ThreadsBeside story={isTrashed ? undefined : id} text={text} onShow={() => show('comments')}>
        {isTrashed ? <TrashBar id={id} /> : <Bar {...{ id, story, bar, split }} onTab={show} />}
        {!isTrashed && <OpenQuestion {...{ id, story, bar }} />}
        {!isTrashed && (
          <div className="composer__notices">
            <StoryBarNotices {...{ id, story, bar }} mayWrite={false} />
            {moves.failure && !opened && <Failed failure={moves.failure} problems={moves.failure.problems} />}
            <p className="workflow-bar__none">{say('readOnly')}</p>
          </div>
        )}
        <div className={split.view ? 'story-reader__page is-split' : 'story-reader__page'}>
          <Typeset story={publishedStory} sheet={sheet} />
          <Marks blocks={blocks} />
          <CommentHere story={text.read} blocks={blocks} />
          <SplitView id={id} split={split} views={storyViews} />
          <ReadPanel {...{ id, names, values, split, tab }} onTab={setTab} newsroomZone={settings.timeZone}>
            {!isOutside && (
              <StoryTrail id={id} desks={desks} newsroomZone={settings.timeZone} moved={story.updatedAt} />
            )}
          </ReadPanel>
        </div>
      </ThreadsBeside>
    </StoryOnPage>
  );
}

/** The page of a story for who may not write in it: the story, set as readers get it. */
export function StoryReader({ id, reading }: { id: string; reading: Reading }) {
  return (
    <main className="story-reader">
      <OpenedInPayload kind={storyKind}>
        <StoryHead id={id} />
        <Read id={id} reading={reading} />
      </OpenedInPayload>
    </main>
  );
}
