'use client';

import { useListRelationships } from '@payloadcms/ui';
import { useEffect } from 'react';
import { PlainCell } from './PlainCell.tsx';

/**
 * The section in a list of stories. Payload's own cell asks for its name once it is seen on the screen, misses that for rows which only come
 * up while the page is laid out, and then says "<No Section>" of stories that have one.
 */
export function SectionCell({ cellData: id }: { cellData?: unknown }) {
  const { documents, getRelationships } = useListRelationships();
  useEffect(() => {
    if (typeof id === 'string') getRelationships([{ relationTo: 'sections', value: id }]);
  }, [id, getRelationships]);
  const section = typeof id === 'string' ? documents.sections?.[id] : undefined;
  return <PlainCell cellData={section ? (section as { name?: unknown }).name : undefined} />;
}
