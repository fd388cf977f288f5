'use client';

import { toast, useAuth, useDocumentInfo, useFormModified } from '@payloadcms/ui';
import { useEffect, useRef, useState } from 'react';
import { isAtLeast, isRole } from '../domain/roles.ts';
import { endsPreviews, isState, type TransitionName } from '../domain/workflow.ts';
import { Conflict } from './Conflict.tsx';
import { allDesks, asksToConfirm, type NamedRow, type Standing } from './deskApi.ts';
import { LockNotice } from './LockNotice.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { PreviewLinks } from './PreviewLinks.tsx';
import { StateBadge } from './StateBadge.tsx';
import { idOf, StoryTop } from './StoryTop.tsx';
import { carriedBy, Failed, StepDialog } from './StepDialog.tsx';
import { Steps } from './Steps.tsx';
import { StoryTrail } from './StoryTrail.tsx';
import { StoryNotices, type SavedStory } from './StoryNotices.tsx';
import { useMoves } from './useMoves.ts';
import { useSay } from './useSay.ts';
import { useStanding } from './useStanding.ts';
import { closeBranch } from './writing/branchApi.ts';
import { Branches } from './writing/Branches.tsx';
import { useStorySaver } from './writing/StorySaver.tsx';

type Moves = ReturnType<typeof useMoves>;
type Opened = TransitionName | 'move' | 'links' | undefined;

function useDesks(): NamedRow[] {
  const [desks, setDesks] = useState<NamedRow[]>([]);
  useEffect(() => {
    void allDesks().then((answer) => answer.ok && setDesks(answer.body.docs));
  }, []);
  return desks;
}

function useMayMoveDesks(): boolean {
  const { user } = useAuth();
  const role = (user as { role?: unknown } | null)?.role;
  return isRole(role) && isAtLeast(role, 'sub-editor');
}

/** Milliseconds. */
const lookAgain = 1_000;

const isInField = (): boolean => document.activeElement?.closest('input, textarea, [contenteditable=true]') !== null;

/** Calls `reload`; where that puts another page in the place of this one, only once the caret is in none of its fields. */
function whenHandsRest(isReplaced: boolean, reload: () => void): () => void {
  if (!isReplaced || !isInField()) return (reload(), () => undefined);
  const timer = setInterval(() => {
    if (isInField()) return;
    clearInterval(timer);
    reload();
  }, lookAgain);
  return () => clearInterval(timer);
}

/**
 * Nothing typed, nothing to lose: a story that a colleague changed is simply read again. The page on which it was begun becomes the
 * story's own by that.
 */
function useReadAgain(isBehind: boolean, version: number | undefined, reload: () => void): void {
  const { id } = useDocumentInfo();
  const modified = useFormModified();
  const light = useStorySaver()?.light.kind ?? 'saved';
  const isKept = !modified && light === 'saved';
  const readFor = useRef(0);
  useEffect(() => {
    if (!isBehind || !isKept || version === undefined || readFor.current >= version) return;
    return whenHandsRest(id === undefined, () => {
      readFor.current = version;
      reload();
    });
  }, [isBehind, isKept, version, reload, id]);
}

type QuestionProps = {
  id: string;
  opened: Opened;
  story: SavedStory;
  desks: readonly NamedRow[];
  timeZone?: string;
  newsroomZone?: string;
  moves: Moves;
  onClose: () => void;
  onDone: () => void;
};

/** The question that is open over the story, if any. */
function Question({ id, opened, story, desks, timeZone, newsroomZone, moves, onClose, onDone }: QuestionProps) {
  const { say } = useSay();
  if (!opened) return null;
  if (opened === 'links')
    return <PreviewLinks story={id} mayMake={!endsPreviews(story.state)} timeZone={newsroomZone} onClose={onClose} />;
  if (opened === 'move')
    return (
      <MoveDialog
        story={id}
        desks={desks}
        current={idOf(story.desk)}
        save={moves.save}
        onClose={onClose}
        onMoved={(desk, article) => {
          onClose();
          toast.success(say('moved', { name: desk.name ?? '' }));
          moves.accept(article);
        }}
      />
    );
  return (
    <StepDialog
      name={opened}
      timeZone={timeZone ?? 'UTC'}
      newsroomZone={newsroomZone}
      failure={moves.failure}
      isBusy={moves.isBusy}
      onClose={onClose}
      onSubmit={(given) => {
        void moves.perform(opened, given).then((failure) => {
          if (!failure) onClose();
          onDone();
        });
      }}
    />
  );
}

