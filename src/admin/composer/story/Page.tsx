'use client';

import { useState, type RefObject } from 'react';
import { anchoredFields } from '../../../domain/anchors/texts.ts';
import { Failed } from '../../bar/StepDialog.tsx';
import { OpenQuestion } from '../../bar/Question.tsx';
import { StoryBarNotices } from '../../bar/StoryBarNotices.tsx';
import type { SavedStory } from '../../bar/StoryNotices.tsx';
import { StoryTrail } from '../../history/StoryTrail.tsx';
import { useOpenedStory } from '../../surroundings.ts';
import { CommentHere } from '../../threads/CommentHere.tsx';
import { CommentsTab } from '../../threads/CommentsTab.tsx';
import { LineThreads, Marks } from '../../threads/Marks.tsx';
import { ThreadsBeside, type TextOnPage } from '../../threads/threads.tsx';
import { useSay } from '../../useSay.ts';
import { useStoryBar, type StoryBar } from '../../bar/useStoryBar.ts';
import { EndedSession } from '../../writing/EndedSession.tsx';
import { OtherTab, PutBack } from '../../writing/PageNotices.tsx';
import { Unsaved } from '../../writing/SaveLight.tsx';
import { AroundTab } from './AroundTab.tsx';
import { Bar, BarOfNew } from './Bar.tsx';
import { BodyText } from './BodyText.tsx';
import { FilingNotice, MergedLine } from './SavingNotices.tsx';
import { LeadPhoto } from './LeadPhoto.tsx';
import { TextLine } from '../Lines.tsx';
import { Missing } from '../Missing.tsx';
import { nextStep, stepLabel } from '../../bar/stepOrder.ts';
import { Beside, useBeside, type BesideState } from '../Beside.tsx';
import type { StoryModel } from '../model.ts';
import { PlacingTab } from './PlacingTab.tsx';
import { tabs, type Tab } from '../../kinds/kind.ts';
import { HistoryFacts } from '../HistoryFacts.tsx';
import { CompareButton } from './ReadPanel.tsx';
import { Signature } from './Signature.tsx';
import { HeldStory, useStory, useStoryField, useStoryLanguage } from '../story.tsx';
import type { StoryTextHandle } from '../text/StoryText.tsx';
import { storyViews } from './views.ts';
import { SplitView, useSplit, type Split } from '../split/SplitView.tsx';
import { NotesTab, TimesTab } from './TimesTab.tsx';
import { Beginnings } from './translate/Beginnings.tsx';
import { SourceNotice } from './translate/Source.tsx';

type TextRef = RefObject<StoryTextHandle | null>;

/** The story as it will stand. */
function Sheet({ text }: { text: TextRef }) {
  const { model, isHeld, settings } = useStory();
  const language = useStoryLanguage();
  const [isEmpty] = useState(() => !model.get('headline'));
  return (
    <article className={isHeld ? 'story-sheet is-held' : 'story-sheet'} lang={language}>
      <TextLine name="kicker" />
      <TextLine name="headline" wantsCaret={isEmpty} fits={settings.headlineFits}>
        <LineThreads name="headline" />
      </TextLine>
      <TextLine name="standfirst">
        <LineThreads name="standfirst" />
      </TextLine>
      <Signature />
      <LeadPhoto />
      <BodyText text={text} />
    </article>
  );
}

/** What is said beside the story, drawn over its words, and the way to say something of them. */
function FieldMessage({ text }: { text: TextRef }) {
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

const tabParts: Record<Exclude<Tab, 'history'>, () => React.ReactNode> = {
  placing: PlacingTab,
  around: AroundTab,
  times: TimesTab,
  notes: NotesTab,
  comments: Comments,
};

type BesideProps = { stood?: Stood; split: Split; beside: BesideState };

/** What stands beside the story. */
function BesideStory({ stood, split, beside }: BesideProps) {
  const { language } = useSay();
  const { tab, setTab } = beside;
  const Shown = tab === 'history' ? undefined : tabParts[tab];
  const steps = stood?.bar.standing?.transitions ?? [];
  const next = nextStep(steps);
  const lacking = next && !next.allowed ? (next.problems ?? []) : [];
  const missing = steps.find(({ code }) => code === 'invalid')?.problems?.length ?? 0;
  const head = next && <Missing step={stepLabel(next, language)} problems={lacking} onTab={setTab} />;
  return (
    <Beside {...{ beside, tabs, missing, head }}>
      {tab === 'around' && stood && <AroundStood {...stood} />}
      {Shown ? <Shown /> : stood && <History {...stood} split={split} />}
    </Beside>
  );
}

type PageProps = { isTurn: boolean; text: TextRef; bar: StoryBar; stood?: Stood } & {
  beside: BesideState;
  split: Split;
};

function Layout({ isTurn, text, bar, stood, beside, split }: PageProps) {
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
        <FieldMessage text={text} />
        {stood && <SplitView id={stood.id} split={split} views={storyViews} />}
        <BesideStory {...{ stood, split, beside }} />
      </div>
    </>
  );
}

/** What of a story has words that something is said of. */
const textOnPage = (model: StoryModel): TextOnPage => ({
  read: model.all,
  subscribe: (listener) => {
    const stops = anchoredFields.map((name) => model.subscribe(name, listener));
    return () => stops.forEach((stop) => stop());
  },
});

type WholeProps = { id?: string; story: SavedStory; bar: StoryBar; isTurn: boolean; text: TextRef };

function Whole({ id, story, bar, ...props }: WholeProps) {
  const beside = useBeside();
  const split = useSplit();
  const { setTab } = beside;
  const { model } = useStory();
  const [words] = useState(() => textOnPage(model));
  const stood = id === undefined ? undefined : { id, story, bar };
  return (
    <ThreadsBeside story={id} text={words} onShow={() => setTab('comments')}>
      {stood ? <Bar {...stood} split={split} onTab={setTab} /> : <BarOfNew bar={bar} onTab={setTab} />}
      <OpenQuestion id={id} story={story} bar={bar} />
      <Layout {...props} {...{ bar, stood, beside, split }} />
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
