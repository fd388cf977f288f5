'use client';

import { toast, useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useCallback, useEffect, useState } from 'react';
import { publicationStateLabels } from '../../domain/labels.ts';
import { isPublicationState, type PublicationState, type PublicationStep } from '../../domain/publication.ts';
import type { Problem } from '../../domain/refusal.ts';
import { ask } from '../deskApi.ts';
import { useSay } from '../useSay.ts';
import { sayOf, stepLabel, whyNot, type Obstacle } from './texts.ts';

type Step = { name: PublicationStep; allowed: boolean; code?: string; why?: string; problems?: Problem[] };
type Standing = { state: PublicationState; baseVersion: number; hasPendingEdits: boolean; transitions: Step[] };

const obstacleOf = ({ code, why = '', problems = [] }: Step): Obstacle => ({ code, message: why, problems });

/** Where it stands, asked again after each save. */
function useStanding(path: string, savedAt: unknown) {
  const [standing, setStanding] = useState<Standing>();
  const look = useCallback(() => {
    void ask<Standing>(path).then((answer) => answer.ok && setStanding(answer.body));
  }, [path]);
  useEffect(look, [look, savedAt]);
  return { standing, look };
}

/** Makes a step of the version this form shows; what stood in its way, if anything did. */
function useStep(path: string, look: () => void) {
  const { language } = useSay();
  const router = useRouter();
  const { setData, savedDocumentData } = useDocumentInfo();
  const { dispatchFields } = useForm();
  const [isBusy, setBusy] = useState(false);
  const [obstacle, setObstacle] = useState<Obstacle>();
  const perform = async (name: PublicationStep): Promise<void> => {
    const { baseVersion } = (savedDocumentData ?? {}) as { baseVersion?: number };
    setBusy(true);
    setObstacle(undefined);
    const answer = await ask<{ doc: Record<string, unknown> }>(path, { name, baseVersion });
    setBusy(false);
    look();
    if (!answer.ok) return setObstacle(answer.failure ?? { message: sayOf('failed', language), problems: [] });
    toast.success(stepLabel(name, language));
    setData(answer.body.doc);
    // The next save starts from what the step has made.
    dispatchFields({ type: 'UPDATE', path: 'baseVersion', value: answer.body.doc.baseVersion });
    router.refresh();
  };
  return { isBusy, obstacle, perform };
}

const Reasons = ({ id, obstacle }: { id?: string; obstacle: Obstacle }) => {
  const { language } = useSay();
  return (
    <ul id={id} className="workflow-bar__why">
      {whyNot(obstacle, language).map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
};

function Bar({ id, slug }: { id: string; slug: string }) {
  const { say, language } = useSay();
  const { savedDocumentData } = useDocumentInfo();
  const isModified = useFormModified();
  const path = `/api/${slug}/${encodeURIComponent(id)}/transitions`;
  const { standing, look } = useStanding(path, savedDocumentData?.updatedAt);
  const { isBusy, obstacle, perform } = useStep(path, look);
  const state = standing?.state ?? (isPublicationState(savedDocumentData?.state) ? savedDocumentData.state : 'draft');
  const barred = standing?.transitions.filter(({ allowed }) => !allowed) ?? [];
  return (
    <section className="workflow-bar" aria-label={sayOf('bar', language)} aria-busy={isBusy} data-state={state}>
      <div className="workflow-bar__top">
        <span className={`state-badge state-badge--${state === 'withdrawn' ? 'archived' : state}`}>
          {publicationStateLabels[state][language]}
        </span>
        <div className="workflow-bar__links">
          <a
            className="newsroom-button newsroom-button--quiet"
            href={`/preview/${slug}/${id}`}
            target="_blank"
            rel="noopener"
          >
            {say('preview')}
          </a>
        </div>
      </div>
      {standing?.hasPendingEdits && <p className="workflow-bar__none">{sayOf('hasPendingEdits', language)}</p>}
      {state === 'withdrawn' && <p className="workflow-bar__none">{sayOf('withdrawn', language)}</p>}
      {isModified && <p className="workflow-bar__none">{sayOf('isModified', language)}</p>}
      <div className="workflow-bar__steps" role="group">
        {standing?.transitions.map(({ name, allowed }, index) => (
          <button
            key={name}
            type="button"
            className={`newsroom-button${index === 0 && name !== 'withdraw' ? ' newsroom-button--primary' : ''}`}
            data-step={name}
            aria-disabled={!allowed || isBusy || isModified}
            aria-describedby={allowed ? undefined : `why-not-${name}`}
            onClick={() => allowed && !isBusy && !isModified && void perform(name)}
          >
            {stepLabel(name, language)}
          </button>
        ))}
      </div>
      {barred.map((step) => (
        <Reasons key={step.name} id={`why-not-${step.name}`} obstacle={obstacleOf(step)} />
      ))}
      {obstacle && (
        <div className="newsroom-failure" role="alert">
          <Reasons obstacle={obstacle} />
        </div>
      )}
    </section>
  );
}

/** At the top of a document that goes to readers by steps of its own: where it stands, and the steps out of here. */
export function PublicationBar() {
  const { language } = useSay();
  const { id, collectionSlug, isTrashed } = useDocumentInfo();
  if (isTrashed || !collectionSlug) return null;
  if (id) return <Bar id={String(id)} slug={collectionSlug} />;
  return (
    <section className="workflow-bar" aria-label={sayOf('bar', language)} data-state="new">
      <p className="workflow-bar__none">{sayOf('isNew', language)}</p>
    </section>
  );
}