/** The question that is open, and what a press on a step does: it asks for what the step needs, or makes it. */
function useSteps(moves: Moves, ask: () => void) {
  const [opened, setOpened] = useState<Opened>();
  const onStep = (name: TransitionName): void => {
    moves.setFailure(undefined);
    if (carriedBy(name).length > 0) return setOpened(name);
    void moves.perform(name, {}).then((failure) => {
      if (failure && asksToConfirm(failure)) setOpened(name);
      ask();
    });
  };
  return { opened, setOpened, onStep };
}

type SettleParts = { id: string; standing?: Standing; reload: () => void; ask: () => void };

/** What the person chose after a conflict. `taken`: the text beside the story that is saved over theirs, and no longer told of. */
function useSettle({ id, standing, reload, ask }: SettleParts) {
  const saver = useStorySaver();
  const [taken, setTaken] = useState<string>();
  const versionOf = (conflict: { version: number }): number => Math.max(conflict.version, standing?.baseVersion ?? 0);
  const settle = (take: 'mine' | 'theirs'): void => {
    const { conflict } = saver ?? {};
    if (!saver || !conflict) return;
    saver.settle({ take, version: versionOf(conflict) });
    if (take === 'theirs') return reload();
    setTaken(conflict.id);
    void saver.save().then(async (isSaved) => {
      if (!isSaved) return setTaken(undefined);
      if (conflict.isKept) await closeBranch(id, conflict.id, 'take');
      ask();
    });
  };
  return { settle, taken, versionOf };
}

function Bar({ id, story }: { id: string; story: SavedStory }) {
  const { say } = useSay();
  const { hasSavePermission } = useDocumentInfo();
  const saver = useStorySaver();
  const desks = useDesks();
  const { standing, isOutside, ask } = useStanding(id, story.updatedAt);
  const mayMove = useMayMoveDesks() && desks.length > 1 && !isOutside;
  const moves = useMoves(id);
  const { opened, setOpened, onStep } = useSteps(moves, ask);
  const state = isState(story.state) ? story.state : 'draft';
  const isBehind = Boolean(standing && standing.baseVersion > (story.baseVersion ?? 0) && !moves.isBusy);
  useReadAgain(isBehind, standing?.baseVersion, moves.reload);
  const { settle, taken, versionOf } = useSettle({ id, standing, reload: moves.reload, ask });
  const onClose = (): void => setOpened(undefined);
  return (
    <section className="workflow-bar" aria-label={say('bar')} aria-busy={moves.isBusy} data-state={state}>
      <StoryTop {...{ id, story, standing, desks, mayMove, isOutside }} onOpen={setOpened} />
      {saver?.conflict && (
        <Conflict
          id={id}
          version={versionOf(saver.conflict)}
          isKept={saver.conflict.isKept}
          movedTo={!standing || standing.state === state ? undefined : standing.state}
          onKeepMine={() => settle('mine')}
          onTakeTheirs={() => settle('theirs')}
        />
      )}
      <Branches story={id} taken={taken} />
      <LockNotice {...{ id, standing, ask }} />
      <StoryNotices {...{ id, story, standing, state }} />
      {standing ? (
        <Steps steps={standing.transitions} isBusy={moves.isBusy} onStep={onStep} />
      ) : (
        !isOutside && <p className="workflow-bar__none">{say('working')}</p>
      )}
      {moves.failure && !opened && <Failed failure={moves.failure} problems={moves.failure.problems} />}
      {!isOutside && (
        <StoryTrail id={id} desks={desks} newsroomZone={standing?.newsroomTimeZone} moved={story.updatedAt} />
      )}
      {!hasSavePermission && <p className="workflow-bar__none">{say('readOnly')}</p>}
      <Question
        {...{ id, opened, story, desks, moves, onClose }}
        timeZone={standing?.timeZone}
        newsroomZone={standing?.newsroomTimeZone}
        onDone={ask}
      />
    </section>
  );
}

/** A story the newsroom does not have yet. */
function NewStory() {
  const { say, language } = useSay();
  return (
    <section className="workflow-bar" aria-label={say('bar')} data-state="new">
      <StateBadge state="draft" language={language} />
      <p className="workflow-bar__none">{say('newStory')}</p>
    </section>
  );
}

/** At the top of a story: where it stands, who has it, and the steps out of here. */
export function WorkflowBar() {
  const { id: opened, savedDocumentData, isTrashed } = useDocumentInfo();
  const saver = useStorySaver();
  const id = saver?.id ?? opened;
  if (isTrashed) return null;
  if (!id) return <NewStory />;
  return <Bar id={String(id)} story={(savedDocumentData ?? {}) as SavedStory} />;
}
