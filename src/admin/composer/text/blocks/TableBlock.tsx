'use client';

import { useRef, type KeyboardEvent } from 'react';
import { blockLimits } from '../../../../domain/body/size.ts';
import { CellShown } from '../table/TableGrid.tsx';
import { rowsOf, type Rows } from '../../../editor/tableRows.ts';
import { TableCells } from '../table/TableCells.tsx';
import { useTable } from '../table/useTable.ts';
import { useSayText } from '../useText.ts';
import type { BlockOfText } from '../BlockPlace.tsx';

const captionOf = ({ caption }: BlockOfText['fields']): string => (typeof caption === 'string' ? caption : '');

function TableShown({ rows, header, caption }: { rows: Rows; header: boolean; caption: string }) {
  const say = useSayText();
  return (
    <div className="story-table">
      {caption && <p className="story-table__caption">{caption}</p>}
      <div className="story-table__scroll" role="group" tabIndex={0} aria-label={caption || say('table')}>
        <table>
          <tbody>
            {rows.map(({ cells }, at) => (
              <tr key={at}>
                {cells.map(({ children }, column) =>
                  header && at === 0 ? (
                    <th key={column} scope="col">
                      <CellShown>{children}</CellShown>
                    </th>
                  ) : (
                    <td key={column}>
                      <CellShown>{children}</CellShown>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function TableWritten({ fields, change, leave, focus }: BlockOfText) {
  const say = useSayText();
  const input = useRef<HTMLInputElement>(null);
  const caption = captionOf(fields);
  const table = useTable({
    rows: rowsOf(fields.rows),
    isFresh: focus,
    onRows: (rows) => change({ rows }),
    onLeave: (to) => (to === 'behind' ? leave() : input.current?.focus()),
  });
  const onKey = (event: KeyboardEvent): void => {
    const isOn = ['Enter', 'ArrowDown', 'Tab'].includes(event.key) && !event.shiftKey && !event.altKey;
    if (!isOn || event.nativeEvent.isComposing) return;
    event.preventDefault();
    table.enter(0, 0, 'end');
  };
  return (
    <div className="story-table">
      <input
        ref={input}
        className="story-table__caption"
        maxLength={blockLimits.tableCaption}
        aria-label={say('tableCaption')}
        placeholder={say('tableCaption')}
        value={caption}
        onChange={({ target }) => change({ caption: target.value })}
        onKeyDown={onKey}
      />
      <TableCells
        table={table}
        header={fields.header === true}
        name={caption || say('table')}
        onHeader={(header) => change({ header })}
      />
    </div>
  );
}

/** A table with its caption, written where it stands. */
export const TableBlock = (block: BlockOfText) =>
  block.readOnly ? (
    <TableShown
      rows={rowsOf(block.fields.rows)}
      header={block.fields.header === true}
      caption={captionOf(block.fields)}
    />
  ) : (
    <TableWritten {...block} />
  );
