'use client';

import { useCallback, useState, type RefObject } from 'react';
import { anchoredFields } from '../../domain/anchors/texts.ts';
import { Failed } from '../bar/StepDialog.tsx';
import { OpenQuestion } from '../bar/OpenQuestion.tsx';
import { StoryBarNotices } from '../bar/StoryBarNotices.tsx';
import type { SavedStory } from '../bar/StoryNotices.tsx';
import { StoryTrail } from '../history/StoryTrail.tsx';
import { useOpenedStory } from '../surroundings.ts';
import { CommentHere } from '../threads/CommentHere.tsx';
import { CommentsTab } from '../threads/CommentsTab.tsx';
import { Marks } from '../threads/Marks.tsx';
import { ThreadsBeside, type TextOnPage } from '../threads/threads.tsx';
import { useSay } from '../useSay.ts';
import { useStoryBar, type StoryBar } from '../bar/useStoryBar.ts';
import { EndedSession } from '../writing/EndedSession.tsx';
import { OtherTab } from '../writing/OtherTab.tsx';
import { PutBack } from '../writing/PutBack.tsx';
import { Unsaved } from '../writing/SaveLight.tsx';
import { AroundTab } from './AroundTab.tsx';
import { Bar, BarOfNew } from './Bar.tsx';
import { BodyText } from './BodyText.tsx';
import { FilingNotice } from './filing/FilingNotice.tsx';
import { LeadPhoto } from './LeadPhoto.tsx';
import { Line } from './Lines.tsx';
import { Missing } from './Missing.tsx';
import type { StoryModel } from './model.ts';
import { Panel } from './Panel.tsx';
import { PlacingTab } from './PlacingTab.tsx';
import type { Tab } from './places.ts';
import { CompareButton, HistoryFacts } from './ReadPanel.tsx';
import { Signature, useStoryLanguage } from './Signature.tsx';
import { HeldStory, useStory, useStoryField } from './story.tsx';
import type { StoryTextHandle } from './text/StoryText.tsx';
import { SplitView } from './split/SplitView.tsx';
import { useSplit, type Split } from './split/useSplit.ts';
import { NotesTab, TimesTab } from './TimesTab.tsx';
import { useUndoKeys } from './useUndoKeys.ts';
import { MergedLine } from './together/MergedLine.tsx';
import { Beginnings } from './translate/Beginnings.tsx';
import { SourceNotice } from './translate/Source.tsx';

type TextRef = RefObject<StoryTextHandle | null>;

/** The story as it will stand. */
function Sheet({ text }: { text: TextRef }) {
  const { model, isHeld } = useStory();
  const language = useStoryLanguage();
  const [isEmpty] = useState(() => !model.get('headline'));
  return (
    <article className={isHeld ? 'story-sheet is-held' : 'story-sheet'} lang={language}>
      <Line name="kicker" />
      <Line name="headline" wantsCaret={isEmpty} />
      <Line name="standfirst" />
      <Signature />
      <LeadPhoto />
      <BodyText text={text} />
    </article>
  );
}

/** What is said beside the story, drawn over its words, and the way to say something of them. */
function Said({ text }: { text: TextRef }) {
  const { model } = useStory();
  const [blocks] = useState(() => () => text.current?.blocks() ?? []);
  const [now] = useState(() => () => {
    text.current?.tell();
    return model.all();
  });
  return (
    <>
      <Marks blocks={blocks} />
      <CommentHere story={now} blocks={blocks} />
    </>
  );
}

type Stood = { id: string; story: SavedStory; bar: StoryBar };

function History({ id, story, bar, split }: Stood & { split: Split }) {
  const { settings } = useStory();
  return (
    <>
      <CompareButton split={split} />
      <HistoryFacts id={id} values={story} newsroomZone={settings.timeZone} />
      {!bar.isOutside && (
        <StoryTrail id={id} desks={bar.desks} newsroomZone={settings.timeZone} moved={story.updatedAt} />
      )}
    </>
  );
}

/** What one may begin from a story that the newsroom has. */
function AroundStood({ id, story }: Stood) {
  const language = useStoryLanguage();
  const [set] = useStoryField('translationSet');
  return <Beginnings id={id} language={language} state={story.state} set={set} />;
}

function Comments() {
  const { isHeld } = useStory();
  return <CommentsTab mayWrite={!isHeld} />;
}

const tabsOf: Record<Exclude<Tab, 'history'>, () => React.ReactNode> = {
  placing: PlacingTab,
  around: AroundTab,
  times: TimesTab,
  notes: NotesTab,
  comments: Comments,
};

