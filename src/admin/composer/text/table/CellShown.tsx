'use client';

import { memo, type ReactNode } from 'react';
import type { BodyNode } from '../../../editor/nodes.ts';

/** In the order of Lexical's bits. */
const looks = ['strong', 'em', 's', 'u', 'code', 'sub', 'sup'] as const;

function shown(node: BodyNode, key: number): ReactNode {
  if (node.type === 'linebreak') return <br key={key} />;
  if (node.type === 'link' || node.type === 'autolink')
    return (
      <span key={key} className="story-text__link">
        {(node.children ?? []).map(shown)}
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
  return <div className="story-table__cell">{children.map(shown)}</div>;
});
