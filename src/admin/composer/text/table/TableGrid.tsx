'use client';

import { memo, type ReactNode, useCallback, useLayoutEffect, useRef, type MouseEvent } from 'react';
import type { LexicalEditor } from '@payloadcms/richtext-lexical/lexical';
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import type { BodyNode } from '../../../editor/nodes.ts';
import { useSayText } from '../useText.ts';
import { CellText } from './CellText.tsx';
import { columnsOf, type Row } from '../../../editor/tableRows.ts';
import type { Open } from './steps.ts';
import type { Table } from './useTable.ts';

/** In the order of Lexical's bits. */
const looks = ['strong', 'em', 's', 'u', 'code', 'sub', 'sup'] as const;

function cellContent(node: BodyNode, key: number): ReactNode {
  if (node.type === 'linebreak') return <br key={key} />;
  if (node.type === 'link' || node.type === 'autolink')
    return (
      <span key={key} className="story-text__link">
        {(node.children ?? []).map(cellContent)}
      </span>
    );
  const { format, text } = node as { format?: number; text?: string };
  const worn = looks.filter((_, bit) => ((format ?? 0) & (1 << bit)) !== 0);
  return (
    <span key={key}>
      {worn.reduce<ReactNode>(
        (inner, Look) => (
          <Look>{inner}</Look>
        ),
        text ?? '',
      )}
    </span>
  );
}

/** What stands in a cell in which nobody writes. */
export const CellShown = memo(function CellShown({ children }: { children: readonly BodyNode[] }) {
  return <div className="story-table__cell">{children.map(cellContent)}</div>;
});

/** Of one row alone, so that a key draws no other one anew. */
type RowProps = {
  row: Row;
  at: number;
  isHeader: boolean;
  open: Open | undefined;
  describedBy: string;
  /** The table as it is now. */
  now: () => Table;
  enter: (event: MouseEvent, row: number, column: number) => void;
  onEditor: (editor: LexicalEditor | undefined) => void;
};

type OpenCellProps = Pick<RowProps, 'row' | 'now' | 'describedBy' | 'onEditor'> & { open: Open };

function OpenCell({ row, open, now, describedBy, onEditor }: OpenCellProps) {
  const say = useSayText();
  const [parent] = useLexicalComposerContext();
  return (
    <CellText
      key={`${open.row} ${open.column}`}
      {...{ parent, describedBy, onEditor, open }}
      label={say('cellAt', { row: open.row + 1, column: open.column + 1 })}
      onChange={(children) => now().type(children)}
      step={(step) => now().step(step)}
      paste={(data, editor) => now().paste(data, editor)}
    >
      {row.cells[open.column]!.children}
    </CellText>
  );
}

const TableRow = memo(function TableRow({ enter, at, isHeader, ...props }: RowProps) {
  const { row, open } = props;
  const Tag = isHeader ? 'th' : 'td';
  return (
    <tr>
      {row.cells.map((cell, column) => (
        // The mouse says in which cell one writes; keys go from cell to cell.
        <Tag
          key={column}
          scope={isHeader ? 'col' : undefined}
          onMouseDown={(event) => enter(event, at, column)}
          onClick={(event) => enter(event, at, column)}
        >
          {open?.column === column ? <OpenCell {...props} open={open} /> : <CellShown>{cell.children}</CellShown>}
        </Tag>
      ))}
    </tr>
  );
});

type Props = Pick<RowProps, 'describedBy' | 'onEditor'> & {
  table: Table;
  header: boolean;
  name: string;
};

export function TableGrid({ table, header, name, describedBy, onEditor }: Props) {
  const newest = useRef(table);
  useLayoutEffect(() => void (newest.current = table));
  const now = useCallback(() => newest.current, []);
  const enter = useCallback((event: MouseEvent, row: number, column: number): void => {
    const { open, enter: go } = newest.current;
    if (event.button !== 0 || (open?.row === row && open.column === column)) return;
    event.preventDefault();
    const isPointed = event.clientX !== 0 || event.clientY !== 0;
    go(row, column, isPointed ? { x: event.clientX, y: event.clientY } : 'end');
  }, []);
  const { rows, open } = table;
  const rowOf = (row: Row, at: number) => (
    <TableRow
      key={at}
      {...{ row, at, describedBy, now, onEditor }}
      enter={enter}
      isHeader={header && at === 0}
      open={open?.row === at ? open : undefined}
    />
  );
  return (
    <table aria-label={name} aria-rowcount={rows.length} aria-colcount={columnsOf(rows)}>
      {header && rows[0] && <thead>{rowOf(rows[0], 0)}</thead>}
      <tbody>{rows.slice(header ? 1 : 0).map((row, at) => rowOf(row, header ? at + 1 : at))}</tbody>
    </table>
  );
}
