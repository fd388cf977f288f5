import type { ReactNode } from 'react';
import { safeHrefOf } from '../domain/body.ts';

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
