'use client';

import { isState } from '../../domain/workflow.ts';
import { StateBadge } from '../StateBadge.tsx';
import { useSay } from '../useSay.ts';

/** The state in a list of stories. */
export function StateCell({ cellData }: { cellData?: unknown }) {
  const { language } = useSay();
  return isState(cellData) ? <StateBadge state={cellData} language={language} /> : null;
}
