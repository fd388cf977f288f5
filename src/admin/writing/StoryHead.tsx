'use client';

import {
  RenderTitle,
  useModal,
  SetDocumentStepNav,
  useConfig,
  useDocumentDrawerContext,
  useStepNav,
  useTranslation,
} from '@payloadcms/ui';
import { getTranslation } from '@payloadcms/translations';
import type { StaticLabel } from 'payload';
import { useEffect } from 'react';
import { addressOf, listOf } from '../kinds/kind.ts';
import { useOpenedStory } from '../surroundings.ts';
import { useSay } from '../useSay.ts';

/** The head of a story that opened over another page. */
function DrawerHead({ slug, id }: { slug: string; id?: string }) {
  const { say } = useSay();
  const { kind } = useOpenedStory();
  const { closeModal } = useModal();
  return (
    <header className="story-drawer-head">
      <RenderTitle element="h2" fallback={say('untitled')} />
      {id && (
        <a className="newsroom-button" href={addressOf(kind, id)} target="_blank" rel="noopener">
          {say('openStory')}
        </a>
      )}
      <button type="button" className="newsroom-button" onClick={() => closeModal(slug)}>
        {say('dismiss')}
      </button>
    </header>
  );
}

/** Where a story stands: Payload's own line says “Create New” until the page of a beginning is left, and the id of one without a headline. */
function StoryNav({ id, label }: { id?: string; label: StaticLabel }) {
  const { i18n } = useTranslation();
  const { say } = useSay();
  const { kind, copy, saved = copy } = useOpenedStory();
  const title = String(saved?.[kind.title] ?? '');
  const { setStepNav } = useStepNav();
  const url = listOf(kind);
  useEffect(() => {
    const here =
      id === undefined ? { label: say('writeStory') } : { label: title || say('untitled'), url: `${url}/${id}` };
    setStepNav([{ label: getTranslation(label, i18n), url }, here]);
  }, [id, label, title, url, i18n, say, setStepNav]);
  return null;
}

type Props = { id?: string };

/** Where one is: in the admin's own line at the top, or over another page. */
export function StoryHead({ id }: Props) {
  const { getEntityConfig } = useConfig();
  const { kind, isTrashed } = useOpenedStory();
  const { drawerSlug } = useDocumentDrawerContext();
  const collection = getEntityConfig({ collectionSlug: kind.collection });
  return (
    <>
      {drawerSlug && <DrawerHead slug={drawerSlug} id={id} />}
      {!drawerSlug && !isTrashed && <StoryNav id={id} label={collection.labels.plural} />}
      {!drawerSlug && isTrashed && (
        <SetDocumentStepNav
          collectionSlug={collection.slug}
          {...{ id, isTrashed, pluralLabel: collection.labels.plural, useAsTitle: collection.admin.useAsTitle }}
        />
      )}
    </>
  );
}
