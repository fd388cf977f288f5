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
  useFormFields,
} from '@payloadcms/ui';
import type { DocumentViewClientProps, FormState } from 'payload';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { StoryRef } from '../saving/order.ts';
import { newUuid } from '../uuid.ts';
import { DrawerHead } from './DrawerHead.tsx';
import { EndedSession } from './EndedSession.tsx';
import { LocalBlocks } from './LocalBlocks.tsx';
import { OtherTab } from './OtherTab.tsx';
import { PutBack } from './PutBack.tsx';
import { Unsaved } from './SaveLight.tsx';
import { StoryControls } from './StoryControls.tsx';
import { StorySaverProvider } from './StorySaverProvider.tsx';
import { useTurn } from './useTurn.ts';

/** A beginning has its key in the page's address: the same page again goes on with the same story. */
function beginning(): StoryRef {
  const address = typeof window === 'undefined' ? undefined : new URL(window.location.href);
  return { draftKey: address?.searchParams.get('draft') ?? newUuid() };
}

/** Keeps the key in the address, until the story has one of its own. */
function useAddress({ draftKey }: { draftKey?: string }): void {
  useEffect(() => {
    if (draftKey === undefined) return;
    const address = new URL(window.location.href);
    address.searchParams.set('draft', draftKey);
    window.history.replaceState(null, '', address);
  }, [draftKey]);
}

/** What the page opened with, and the story's id as soon as there is one. */
function useOpening(user: string) {
  const { id, initialData } = useDocumentInfo();
  const [opening] = useState(() => {
    const { baseVersion = 0, headline = '' } = (initialData ?? {}) as { baseVersion?: number; headline?: string };
    const story: StoryRef = id === undefined ? beginning() : { id: String(id) };
    return { user, story, version: baseVersion, headline: headline ?? '' };
  });
  useAddress(opening.story.id === undefined ? opening.story : {});
  const [begun, setBegun] = useState<string>();
  const onId = useCallback((made: string) => {
    setBegun(made);
    window.history.replaceState(null, '', `/admin/collections/articles/${made}`);
  }, []);
  return { opening, id: begun ?? (id === undefined ? undefined : String(id)), onId };
}

/** Title and way back; the fields of the story below. */
function Page({ id, isTurn, slots }: { id?: string; isTurn: boolean; slots: DocumentViewClientProps }): ReactNode {
  const { docConfig, docPermissions, AfterFields, BeforeFields, AfterDocument } = useDocumentInfo();
  const { config, getEntityConfig } = useConfig();
  const { drawerSlug } = useDocumentDrawerContext();
  const collection = getEntityConfig({ collectionSlug: 'articles' });
  return (
    <>
      {drawerSlug ? (
        <DrawerHead slug={drawerSlug} id={id} />
      ) : (
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
export function StoryForm(slots: DocumentViewClientProps) {
  const { user } = useAuth();
  const { initialState = {}, isInitializing } = useDocumentInfo();
  const { opening, id, onId } = useOpening(String(user?.id));
  const isTurn = useTurn(opening, id);
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
          <StorySaverProvider {...{ opening, initialState, isTurn, onId }}>
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
