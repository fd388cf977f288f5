'use client';

import { toast, useAuth, useDocumentInfo, useFormModified } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useCallback, useEffect, useRef, useState, useTransition } from 'react';
import { transitionLabels } from '../domain/labels.ts';
import { isAtLeast, isRole } from '../domain/roles.ts';
import { isState, type State, type TransitionName } from '../domain/workflow.ts';
import { Conflict } from './Conflict.tsx';
import { allDesks, performStep, type Failure, type NamedRow, type Standing } from './deskApi.ts';
import { momentText } from './moments.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { StateBadge } from './StateBadge.tsx';
import { carriedBy, Failed, StepDialog } from './StepDialog.tsx';
import { Steps } from './Steps.tsx';
import { StoryFacts } from './StoryFacts.tsx';
import { useBaseVersion } from './useBaseVersion.ts';
import { useSaveStory } from './useSaveStory.ts';
import { useSay } from './useSay.ts';
import { useStanding } from './useStanding.ts';

type Doc = {
  state?: unknown;
  baseVersion?: number;
  updatedAt?: string;
  desk?: unknown;
  heldBy?: unknown;
  scheduledAt?: string | null;
  scheduleProblem?: string | null;
  killNotice?: string | null;
  sentBack?: { reason?: string | null; by?: string | null; at?: string | null } | null;
};

const idOf = (relation: unknown): string | undefined =>
  relation ? String((relation as { id?: unknown }).id ?? (relation as string)) : undefined;

/** What the bar does besides showing: saves, moves, and reads the story anew. */
function useMoves(id: string) {
  const { say, language } = useSay();
  const router = useRouter();
  const { setData } = useDocumentInfo();
  const newestRef = useBaseVersion();
  const save = useSaveStory(id, newestRef);
  const [isRefreshing, startRefresh] = useTransition();
  const [isMoving, setMoving] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const reload = useCallback(() => startRefresh(() => router.refresh()), [router]);
  const accept = (article: Record<string, unknown> | null): void => {
    if (!article) return router.push('/admin');
    setData(article);
    reload();
  };
  const perform = async (name: TransitionName, given: Record<string, unknown>): Promise<boolean> => {
    setMoving(true);
    setFailure(undefined);
    const saved = await save();
    const answer = saved && (await performStep(id, { ...given, name, baseVersion: newestRef.current }));
    setMoving(false);
    if (answer && answer.ok) {
      toast.success(say('done', { step: transitionLabels[name][language] }));
      accept(answer.body.article);
      return true;
    }
    const fallback = { message: say(saved ? 'networkDown' : 'notSaved'), problems: [] };
    setFailure((answer && !answer.ok && answer.failure) || fallback);
    return false;
  };
  return { newestRef, save, reload, accept, perform, failure, setFailure, isBusy: isMoving || isRefreshing };
}

function useDesks(): NamedRow[] {
  const [desks, setDesks] = useState<NamedRow[]>([]);
  useEffect(() => {
    void allDesks().then((answer) => answer.ok && setDesks(answer.body.docs));
  }, []);
  return desks;
}

/** What the desk has to tell whoever opens the story. */
function Notices({ id, doc, standing, state }: { id: string; doc: Doc; standing?: Standing; state: State }) {
  const { say, language } = useSay();
  const { sentBack } = doc;
  return (
    <>
      {state === 'draft' && sentBack?.at && (
        <div className="newsroom-notice newsroom-notice--back">
          <q>{sentBack.reason}</q>
          <p>
            {say('sentBackBy', {
              name: sentBack.by ?? '',
              time: momentText(sentBack.at, { language, timeZone: standing?.timeZone }),
            })}
          </p>
        </div>
      )}
      {standing?.hasPendingEdits && (
        <div className="newsroom-notice newsroom-notice--pending">
          <strong>{say('pendingTitle')}</strong>
          <p>
            {say('pending')} <a href={`/admin/collections/articles/${id}/versions`}>{say('compare')}</a>
          </p>
        </div>
      )}
      {state === 'killed' && doc.killNotice && (
        <div className="newsroom-notice newsroom-notice--conflict">
          <strong>{say('killedNotice')}</strong>
          <p>{doc.killNotice}</p>
        </div>
      )}
      {doc.scheduleProblem && (
        <div className="newsroom-notice newsroom-notice--conflict">
          <strong>{say('problem')}</strong>
          <p>{doc.scheduleProblem}</p>
        </div>
      )}
    </>
  );
}

