import type { DocumentViewClientProps, DocumentViewServerProps } from 'payload';
import { isOnlyRead, readingOf } from '../composer/readStory.ts';
import { StoryReader } from '../composer/StoryReader.tsx';
import { StoryForm } from './StoryForm.tsx';

type Props = DocumentViewClientProps & DocumentViewServerProps;

/** The page of one story: to write in, or to read. */
export async function StoryEditView(props: Props) {
  const { BeforeDocumentControls, Description, EditMenuItems, documentSubViewType, formState, viewType } = props;
  const slots = { BeforeDocumentControls, Description, EditMenuItems, documentSubViewType, formState, viewType };
  const { payload, user } = props.initPageResult.req;
  const copy = props.doc as unknown as Record<string, unknown> | null;
  if (!copy || !user || !isOnlyRead(copy, user)) return <StoryForm {...slots} />;
  return <StoryReader reading={await readingOf(copy, payload, user)} slots={slots} />;
}
