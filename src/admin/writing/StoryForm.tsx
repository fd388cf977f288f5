'use client';

import {
  DocumentFields,
  Form,
  OperationProvider,
  SetDocumentStepNav,
  SetDocumentTitle,
  useAuth,
  useConfig,
  useDocumentDrawerContext,
  useDocumentInfo,
  useDocumentTitle,
  useFormFields,
  useStepNav,
  useTranslation,
} from '@payloadcms/ui';
import { getTranslation } from '@payloadcms/translations';
import type { DocumentViewClientProps, FormState, StaticLabel } from 'payload';
import { useEffect, useState, type ReactNode } from 'react';
import { useSay } from '../useSay.ts';
import { DrawerHead } from './DrawerHead.tsx';
import { EndedSession } from './EndedSession.tsx';
import { LocalBlocks } from './LocalBlocks.tsx';
import { OtherTab } from './OtherTab.tsx';
import { PutBack } from './PutBack.tsx';
import { Unsaved } from './SaveLight.tsx';
import { StoryControls } from './StoryControls.tsx';
import { StorySaverProvider } from './StorySaverProvider.tsx';
import { useOpening, type BeginningOf } from './useOpening.ts';
import { useTurn } from './useTurn.ts';
import { useWriterSession } from './useWriterSession.ts';

/** Where a story stands that was begun on this page: Payload's own line says “Create New” until the page is left. */
function BeginningNav({ id, label }: { id?: string; label: StaticLabel }) {
  const { i18n } = useTranslation();
  const { say } = useSay();
  const { title } = useDocumentTitle();
  const { setStepNav } = useStepNav();
  const url = '/admin/collections/articles';
  useEffect(() => {
    const here =
      id === undefined ? { label: say('writeStory') } : { label: title || say('untitled'), url: `${url}/${id}` };
    setStepNav([{ label: getTranslation(label, i18n), url }, here]);
  }, [id, label, title, i18n, say, setStepNav]);
  return null;
}

/** Title and way back; the fields of the story below. */
function Page({ id, isTurn, slots }: { id?: string; isTurn: boolean; slots: DocumentViewClientProps }): ReactNode {
  const { docConfig, docPermissions, isEditing, AfterFields, BeforeFields, AfterDocument } = useDocumentInfo();
  const { config, getEntityConfig } = useConfig();
  const { drawerSlug } = useDocumentDrawerContext();
  const collection = getEntityConfig({ collectionSlug: 'articles' });
  return (
    <>
      {drawerSlug && <DrawerHead slug={drawerSlug} id={id} />}
      {!drawerSlug && !isEditing && <BeginningNav id={id} label={collection.labels.plural} />}
      {!drawerSlug && isEditing && (
        <SetDocumentStepNav
          collectionSlug="articles"
          {...{ id, pluralLabel: collection.labels.plural, useAsTitle: collection.admin.useAsTitle }}
        />
      )}
      <SetDocumentTitle collectionConfig={collection} config={config} fallback="" />
      <StoryControls id={id} slots={slots} />
      <Unsaved />
      <EndedSession />
      <OtherTab isTurn={isTurn} />
      <PutBack />
      <div className="collection-edit__main-wrapper">
        <div className="collection-edit__main">
          <DocumentFields
            {...{ AfterFields, BeforeFields, Description: slots.Description, fields: docConfig?.fields ?? [] }}
            docPermissions={docPermissions!}
            readOnly={!isTurn}
            schemaPathSegments={['articles']}
          />
          {AfterDocument}
        </div>
      </div>
    </>
  );
}

/** Payload asks its server for each new row of a list; ours is ready at once, also offline. */
function RowsAreReady() {
  const dispatch = useFormFields(([, each]) => each);
  const waiting = useFormFields(([fields]) =>
    Object.keys(fields).find((path) => fields[path]?.rows?.some(({ isLoading }) => isLoading)),
  );
  const field = useFormFields(([fields]) => (waiting === undefined ? undefined : fields[waiting]));
  useEffect(() => {
    if (waiting === undefined || !field?.rows) return;
    dispatch({ type: 'UPDATE', path: waiting, rows: field.rows.map((row) => ({ ...row, isLoading: false })) });
  }, [waiting, field, dispatch]);
  return null;
}

/** Today's fields in Payload's form, which here only holds what they show: it has no action, asks no server and saves nothing. */
export function StoryForm({ beginning, ...slots }: DocumentViewClientProps & { beginning?: BeginningOf }) {
  const { user } = useAuth();
  const { initialState = {}, isInitializing } = useDocumentInfo();
  const { opening, id, onId } = useOpening(String(user?.id), beginning);
  useWriterSession(opening.user);
  const turn = useTurn(opening, id);
  const isTurn = turn !== undefined;
  const [first] = useState<FormState>(initialState);
  return (
    <main className={`collection-edit collection-edit--articles${id ? ' collection-edit--is-editing' : ''}`}>
      <OperationProvider operation={id ? 'update' : 'create'}>
        <Form
          className="collection-edit__form"
          disabled={!isTurn || isInitializing}
          initialState={first}
          isDocumentForm
          isInitializing={isInitializing}
        >
          <StorySaverProvider {...{ opening, initialState, turn, onId }}>
            <RowsAreReady />
            <LocalBlocks>
              <Page {...{ id, isTurn, slots }} />
            </LocalBlocks>
          </StorySaverProvider>
        </Form>
      </OperationProvider>
    </main>
  );
}
