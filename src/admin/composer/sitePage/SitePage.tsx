'use client';

import { useState, type ReactNode } from 'react';
import { publicationStepLabels } from '../../../domain/labels.ts';
import { isAtLeast, isRole } from '../../../domain/workflow/roles.ts';
import { Failed } from '../../bar/StepDialog.tsx';
import { StoryTrail } from '../../history/StoryTrail.tsx';
import { tabsOf, type Tab } from '../../kinds/kind.ts';
import { useOpenedStory, useSurroundings } from '../../surroundings.ts';
import { useSay } from '../../useSay.ts';
import { EndedSession } from '../../writing/EndedSession.tsx';
import { OtherTab, PutBack } from '../../writing/PageNotices.tsx';
import { Unsaved } from '../../writing/SaveLight.tsx';
import { Beside, useBeside, type BesideState } from '../Beside.tsx';
import { BodyField } from '../BodyField.tsx';
import type { PageProps } from '../Composer.tsx';
import { placeOf } from '../goTo.ts';
import { HistoryFacts } from '../HistoryFacts.tsx';
import { TextLine } from '../Lines.tsx';
import { Missing } from '../Missing.tsx';
import { Preview } from '../preview/Preview.tsx';
import { SplitView, type Views, useSplit, type Split } from '../split/SplitView.tsx';
import { useStory, useStoryLanguage } from '../story.tsx';
import type { BlockProps } from '../text/BlockPlace.tsx';
import { StoryBlock } from '../text/blocks/StoryBlock.tsx';
import { PageBar } from './PageBar.tsx';
import { PageConflict } from './PageConflict.tsx';
import { nextOf, usePageBar, type PageBarState } from './usePageBar.ts';
import { AroundTab, PlacingTab } from './Tabs.tsx';

const noStories = {};
const drawBlock = (block: BlockProps): ReactNode => <StoryBlock {...block} tools={noStories} />;

/** The page of the site as it will stand. */
function Sheet({ text }: Pick<PageProps, 'text'>) {
  const { model } = useStory();
  const language = useStoryLanguage();
  const [isEmpty] = useState(() => !model.get('title'));
  return (
    <article className="story-sheet" lang={language}>
      <TextLine name="title" as="headline" wantsCaret={isEmpty} />
      <BodyField text={text} renderBlock={drawBlock} />
    </article>
  );
}

/** What may stand in the other half. */
export const pageViews: Views = { preview: { title: 'previewBeside', Shown: Preview } };

/** Its id, its stamps, and to who may read it what was done to it. */
export function PageHistory({ id }: { id: string }) {
  const { saved = {} } = useOpenedStory();
  const { user } = useSurroundings();
  const { timeZone } = useStory().settings;
  const mayRead = isRole(user?.role) && isAtLeast(user.role, 'managing-editor');
  return (
    <>
      <HistoryFacts id={id} values={saved} newsroomZone={timeZone} />
      {mayRead && <StoryTrail id={id} of="document" desks={[]} newsroomZone={timeZone} moved={saved.updatedAt} />}
    </>
  );
}

type BesideProps = { id?: string; bar: PageBarState; beside: BesideState };

function BesidePage({ id, bar: { standing }, beside }: BesideProps) {
  const { language } = useSay();
  const { kind } = useOpenedStory();
  const { tab, setTab } = beside;
  const tabs = tabsOf(kind, id === undefined ? [] : ['history']);
  const next = nextOf(standing?.transitions ?? []);
  // That readers have exactly this already is nothing to be given.
  const lacking = (next?.problems ?? []).filter((problem) => placeOf(kind, problem));
  const head = next && <Missing step={publicationStepLabels[next.name][language]} problems={lacking} onTab={setTab} />;
  const parts: Partial<Record<Tab, ReactNode>> = {
    placing: <PlacingTab />,
    around: <AroundTab />,
    history: id !== undefined && <PageHistory id={id} />,
  };
  return (
    <Beside {...{ beside, tabs, head }} missing={lacking.length}>
      {parts[tab]}
    </Beside>
  );
}

/** What readers have, where that is not what stands on the page. */
export function WhatReadersHave({ bar: { standing, state } }: { bar: PageBarState }) {
  const { say } = useSay();
  return (
    <>
      {standing?.hasPendingEdits && (
        <div className="newsroom-notice newsroom-notice--pending">
          <strong>{say('pendingTitle')}</strong>
          <p>{say('pending')}</p>
        </div>
      )}
      {state === 'withdrawn' && <p className="workflow-bar__none">{say('withdrawnHint')}</p>}
    </>
  );
}

type NoticesProps = { id?: string; isTurn: boolean; bar: PageBarState };

function Notices({ id, isTurn, bar }: NoticesProps) {
  const { saver, failure } = bar;
  return (
    <div className="composer__notices">
      <Unsaved />
      <EndedSession />
      <OtherTab isTurn={isTurn} />
      <PutBack />
      {id !== undefined && saver?.conflict && <PageConflict {...{ id, bar }} conflict={saver.conflict} />}
      <WhatReadersHave bar={bar} />
      {failure && <Failed failure={failure} problems={failure.problems} />}
    </div>
  );
}

type LayoutProps = PageProps & { bar: PageBarState; beside: BesideState; split: Split };

function Layout({ id, isTurn, text, bar, beside, split }: LayoutProps) {
  return (
    <>
      <Notices {...{ id, isTurn, bar }} />
      <div className={id !== undefined && split.view ? 'composer__page is-split' : 'composer__page'}>
        <Sheet text={text} />
        {id !== undefined && <SplitView id={id} split={split} views={pageViews} />}
        <BesidePage {...{ id, bar, beside }} />
      </div>
    </>
  );
}

/** The screen on which a page of the site is written. It stays the same once the newsroom has the page. */
export function SitePage(props: PageProps) {
  const beside = useBeside();
  const split = useSplit();
  const bar = usePageBar(props.id);
  return (
    <>
      <PageBar id={props.id} {...{ bar, split }} onTab={beside.setTab} />
      <Layout {...props} {...{ bar, beside, split }} />
    </>
  );
}
