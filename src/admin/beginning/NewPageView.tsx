import { DefaultTemplate } from '@payloadcms/next/templates';
import { redirect } from 'next/navigation';
import type { AdminViewServerProps } from 'payload';
import { usualPageLanguage } from '../../domain/fields/pageFields.ts';
import { writingSettingsOf } from '../../newsroom/story/houseStyle.ts';
import { mayBegin } from '../../newsroom/writing/onlyRead.ts';
import { SitePageBeginning } from './SitePageBeginning.tsx';

const path = '/admin/new-page';

/** A new page of the site: nothing is made in the newsroom until something is written. */
export async function NewPageView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult;
  const { payload, user, i18n } = req;
  if (!user) redirect(`/admin/login?redirect=${encodeURIComponent(path)}`);
  if (!mayBegin('pages', user)) redirect('/admin/collections/pages');
  const settings = await writingSettingsOf(payload);
  return (
    <DefaultTemplate {...{ i18n, locale, params, payload, permissions, searchParams, user, visibleEntities }}>
      <SitePageBeginning path={path} settings={settings} filled={{ language: usualPageLanguage }} />
    </DefaultTemplate>
  );
}
