'use client';

import { useCallback, useState, useTransition } from 'react';
import {
  type PublicationState,
  type PublicationStep,
  isPublicationState,
} from '../../../domain/workflow/publication.ts';
import type { Problem } from '../../../domain/refusal.ts';
import { ask, type Answer, type Failure } from '../../deskApi.ts';
import { apiOfOne } from '../../kinds/kind.ts';
import { sitePageKind } from '../../kinds/sitePage.ts';
import type { Values } from '../model.ts';
import { publicationStepOutcomes } from '../../../domain/labels.ts';
import { usePolled } from '../../bar/usePolled.ts';
import { useReadAgain, useSettle } from '../../bar/useOthersSaves.ts';
import { useSaveStory } from '../../bar/useMoves.ts';
import { useOpenedStory, useSurroundings } from '../../surroundings.ts';
import { useSay } from '../../useSay.ts';
import { useStorySaver } from '../../writing/StorySaver.tsx';

/** One step: may it be made, and if not, why. */
export type PageStep = { name: PublicationStep; allowed: boolean; code?: string; why?: string; problems?: Problem[] };

/** Where a page of the site stands, as the API tells it. */
export type PageStanding = {
  state: PublicationState;
  baseVersion: number;
  hasPendingEdits: boolean;
  transitions: PageStep[];
};

const stepsOf = (id: string): string => `${apiOfOne(sitePageKind, id)}/transitions`;

const standingOf = (id: string): Promise<Answer<PageStanding>> => ask(stepsOf(id));

/** Makes a step of the version that is meant. */
const makeStep = (id: string, name: PublicationStep, baseVersion: number): Promise<Answer<{ doc: Values }>> =>
  ask(stepsOf(id), { name, baseVersion });

/** The page that a step leads on to; what is no way forward stands in the menu. */
export const nextOf = (steps: readonly PageStep[]): PageStep | undefined =>
  steps.find(({ name, allowed, code }) => name !== 'withdraw' && (allowed || code === 'invalid'));

/** Makes steps of what stands on the page, once it is saved; what stood in the way of the last. */
function useSteps(id: string | undefined, ask: () => void) {
  const { say, language } = useSay();
  const { tell, readAgain } = useSurroundings();
  const { saved, setSaved } = useOpenedStory();
  const saver = useStorySaver();
  const save = useSaveStory();
  const [isMoving, setMoving] = useState(false);
  const [isRefreshing, startRefresh] = useTransition();
  const [failure, setFailure] = useState<Failure>();
  const reload = useCallback(() => startRefresh(() => readAgain()), [readAgain]);
  const perform = async (name: PublicationStep): Promise<void> => {
    if (id === undefined) return;
    setMoving(true);
    setFailure(undefined);
    const isSaved = await save();
    const version = saver?.version() ?? Number(saved?.baseVersion ?? 0);
    const answer = isSaved ? await makeStep(id, name, version) : undefined;
    setMoving(false);
    ask();
    if (!answer?.ok) {
      if (answer?.failure?.code === 'unauthenticated') saver?.sessionEnded();
      return setFailure(answer?.failure ?? { message: say(isSaved ? 'networkDown' : 'notSaved'), problems: [] });
    }
    tell(publicationStepOutcomes[name][language]);
    setSaved(answer.body.doc);
    saver?.movedOn(Number(answer.body.doc.baseVersion ?? 0));
    reload();
  };
  return { perform, reload, failure, isBusy: isMoving || isRefreshing };
}

/** Where a page of the site stands, and all that one does about it from its bar; of one without an id, nothing yet. */
export function usePageBar(id: string | undefined) {
  const saver = useStorySaver();
  const { saved } = useOpenedStory();
  const { latest: standing, ask } = usePolled(id, standingOf, saved?.updatedAt);
  const steps = useSteps(id, ask);
  const state = standing?.state ?? (isPublicationState(saved?.state) ? saved.state : 'draft');
  const isBehind = Boolean(standing && standing.baseVersion > Number(saved?.baseVersion ?? 0) && !steps.isBusy);
  useReadAgain(isBehind, standing?.baseVersion, steps.reload);
  const settling = useSettle({ standing, reload: steps.reload });
  return { saver, standing, state, ...steps, ...settling };
}

export type PageBarState = ReturnType<typeof usePageBar>;