function Bar({ id, doc }: { id: string; doc: Doc }) {
  const { say, language } = useSay();
  const { user } = useAuth();
  const { hasSavePermission } = useDocumentInfo();
  const modified = useFormModified();
  const desks = useDesks();
  const { standing, ask } = useStanding(id, doc.updatedAt);
  const { newestRef, save, reload, accept, perform, failure, setFailure, isBusy } = useMoves(id);
  const [dialog, setDialog] = useState<TransitionName | 'move'>();
  const state = isState(doc.state) ? doc.state : 'draft';
  const isBehind = Boolean(standing && standing.baseVersion > (doc.baseVersion ?? 0) && !isBusy);
  const refreshedFor = useRef(0);
  useEffect(() => {
    // Nothing typed, nothing to lose: the story is simply read again.
    if (!isBehind || modified || !standing || refreshedFor.current >= standing.baseVersion) return;
    refreshedFor.current = standing.baseVersion;
    reload();
  }, [isBehind, modified, standing, reload]);
  const role = (user as { role?: unknown } | null)?.role;
  const mayMove = isRole(role) && isAtLeast(role, 'sub-editor') && desks.length > 1;
  const onStep = (name: TransitionName): void => {
    setFailure(undefined);
    if (carriedBy(name).length > 0) setDialog(name);
    else void perform(name, {}).then(ask);
  };
  const submit = async (name: TransitionName, given: Record<string, unknown>): Promise<void> => {
    if (await perform(name, given)) setDialog(undefined);
    ask();
  };
  const keepMine = async (): Promise<void> => {
    newestRef.current = standing?.baseVersion ?? newestRef.current;
    if (await save(true)) ask();
  };
  return (
    <section className="workflow-bar" aria-label={say('bar')} aria-busy={isBusy} data-state={state}>
      <div className="workflow-bar__top">
        <StateBadge state={state} language={language} />
        <StoryFacts
          desks={desks}
          desk={idOf(doc.desk)}
          heldBy={idOf(doc.heldBy)}
          scheduledAt={doc.scheduledAt ?? undefined}
          timeZone={standing?.timeZone}
        />
        <div className="workflow-bar__links">
          {mayMove && (
            <button type="button" className="newsroom-button newsroom-button--quiet" onClick={() => setDialog('move')}>
              {say('moveToDesk')}
            </button>
          )}
          <a
            className="newsroom-button newsroom-button--quiet"
            href={`/preview/stories/${id}`}
            target="_blank"
            rel="noopener"
          >
            {say('preview')}
          </a>
        </div>
      </div>
      {isBehind && modified && standing && (
        <Conflict
          id={id}
          version={standing.baseVersion}
          movedTo={standing.state === state ? undefined : standing.state}
          onKeepMine={() => void keepMine()}
          onTakeTheirs={reload}
        />
      )}
      <Notices id={id} doc={doc} standing={standing} state={state} />
      {standing ? (
        <Steps steps={standing.transitions} isBusy={isBusy} onStep={onStep} />
      ) : (
        <p className="workflow-bar__none">{say('working')}</p>
      )}
      {failure && !dialog && <Failed failure={failure} problems={failure.problems} />}
      {!hasSavePermission && <p className="workflow-bar__none">{say('readOnly')}</p>}
      {dialog === 'move' && (
        <MoveDialog
          story={id}
          desks={desks}
          current={idOf(doc.desk)}
          save={save}
          onClose={() => setDialog(undefined)}
          onMoved={(desk, article) => {
            setDialog(undefined);
            toast.success(say('moved', { name: desk.name ?? '' }));
            accept(article);
          }}
        />
      )}
      {dialog && dialog !== 'move' && (
        <StepDialog
          name={dialog}
          timeZone={standing?.timeZone ?? 'UTC'}
          failure={failure}
          isBusy={isBusy}
          onClose={() => setDialog(undefined)}
          onSubmit={(given) => void submit(dialog, given)}
        />
      )}
    </section>
  );
}

/** At the top of a story: where it stands, who has it, and the steps out of here. */
export function WorkflowBar() {
  const { id, savedDocumentData, isTrashed } = useDocumentInfo();
  if (!id || isTrashed) return null;
  return <Bar id={String(id)} doc={(savedDocumentData ?? {}) as Doc} />;
}
