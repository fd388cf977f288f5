'use client';

import { Form, Gutter, OperationProvider, useDocumentInfo } from '@payloadcms/ui';
import type { DocumentViewClientProps } from 'payload';
import { WorkflowBar } from '../bar/WorkflowBar.tsx';
import { StoryControls } from '../writing/StoryControls.tsx';
import { StoryHead } from '../writing/StoryHead.tsx';
import { ReadPanel } from './ReadPanel.tsx';
import type { Reading } from './readStory.ts';
import { TrashBar } from './Trash.tsx';
import { Typeset } from './Typeset.tsx';

/** The page of a story for who may not write in it: the story, set as readers get it. Payload's form is there for its own buttons and holds no field. */
export function StoryReader({ reading, slots }: { reading: Reading; slots: DocumentViewClientProps }) {
  const { id: storyId, initialData, initialState, isTrashed } = useDocumentInfo();
  const id = String(storyId);
  const { story, names, newsroomZone } = reading;
  return (
    <main className="collection-edit collection-edit--articles story-reader">
      <OperationProvider operation="update">
        <Form className="collection-edit__form" disabled initialState={initialState}>
          <StoryHead {...{ id, isTrashed }} />
          {/* Payload’s own way out of the trash changes many stories at once, which is refused. */}
          {!isTrashed && <StoryControls id={id} slots={slots} />}
          <Gutter>
            {isTrashed ? <TrashBar id={id} /> : <WorkflowBar />}
            <div className="story-reader__page">
              <Typeset story={story} />
              <ReadPanel {...{ id, names, newsroomZone }} values={initialData ?? {}} />
            </div>
          </Gutter>
        </Form>
      </OperationProvider>
    </main>
  );
}
