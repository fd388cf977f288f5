'use client';

import { SetDocumentStepNav, useConfig, useDocumentDrawerContext, useStepNav, useTranslation } from '@payloadcms/ui';
import { getTranslation } from '@payloadcms/translations';
import type { StaticLabel } from 'payload';
import { useEffect } from 'react';
import { useOpenedStory } from '../surroundings.ts';
import { useSay } from '../useSay.ts';
import { DrawerHead } from './DrawerHead.tsx';

/** Where a story stands that was begun on this page: Payload's own line says “Create New” until the page is left. */
function BeginningNav({ id, label }: { id?: string; label: StaticLabel }) {
  const { i18n } = useTranslation();
  const { say } = useSay();
  const { saved } = useOpenedStory();
  const title = String(saved?.headline ?? '');
  const { setStepNav } = useStepNav();
  const url = '/admin/collections/articles';
  useEffect(() => {
    const here =
      id === undefined ? { label: say('writeStory') } : { label: title || say('untitled'), url: `${url}/${id}` };
    setStepNav([{ label: getTranslation(label, i18n), url }, here]);
  }, [id, label, title, i18n, say, setStepNav]);
  return null;
}

type Props = { id?: string; isBeginning?: boolean };

/** Where one is: in the admin's own line at the top, or over another page. */
export function StoryHead({ id, isBeginning = false }: Props) {
  const { getEntityConfig } = useConfig();
  const { isTrashed } = useOpenedStory();
  const { drawerSlug } = useDocumentDrawerContext();
  const collection = getEntityConfig({ collectionSlug: 'articles' });
  return (
    <>
      {drawerSlug && <DrawerHead slug={drawerSlug} id={id} />}
      {!drawerSlug && isBeginning && <BeginningNav id={id} label={collection.labels.plural} />}
      {!drawerSlug && !isBeginning && (
        <SetDocumentStepNav
          collectionSlug="articles"
          {...{ id, isTrashed, pluralLabel: collection.labels.plural, useAsTitle: collection.admin.useAsTitle }}
        />
      )}
    </>
  );
}
