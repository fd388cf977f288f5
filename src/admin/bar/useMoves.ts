'use client';

import { useCallback, useEffect, useState, useTransition } from 'react';
import { transitionOutcomes } from '../../domain/labels.ts';
import type { TransitionName } from '../../domain/workflow/workflow.ts';
import { isUndecided, performStep, type Failure } from '../deskApi.ts';
import { useOpenedStory, useSurroundings } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { photoWords } from '../writing/photoWords.ts';
import { useStorySaver, type StorySaver } from '../writing/StorySaver.tsx';

/** Saves what is not saved yet, of its photos too; true once the story holds everything that was typed. Where it is only read there is nothing to save. */
export function useSaveStory(): () => Promise<boolean> {
  const story = useStorySaver();
  return useCallback(async () => {
    await photoWords.sendAll();
    return story ? story.save() : true;
  }, [story]);
}

const notSaved = 'not-saved';

/** What stood in the way of a step last. That the text could not be saved stands there no longer than it is so. */
function useFailure() {
  const [failure, setFailure] = useState<Failure>();
  const isSaved = useStorySaver()?.light.kind === 'saved';
  useEffect(() => {
    if (isSaved) setFailure((before) => (before?.code === notSaved ? undefined : before));
  }, [isSaved]);
  return [failure, setFailure] as const;
}

type Filing = { setMoving: (isMoving: boolean) => void; setFailure: (failure: Failure | undefined) => void };

/** Files the story now, or leaves it to wait on this device until the newsroom is there; gives what stood in the way. */
function useFile({ setMoving, setFailure }: Filing) {
  const { say } = useSay();
  const { tell } = useSurroundings();
  return async (saver: StorySaver, note: unknown): Promise<Failure | undefined> => {
    setMoving(true);
    setFailure(undefined);
    await photoWords.sendAll();
    const outcome = await saver.file(typeof note === 'string' && note ? note : undefined);
    setMoving(false);
    if (outcome === 'waits') tell(say('waitsToBeFiled'));
    if (typeof outcome === 'string') return undefined;
    saver.takeBack();
    const { code, message, problems } = outcome;
    const failed: Failure = message
      ? { code, message, problems: [...problems] }
      : { message: say('notSaved'), problems: [], code: notSaved };
    setFailure(failed);
    return failed;
  };
}

/** What is said where no answer came: to the step, or to the save before it. */
const unansweredFailure = (saved: boolean, say: ReturnType<typeof useSay>['say']): Failure => ({
  message: say(saved ? 'networkDown' : 'notSaved'),
  problems: [],
  ...(!saved && { code: notSaved }),
});

/** What the bar does besides showing: saves, moves, and reads the story anew. No step is offered before the story has an id. */
export function useMoves(id = '') {
  const { say, language } = useSay();
  const { tell, goTo, readAgain } = useSurroundings();
  const { setSaved, saved: known } = useOpenedStory();
  const story = useStorySaver();
  const save = useSaveStory();
  const version = (): number | undefined => story?.version() ?? (known?.baseVersion as number | undefined);
  const [isRefreshing, startRefresh] = useTransition();
  const [isMoving, setMoving] = useState(false);
  const [failure, setFailure] = useFailure();
  const file = useFile({ setMoving, setFailure });
  const reload = useCallback(() => startRefresh(() => readAgain()), [readAgain]);
  /** The story as the API answered it; none if it is out of this person's sight now. */
  const accept = (article: Record<string, unknown> | null): void => {
    if (!article) return goTo('/admin');
    setSaved(article);
    story?.movedOn(Number(article.baseVersion ?? 0));
    reload();
  };
  /** Does the step; answers what stood in its way, if anything did. */
  const perform = async (name: TransitionName, fields: Record<string, unknown>): Promise<Failure | undefined> => {
    if (name === 'file' && story) return file(story, fields.note);
    setMoving(true);
    setFailure(undefined);
    const saved = await save();
    const answer = saved && (await performStep(id, { ...fields, name, baseVersion: version() }));
    setMoving(false);
    if (answer && answer.ok) {
      tell(transitionOutcomes[name][language]);
      accept(answer.body.article);
      return undefined;
    }
    const reason = (answer && !answer.ok && answer.failure) || unansweredFailure(saved, say);
    if (reason.code === 'unauthenticated') story?.sessionEnded();
    const failed = isUndecided(reason) ? { ...reason, message: say('outcomeUnknown') } : reason;
    setFailure(failed);
    return failed;
  };
  return { save, reload, accept, perform, failure, setFailure, isBusy: isMoving || isRefreshing };
}
