'use client';

import { useListRelationships } from '@payloadcms/ui';
import { useEffect } from 'react';
import { People } from '../live/People.tsx';
import { PlainCell } from './PlainCell.tsx';
import { isState } from '../../domain/workflow/workflow.ts';
import { StateBadge } from '../StateBadge.tsx';
import { useSay } from '../useSay.ts';

type Relation = { relationTo: string; value: string };

/**
 * What these are called. Payload's own cell asks for the names once it is seen on the screen, misses that for rows which only come up while
 * the page is laid out, and then says "<No Section>" of stories that have one.
 */
function useNames(relations: readonly Relation[]): string[] {
  const { documents, getRelationships } = useListRelationships();
  const relationsKey = JSON.stringify(relations);
  useEffect(() => {
    const parsedRelations = JSON.parse(relationsKey) as Relation[];
    if (parsedRelations.length > 0) getRelationships(parsedRelations);
  }, [relationsKey, getRelationships]);
  return relations.flatMap(({ relationTo, value }) => {
    const { name, title } = (documents[relationTo]?.[value] ?? {}) as { name?: unknown; title?: unknown };
    return [name ?? title].filter((each): each is string => typeof each === 'string');
  });
}

type CellProps = { cellData?: unknown; rowData?: Record<string, unknown> };

const cellOf = (relationTo: string) =>
  function NameCell({ cellData: id }: CellProps) {
    return <PlainCell cellData={useNames(typeof id === 'string' ? [{ relationTo, value: id }] : []).join(', ')} />;
  };

export const SectionCell = cellOf('sections');
export const DeskCell = cellOf('desks');
const HolderName = cellOf('users');

/** With whom a story is, and who has it open now. */
export function HolderCell(props: CellProps) {
  return (
    <>
      <HolderName {...props} />
      {typeof props.rowData?.id === 'string' && <People story={props.rowData.id} />}
    </>
  );
}

/** Who signs a story: names, or the text that stands for them. */
export function BylineCell({ cellData, rowData }: CellProps) {
  const names = useNames(Array.isArray(cellData) ? (cellData as Relation[]) : []);
  return <PlainCell cellData={names.join(', ') || rowData?.bylineText} />;
}

/** The state in a list of stories. */
export function StateCell({ cellData }: { cellData?: unknown }) {
  const { language } = useSay();
  return isState(cellData) ? <StateBadge state={cellData} language={language} /> : null;
}
