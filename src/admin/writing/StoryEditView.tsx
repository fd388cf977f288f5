'use client';

import { DefaultEditView, useDocumentInfo } from '@payloadcms/ui';
import type { DocumentViewClientProps } from 'payload';
import { StoryForm } from './StoryForm.tsx';

/** The page of one story. Who may only read it gets Payload's own page, which sends nothing then. */
export function StoryEditView(props: DocumentViewClientProps) {
  const { hasSavePermission, isTrashed } = useDocumentInfo();
  return hasSavePermission && !isTrashed ? <StoryForm {...props} /> : <DefaultEditView {...props} />;
}
