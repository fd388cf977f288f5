import type { ReactNode } from 'react';
import type { PageLayout } from './layout.ts';
import { NewsLine } from './NewsLine.tsx';
import { safeHrefOf } from '../domain/body.ts';

/** A page's own matter, and the News Line beside it. */
export const Columns = ({ frame: layout, children }: { frame: PageLayout; children: ReactNode }) => (
  <div className="columns">
    <main>{children}</main>
    <NewsLine frame={layout} />
  </div>
);

/** A section's colour. Drawn, because the policy of our pages takes no inline style. */
export const SectionMark = ({ colour }: { colour?: string }) => (
  <svg className="section-mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
    <rect width="12" height="12" fill={colour ?? 'currentColor'} />
  </svg>
);

type Props = { href: string; children: ReactNode; className?: string; lang?: string; hrefLang?: string; rel?: string };

/** A link, or only its text when the address is not safe. */
export function Anchor({ href, children, rel = 'noopener', ...rest }: Props) {
  const safe = safeHrefOf(href);
  if (!safe) return <span {...(rest.className ? { className: rest.className } : {})}>{children}</span>;
  return (
    <a href={safe} {...(safe.startsWith('/') ? {} : { rel })} {...rest}>
      {children}
    </a>
  );
}
