'use client';

import type { PageProps } from '../composer/Composer.tsx';
import { SitePage } from '../composer/sitePage/SitePage.tsx';
import { ComposerInPayload, type ComposerInPayloadProps } from './ComposerInPayload.tsx';
import { sitePageKind } from '../kinds/sitePage.ts';

const draw = (page: PageProps) => <SitePage {...page} />;

/** The page on which a page of the site is written, in Payload’s admin. */
export const SitePageComposer = (props: Omit<ComposerInPayloadProps, 'kind' | 'page'>) => (
  <ComposerInPayload {...props} kind={sitePageKind} page={draw} />
);
