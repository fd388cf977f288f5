'use client';

import { useMemo } from 'react';
import { FactRows } from '../composer/HistoryFacts.tsx';
import { openModel, type Values } from '../composer/model.ts';
import { Panel } from '../composer/Panel.tsx';
import { PageBar } from '../composer/sitePage/PageBar.tsx';
import { PageHistory, pageViews, WhatReadersHave } from '../composer/sitePage/SitePage.tsx';
import { usePageBar } from '../composer/sitePage/usePageBar.ts';
import { SplitView, useSplit } from '../composer/split/SplitView.tsx';
import { StoryOnPage } from '../composer/story.tsx';
import { TrashBar } from '../composer/Trash.tsx';
import { useShownTab } from '../composer/useShownTab.ts';
import { OpenedInPayload } from './InPayload.tsx';
import { tabsOf, type Tab } from '../kinds/kind.ts';
import { sitePageKind } from '../kinds/sitePage.ts';
import { idOf } from '../../domain/body/blocks.ts';
import { languageLabels } from '../../domain/labels.ts';
import { isLanguage, type Language } from '../../domain/languages.ts';
import { keyOf, type Names } from '../../domain/storyNames.ts';
import type { WritingSettings } from '../../newsroom/story/houseStyle.ts';
import { useOpenedStory } from '../surroundings.ts';
import type { Say } from '../texts.ts';
import { useSay } from '../useSay.ts';
import { StoryHead } from '../writing/StoryHead.tsx';

type Props = { id: string; html: string; names: Names; settings: WritingSettings };

const nothing: Values = {};
const tabs = tabsOf(sitePageKind, ['history']);

/** The page of the site in the readers' own type. */
function Typeset({ values, html }: { values: Values; html: string }) {
  const { say } = useSay();
  const title = typeof values.title === 'string' ? values.title : '';
  return (
    <article className="story-sheet" lang={typeof values.language === 'string' ? values.language : undefined}>
      <h1 className="story-sheet__headline">{title || <span className="is-nothing">{say('untitled')}</span>}</h1>
      {html ? (
        // Made and escaped by `htmlOf` of the domain, as readers get it.
        <div className="story-sheet__body" dangerouslySetInnerHTML={{ __html: html }} />
      ) : (
        <p className="is-nothing">{say('noText')}</p>
      )}
    </article>
  );
}

type TextContext = { names: Names; say: Say; language: Language };

/** A field that stands beside the page as words; nothing where there is nothing. */
function factOf(name: string, value: unknown, { names, say, language }: TextContext): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return value ? say('yes') : undefined;
  if (name === 'language') return isLanguage(value) ? languageLabels[value][language] : undefined;
  if (name === 'translationOf') return names[keyOf(sitePageKind.collection, idOf(value) ?? '')] || say('noLongerThere');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Beside a page that is only read: what it says of itself, in words. */
function PageFacts({ tab, values, names }: { tab: Tab; values: Values; names: Names }) {
  const { say, language } = useSay();
  const rows = sitePageKind.writtenNames
    .filter((name) => sitePageKind.places[name] === tab)
    .map((name) => ({ name, lines: [factOf(name, values[name], { names, say, language }) ?? []].flat() }));
  return <FactRows rows={rows} />;
}

/** The page with its bar and what stands beside it. Nothing is written, so nothing is sent. */
function Read({ id, html, names }: Omit<Props, 'settings'>) {
  const { say } = useSay();
  const { copy: values = nothing, isTrashed } = useOpenedStory();
  const bar = usePageBar(isTrashed ? undefined : id);
  const split = useSplit();
  const { tab, setTab, show } = useShownTab();
  return (
    <>
      {isTrashed ? <TrashBar id={id} /> : <PageBar {...{ id, bar, split }} onTab={show} />}
      {!isTrashed && (
        <div className="composer__notices">
          <WhatReadersHave bar={bar} />
          <p className="workflow-bar__none">{say('readOnly')}</p>
        </div>
      )}
      <div className={split.view ? 'story-reader__page is-split' : 'story-reader__page'}>
        <Typeset values={values} html={html} />
        <SplitView id={id} split={split} views={pageViews} />
        <Panel tabs={tabs} tab={tab} onTab={setTab}>
          {tab === 'history' ? <PageHistory id={id} /> : <PageFacts {...{ tab, values, names }} />}
        </Panel>
      </div>
    </>
  );
}

function ReadHere({ settings, names, ...props }: Props) {
  const { copy: values = nothing } = useOpenedStory();
  const model = useMemo(() => openModel(sitePageKind, values, () => undefined), [values]);
  return (
    <StoryOnPage model={model} settings={settings} initialNames={names} readOnly>
      <Read {...props} names={names} />
    </StoryOnPage>
  );
}

/** A page of the site for who may not write in it: set as readers get it. */
export const SitePageReader = (props: Props) => (
  <main className="story-reader">
    <OpenedInPayload kind={sitePageKind}>
      <StoryHead id={props.id} />
      <ReadHere {...props} />
    </OpenedInPayload>
  </main>
);
