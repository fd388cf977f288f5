import type { ReactNode } from 'react';
import type { Frame } from './frame.ts';
import { NewsLine } from './NewsLine.tsx';

/** A page's own matter, and the News Line beside it. */
export const Columns = ({ frame, children }: { frame: Frame; children: ReactNode }) => (
  <div className="columns">
    <main>{children}</main>
    <NewsLine frame={frame} />
  </div>
);
