'use client';

import { Form, Gutter, OperationProvider, useDocumentInfo } from '@payloadcms/ui';
import type { DocumentViewClientProps } from 'payload';
import { useMemo } from 'react';
import { WorkflowBar } from './bar/WorkflowBar.tsx';
import { openStoryModel, type Values } from './composer/model.ts';
import { ReadPanel } from './composer/ReadPanel.tsx';
import type { Reading } from './composer/readStory.ts';
import { SplitView } from './composer/split/SplitView.tsx';
import { useSplit } from './composer/split/useSplit.ts';
import { StoryOnPage } from './composer/story.tsx';
import { TrashBar } from './composer/Trash.tsx';
import { Typeset } from './composer/Typeset.tsx';
import { StoryInPayload } from './InPayload.tsx';
import { StoryControls } from './writing/StoryControls.tsx';
import { StoryHead } from './writing/StoryHead.tsx';

const nothing: Values = {};

/** The story with what stands beside it, and in the other half of the page. Nothing is written, so nothing is sent. */
function Read({ id, reading: { story, names, house } }: { id: string; reading: Reading }) {
  const { initialData } = useDocumentInfo();
  const values = (initialData as Values | undefined) ?? nothing;
  const model = useMemo(() => openStoryModel(values, () => undefined), [values]);
  const split = useSplit();
  return (
    <StoryOnPage model={model} house={house} initialNames={names} readOnly>
      <div className={split.view ? 'story-reader__page is-split' : 'story-reader__page'}>
        <Typeset story={story} />
        <SplitView id={id} split={split} />
        <ReadPanel {...{ id, names, values, split }} newsroomZone={house.timeZone} />
      </div>
    </StoryOnPage>
  );
}

/** The page of a story for who may not write in it: the story, set as readers get it. Payload's form is there for its own buttons and holds no field. */
export function StoryReader({ reading, slots }: { reading: Reading; slots: DocumentViewClientProps }) {
  const { id: storyId, initialState, isTrashed } = useDocumentInfo();
  const id = String(storyId);
  return (
    <main className="collection-edit collection-edit--articles story-reader">
      <StoryInPayload>
        <OperationProvider operation="update">
          <Form className="collection-edit__form" disabled initialState={initialState}>
            <StoryHead {...{ id, isTrashed }} />
            {/* Payload’s own way out of the trash changes many stories at once, which is refused. */}
            {!isTrashed && <StoryControls id={id} slots={slots} />}
            <Gutter>
              {isTrashed ? <TrashBar id={id} /> : <WorkflowBar />}
              <Read id={id} reading={reading} />
            </Gutter>
          </Form>
        </OperationProvider>
      </StoryInPayload>
    </main>
  );
}
