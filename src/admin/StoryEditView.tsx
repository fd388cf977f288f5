import type { DocumentViewClientProps, DocumentViewServerProps } from 'payload';
import { houseOf, isOnlyRead, readingOf } from './composer/readStory.ts';
import { loadNames } from './composer/loadNames.ts';
import { StoryComposer } from './StoryComposer.tsx';
import { StoryReader } from './StoryReader.tsx';
import { StoryForm } from './writing/StoryForm.tsx';

type Props = DocumentViewClientProps & DocumentViewServerProps;

/** The page of one story: to write in, or to read. */
export async function StoryEditView(props: Props) {
  const { BeforeDocumentControls, Description, EditMenuItems, documentSubViewType, formState, viewType } = props;
  const slots = { BeforeDocumentControls, Description, EditMenuItems, documentSubViewType, formState, viewType };
  const { payload, user } = props.initPageResult.req;
  const copy = props.doc as unknown as Record<string, unknown> | null;
  if (!copy || !user) return <StoryForm {...slots} />;
  if (!isOnlyRead(copy, user)) {
    // The new page, being built: docs/architecture.md says so.
    if (props.searchParams?.composer === undefined) return <StoryForm {...slots} />;
    const [names, house] = await Promise.all([loadNames(copy, { payload, user }), houseOf(payload)]);
    return <StoryComposer names={names} house={house} />;
  }
  return <StoryReader reading={await readingOf(copy, payload, user)} slots={slots} />;
}