type BesideProps = { stood?: Stood; split: Split; panel: ReturnType<typeof usePanel> };

/** Beside the page on a desktop, a sheet over it on a phone. */
function Beside({ stood, split, panel: { tab, setTab, isOpen, setOpen } }: BesideProps) {
  const { say } = useSay();
  const Shown = tab === 'history' ? undefined : tabsOf[tab];
  const steps = stood?.bar.standing?.transitions ?? [];
  const missing = steps.find(({ code }) => code === 'invalid')?.problems?.length ?? 0;
  return (
    <>
      <button
        type="button"
        className="composer__open-panel"
        aria-expanded={isOpen}
        aria-label={say('openPanel')}
        onClick={() => setOpen(!isOpen)}
      >
        ☰{missing > 0 && <span> {missing}</span>}
      </button>
      <div className={isOpen ? 'composer__beside is-open' : 'composer__beside'}>
        <button type="button" className="composer__close-panel" onClick={() => setOpen(false)}>
          {say('closePanel')}
        </button>
        <Panel tab={tab} onTab={setTab} head={<Missing steps={steps} onTab={setTab} />}>
          {tab === 'around' && stood && <AroundStood {...stood} />}
          {Shown ? <Shown /> : stood && <History {...stood} split={split} />}
        </Panel>
      </div>
    </>
  );
}

function usePanel() {
  const [tab, setTabOnly] = useState<Tab>('placing');
  const [isOpen, setOpen] = useState(false);
  const setTab = useCallback((next: Tab) => {
    setTabOnly(next);
    setOpen(true);
  }, []);
  useUndoKeys(setTab);
  return { tab, setTab, isOpen, setOpen };
}

type PageProps = { isTurn: boolean; text: TextRef; bar: StoryBar; stood?: Stood } & {
  panel: ReturnType<typeof usePanel>;
  split: Split;
};

function Layout({ isTurn, text, bar, stood, panel, split }: PageProps) {
  return (
    <>
      <div className="composer__notices">
        <Unsaved />
        <FilingNotice />
        <EndedSession />
        <OtherTab isTurn={isTurn} />
        <PutBack />
        <MergedLine />
        {stood && <StoryBarNotices {...stood} mayWrite={!stood.bar.isHeld} />}
        {stood && (
          <SourceNotice id={stood.id} isShown={split.view === 'source'} onShow={() => split.toggle('source')} />
        )}
        {bar.moves.failure && !bar.opened && (
          <Failed failure={bar.moves.failure} problems={bar.moves.failure.problems} />
        )}
      </div>
      <div className={stood && split.view ? 'composer__page is-split' : 'composer__page'}>
        <Sheet text={text} />
        <Said text={text} />
        {stood && <SplitView id={stood.id} split={split} />}
        <Beside {...{ stood, split, panel }} />
      </div>
    </>
  );
}

/** What of a story has words that something is said of. */
const textOnPage = (model: StoryModel): TextOnPage => ({
  read: model.all,
  subscribe: (heard) => {
    const stops = anchoredFields.map((name) => model.subscribe(name, heard));
    return () => stops.forEach((stop) => stop());
  },
});

type WholeProps = { id?: string; story: SavedStory; bar: StoryBar; isTurn: boolean; text: TextRef };

function Whole({ id, story, bar, ...props }: WholeProps) {
  const panel = usePanel();
  const split = useSplit();
  const { setTab } = panel;
  const { model } = useStory();
  const [words] = useState(() => textOnPage(model));
  const stood = id === undefined ? undefined : { id, story, bar };
  return (
    <ThreadsBeside story={id} text={words} onShow={() => setTab('comments')}>
      {stood ? <Bar {...stood} split={split} onTab={setTab} /> : <BarOfNew bar={bar} onTab={setTab} />}
      <OpenQuestion id={id} story={story} bar={bar} />
      <Layout {...props} {...{ bar, stood, panel, split }} />
    </ThreadsBeside>
  );
}

/** The page on which a story is written: the bar, the story, and what stands beside it. It stays the same once the newsroom has the story. */
export function Page({ id, ...props }: { id?: string; isTurn: boolean; text: TextRef }) {
  const { saved } = useOpenedStory();
  const story = (saved ?? {}) as SavedStory;
  const bar = useStoryBar(id, story);
  return (
    <HeldStory isHeld={bar.isHeld}>
      <Whole {...props} {...{ id, story, bar }} />
    </HeldStory>
  );
}
