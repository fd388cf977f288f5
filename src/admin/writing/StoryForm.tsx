'use client';

import { DocumentFields, Form, OperationProvider, useAuth, useDocumentInfo, useFormFields } from '@payloadcms/ui';
import type { DocumentViewClientProps, FormState } from 'payload';
import { useEffect, useState, type ReactNode } from 'react';
import { StoryInPayload } from '../InPayload.tsx';
import { EndedSession } from './EndedSession.tsx';
import { LocalBlocks } from './LocalBlocks.tsx';
import { OtherTab } from './OtherTab.tsx';
import { PutBack } from './PutBack.tsx';
import { Unsaved } from './SaveLight.tsx';
import { StoryControls } from './StoryControls.tsx';
import { StoryHead } from './StoryHead.tsx';
import { StorySaverProvider } from './StorySaverProvider.tsx';
import { useClocksPutOff } from './useClocksPutOff.ts';
import { useOpening, type BeginningOf } from './useOpening.ts';
import { useTurn } from './useTurn.ts';
import { useWriterSession } from './useWriterSession.ts';

/** Title and way back; the fields of the story below. */
function Page({ id, isTurn, slots }: { id?: string; isTurn: boolean; slots: DocumentViewClientProps }): ReactNode {
  const { docConfig, docPermissions, isEditing, AfterFields, BeforeFields, AfterDocument } = useDocumentInfo();
  return (
    <>
      <StoryHead id={id} isBeginning={!isEditing} />
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

type Props = DocumentViewClientProps & { beginning?: BeginningOf };

function StoryInForm({ beginning, ...slots }: Props) {
  const { user } = useAuth();
  const { initialState = {}, isInitializing } = useDocumentInfo();
  const { opening, id, onId } = useOpening(String(user?.id), beginning);
  useClocksPutOff();
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

/** Today's fields in Payload's form, which here only holds what they show: it has no action, asks no server and saves nothing. */
export const StoryForm = (props: Props) => (
  <StoryInPayload>
    <StoryInForm {...props} />
  </StoryInPayload>
);
