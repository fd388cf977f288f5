import { DefaultTemplate } from '@payloadcms/next/templates';
import { redirect } from 'next/navigation';
import type { AdminViewServerProps } from 'payload';
import { storyBegunBy } from '../../newsroom/story/beginnings.ts';
import { loadNames } from '../../newsroom/writing/names.ts';
import { writingSettingsOf } from '../../newsroom/story/houseStyle.ts';
import { Beginning } from './Beginning.tsx';
import { beginningOf } from '../../newsroom/writing/beginning.ts';
import { draftKeyIn } from '../uuid.ts';

const path = '/admin/write';

/** A new story: nothing is made in the newsroom until something is written. */
export async function WriteView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult;
  const { payload, user, i18n } = req;
  if (!user) redirect(`/admin/login?redirect=${encodeURIComponent(path)}`);
  if (!permissions.collections?.articles?.create) redirect('/admin');
  const draftKey = draftKeyIn(searchParams?.draft);
  const begun = draftKey && (await storyBegunBy({ user: String(user.id), draftKey: draftKey.toLowerCase() }, req));
  const filled = await beginningOf({ payload, user }, new Date());
  const [names, settings] = await Promise.all([loadNames(filled, { payload, user }), writingSettingsOf(payload)]);
  return (
    <DefaultTemplate {...{ i18n, locale, params, payload, permissions, searchParams, user, visibleEntities }}>
      <Beginning {...{ names, settings, filled }} before={begun ? { draftKey, story: begun } : undefined} />
    </DefaultTemplate>
  );
}
