'use client';

import { useField, useFormFields } from '@payloadcms/ui';
import type { JSONFieldClientComponent } from 'payload';
import { rowsOf } from './editor/tableRows.ts';
import { TableCells } from './composer/text/table/TableCells.tsx';
import { useTable } from './composer/text/table/useTable.ts';
import { useSayText } from './composer/text/useText.ts';

/** The rows of a table in Payload's form, written as on the page of a story. */
export const TableField: JSONFieldClientComponent = ({ path }) => {
  const say = useSayText();
  const { value, setValue } = useField<unknown>({ path });
  const header = useFormFields(([fields]) => fields[path.replace(/rows$/, 'header')]?.value === true);
  const table = useTable({
    rows: rowsOf(value),
    isFresh: false,
    onRows: (rows) => setValue(rows),
    onLeave: () => {},
  });
  return (
    <div className="story-table">
      <TableCells table={table} header={header} name={say('table')} />
    </div>
  );
};
