'use client';

import { useState } from 'react';
import type { Step } from '../../deskApi.ts';
import { StateBadge } from '../../StateBadge.tsx';
import { inOrder, stepLabel, nextStep, stepBeside } from '../../bar/stepOrder.ts';
import type { SavedStory } from '../../bar/StoryNotices.tsx';
import { useOpenedStory } from '../../surroundings.ts';
import type { Language } from '../../../domain/languages.ts';
import { problemText } from '../../texts/problemText.ts';
import { useSay } from '../../useSay.ts';
import type { StoryBar } from '../../bar/useStoryBar.ts';
import { SaveLight } from '../../writing/SaveLight.tsx';
import { OpenComments } from '../../threads/CommentsTab.tsx';
import { WhoIsHere } from '../../live/People.tsx';
import { Length, PreviewButton, StepButton } from '../BarParts.tsx';
import { Deadline, Moments, WhoHasIt } from './BarFacts.tsx';
import { FileSheet, useIsPhone } from './filing/FileSheet.tsx';
import { useWants } from './filing/useWants.ts';
import { problemsOf, type Want } from './filing/wants.ts';
import { goTo, placeOf } from '../goTo.ts';
import type { Tab } from '../../kinds/kind.ts';
import { storyKind } from '../../kinds/story.ts';
import type { Split } from '../split/SplitView.tsx';
import { StepMenu, type MenuItem } from '../StepMenu.tsx';
import { useStory, useStoryField } from '../story.tsx';
import { TrashQuestion } from '../Trash.tsx';
import { idOf } from '../../../domain/body/blocks.ts';

type Props = { id: string; story: SavedStory; bar: StoryBar; split: Split; onTab: (tab: Tab) => void };

/** Steps after which a story is not what it was; they stand apart. */
const grave = ['spike', 'kill'];

const whyNot = ({ problems = [], why = '' }: Step, language: Language): string =>
  problems.length > 0 ? problems.map((problem) => problemText(problem, language)).join(' ') : why;

/** What else one can do: the steps that are no buttons, other views of the story, and, apart, what takes it away. */
function useMenu({ id, bar, split }: Props, buttons: readonly Step[], onTrash: () => void): MenuItem[] {
  const { say, language } = useSay();
  const { may } = useOpenedStory();
  const [translated] = useStoryField('translationOf');
  const { standing, isOutside, mayMove, onStep, setOpened } = bar;
  const steps = inOrder(standing?.transitions ?? [])
    .filter(({ name }) => !buttons.some((button) => button.name === name))
    .map((step) => ({
      key: step.name,
      step: step.name,
      label: stepLabel(step, language),
      barred: step.allowed ? undefined : whyNot(step, language),
      isGrave: grave.includes(step.name),
      act: () => onStep(step.name),
    }));
  return [
    ...steps.filter(({ isGrave }) => !isGrave),
    { key: 'preview-beside', label: say('previewBeside'), act: () => split.toggle('preview') },
    { key: 'changes', label: say('changes'), act: () => split.toggle('changes') },
    ...(translated ? [{ key: 'source', label: say('sourceBeside'), act: () => split.toggle('source') }] : []),
    { key: 'preview', label: say('preview'), href: `/preview/stories/${id}` },
    ...(standing?.livePage ? [{ key: 'live', label: say('livePage'), href: standing.livePage }] : []),
    ...(isOutside ? [] : [{ key: 'links', label: say('links'), act: () => setOpened('links') }]),
    ...(mayMove ? [{ key: 'move', label: say('moveToDesk'), act: () => setOpened('move') }] : []),
    ...steps.filter(({ isGrave }) => isGrave),
    ...(may.trash ? [{ key: 'trash', label: say('trashIt'), isGrave: true, act: onTrash }] : []),
  ];
}

/** The step that lies ahead. Of a draft one may file it also where the newsroom has not told yet what can be done. */
function useNextStep({ standing, state }: StoryBar): Step | undefined {
  const { readOnly, model } = useStory();
  // What filing wants is looked at anew with each of them.
  useStoryField('headline');
  useStoryField('body');
  if (standing) return nextStep(standing.transitions);
  if (state !== 'draft' || readOnly) return undefined;
  const problems = problemsOf(model.all());
  return { name: 'file', allowed: problems.length === 0, ...(problems.length > 0 && { code: 'invalid', problems }) };
}

/** The steps that are buttons, the next one last. A phone has room for that alone. */
function useButtons(bar: StoryBar): Step[] {
  const isPhone = useIsPhone();
  const next = useNextStep(bar);
  const beside = isPhone ? undefined : stepBeside(next, bar.standing?.transitions ?? []);
  return [beside, next].filter((step) => step !== undefined);
}

