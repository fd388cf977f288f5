'use client';

import { useState } from 'react';
import { documentPath } from '../../../domain/addresses.ts';
import { publicationStateLabels, publicationStepLabels } from '../../../domain/labels.ts';
import { isLanguage, type Language } from '../../../domain/languages.ts';
import { listOf, type Tab } from '../../kinds/kind.ts';
import { problemText, refusalText } from '../../texts/problemText.ts';
import { useOpenedStory } from '../../surroundings.ts';
import { useSay } from '../../useSay.ts';
import { SaveLight } from '../../writing/SaveLight.tsx';
import { goTo, placeOf } from '../goTo.ts';
import { Length, PreviewButton, StepButton } from '../BarParts.tsx';
import type { Split } from '../split/SplitView.tsx';
import { StepMenu, type MenuItem } from '../StepMenu.tsx';
import { TrashQuestion } from '../Trash.tsx';
import { nextOf, type PageStep, type PageBarState } from './usePageBar.ts';

type Props = { id?: string; bar: PageBarState; split: Split; onTab: (tab: Tab) => void };

/** Why a step cannot be made now. */
const whyNot = ({ code, why = '', problems = [] }: PageStep, language: Language): string =>
  problems.length > 0
    ? problems.map((problem) => problemText(problem, language)).join(' ')
    : refusalText({ code, message: why }, language);

/** The page at which readers have it. */
function useLivePage({ state }: PageBarState): string | undefined {
  const { kind, saved } = useOpenedStory();
  const { language, publicSlug, slug } = saved ?? {};
  const at = typeof publicSlug === 'string' ? publicSlug : slug;
  if (state !== 'published' || !isLanguage(language) || typeof at !== 'string') return undefined;
  return documentPath(kind.collection, { language, slug: at });
}

/** What else one can do: steps that are no button, other views of it, and, apart, what takes it from readers or away. */
function useMenu({ id, bar, split }: Props & { id: string }, next: PageStep | undefined, onTrash: () => void) {
  const { say, language } = useSay();
  const { kind, may, isTrashed } = useOpenedStory();
  const livePage = useLivePage(bar);
  const steps = (bar.standing?.transitions ?? [])
    .filter(({ name }) => name !== next?.name)
    .map((step): MenuItem => ({
      key: step.name,
      step: step.name,
      label: publicationStepLabels[step.name][language],
      barred: step.allowed ? undefined : whyNot(step, language),
      isGrave: step.name === 'withdraw',
      act: () => void bar.perform(step.name),
    }));
  const items: MenuItem[] = [
    ...steps.filter(({ isGrave }) => !isGrave),
    { key: 'preview-beside', label: say('previewBeside'), act: () => split.toggle('preview') },
    { key: 'preview', label: say('preview'), href: `${kind.previewAt}${id}` },
    ...(livePage ? [{ key: 'live', label: say('livePage'), href: livePage }] : []),
    ...steps.filter(({ isGrave }) => isGrave),
    ...(may.trash && !isTrashed ? [{ key: 'trash', label: say('trashIt'), isGrave: true, act: onTrash }] : []),
  ];
  return items;
}

/** The next step as a button. One that lacks something says so to who has the page read out, and leads to what is missing. */
function Next({ step, bar, onTab }: { step: PageStep } & Pick<Props, 'bar' | 'onTab'>) {
  const { language } = useSay();
  const { kind } = useOpenedStory();
  const press = (): void => {
    if (bar.isBusy) return;
    if (step.allowed) return void bar.perform(step.name);
    const missing = step.problems?.find((problem) => placeOf(kind, problem));
    if (missing) goTo(kind, missing, onTab);
  };
  return (
    <StepButton
      name={step.name}
      label={publicationStepLabels[step.name][language]}
      why={step.allowed ? undefined : whyNot(step, language)}
      isBarred={!step.allowed || bar.isBusy}
      className="composer-bar__next"
      onPress={press}
    />
  );
}

/** Of one that the newsroom has: the ways on. */
function Ways(props: Props & { id: string }) {
  const { id, bar, split, onTab } = props;
  const { say } = useSay();
  const [isTrashAsked, setTrashAsked] = useState(false);
  const next = nextOf(bar.standing?.transitions ?? []);
  const items = useMenu(props, next, () => setTrashAsked(true));
  return (
    <>
      <PreviewButton split={split} />
      {next && <Next step={next} bar={bar} onTab={onTab} />}
      <StepMenu label={say('otherSteps')} words="▾" className="composer-bar__more" items={items} />
      {isTrashAsked && <TrashQuestion id={id} onClose={() => setTrashAsked(false)} />}
    </>
  );
}

/** In one line, always in sight: where the page of the site stands, what is saved of it, and the ways on. */
export function PageBar({ id, bar, split, onTab }: Props) {
  const { say, language } = useSay();
  const { kind } = useOpenedStory();
  const { state } = bar;
  return (
    <section
      className="workflow-bar composer-bar"
      aria-label={say('bar')}
      aria-busy={bar.isBusy}
      data-state={id === undefined ? 'new' : state}
    >
      <a className="composer-bar__back" href={listOf(kind)} aria-label={say('pagesBack')}>
        ‹ <span>{say('pagesBack')}</span>
      </a>
      <span className={`state-badge state-badge--${state === 'withdrawn' ? 'archived' : state}`}>
        {publicationStateLabels[state][language]}
      </span>
      <Length />
      <SaveLight />
      {id !== undefined && <Ways {...{ id, bar, split, onTab }} />}
    </section>
  );
}