/** What a press on the next step does, and the sheet that it opens. */
function usePress({ step, bar, onTab }: NextProps, isBarred: boolean) {
  const asksOneByOne = useIsPhone() && step.name === 'file';
  const look = useWants();
  const [wants, setWants] = useState<readonly Want[]>();
  const go = (): void => {
    if (step.allowed) return bar.onStep(step.name);
    const missing = step.problems?.find((problem) => placeOf(storyKind, problem));
    if (missing) goTo(storyKind, missing, onTab);
  };
  const press = (): void => {
    if (isBarred) return;
    if (!asksOneByOne) return go();
    void look().then((found) => (found.length > 0 ? setWants(found) : go()));
  };
  const close = (): void => setWants(undefined);
  const sheet = wants && (
    <FileSheet
      wants={wants}
      onClose={close}
      onText={() => (close(), goTo(storyKind, { path: 'body', rule: 'required' }, onTab))}
      onFile={() => (close(), void bar.moves.perform('file', {}).then(bar.ask))}
    />
  );
  return { press, sheet, isOpen: step.allowed || asksOneByOne };
}

type NextProps = { step: Step; bar: StoryBar; onTab: (tab: Tab) => void; isBeside?: boolean };

/** The next step as a button. One that lacks something says so to who has the page read out, and leads to what is missing. */
function Next(props: NextProps) {
  const { step, bar, isBeside = false } = props;
  const { language } = useSay();
  const { filing } = bar.saver ?? {};
  const isBarred = bar.moves.isBusy || (filing !== undefined && !filing.unfiled);
  const { press, sheet, isOpen } = usePress(props, isBarred);
  return (
    <>
      <StepButton
        name={step.name}
        label={stepLabel(step, language)}
        why={step.allowed ? undefined : whyNot(step, language)}
        isBarred={!isOpen || isBarred}
        className={isBeside ? 'composer-bar__beside' : 'composer-bar__next'}
        onPress={press}
      />
      {sheet}
    </>
  );
}

/** Where the story stands, who has it and who is in it, and what is saved. */
function Facts({ id, story, bar }: Props) {
  const { language } = useSay();
  const { readOnly } = useStory();
  const [slugline] = useStoryField<string>('slugline');
  const { standing, desks, state } = bar;
  return (
    <>
      {slugline && <strong className="composer-bar__slug">{slugline}</strong>}
      <StateBadge state={state} language={language} />
      <WhoHasIt
        heldBy={idOf(story.heldBy)}
        desk={desks.find((each) => each.id === idOf(story.desk))}
        isOutside={bar.isOutside}
      />
      <WhoIsHere story={id} unsaved={(bar.saver?.light.kind ?? 'saved') !== 'saved'} mayWrite={!readOnly} />
      <OpenComments />
      <Deadline storyZone={standing?.timeZone} />
      <Moments scheduledAt={story.scheduledAt} storyZone={standing?.timeZone} />
      <Length />
      <SaveLight />
    </>
  );
}

/** In one line, always in sight: where the story stands, what is saved of it, and the ways on. */
export function Bar(props: Props) {
  const { id, bar, split, onTab } = props;
  const { say } = useSay();
  const [isTrashAsked, setTrashAsked] = useState(false);
  const { moves, state } = bar;
  const buttons = useButtons(bar);
  const items = useMenu(props, buttons, () => setTrashAsked(true));
  return (
    <section className="workflow-bar composer-bar" aria-label={say('bar')} aria-busy={moves.isBusy} data-state={state}>
      <a className="composer-bar__back" href="/admin" aria-label={say('myDeskBack')}>
        ‹ <span>{say('myDeskBack')}</span>
      </a>
      <Facts {...props} />
      <PreviewButton split={split} />
      {buttons.map((step, index) => (
        <Next key={step.name} {...{ step, bar, onTab }} isBeside={index < buttons.length - 1} />
      ))}
      <StepMenu label={say('otherSteps')} words="▾" className="composer-bar__more" items={items} />
      {isTrashAsked && <TrashQuestion id={id} onClose={() => setTrashAsked(false)} />}
    </section>
  );
}

/** The same of a story that the newsroom does not have yet. */
export function BarOfNew({ bar, onTab }: Pick<Props, 'bar' | 'onTab'>) {
  const { say, language } = useSay();
  const next = useNextStep(bar);
  return (
    <section className="workflow-bar composer-bar" aria-label={say('bar')} data-state="new">
      <a className="composer-bar__back" href="/admin" aria-label={say('myDeskBack')}>
        ‹ <span>{say('myDeskBack')}</span>
      </a>
      <StateBadge state="draft" language={language} />
      <Length />
      <SaveLight />
      {next && <Next step={next} bar={bar} onTab={onTab} />}
    </section>
  );
}
