import { DefaultTemplate } from '@payloadcms/next/templates';
import { buildFormState } from '@payloadcms/ui/utilities/buildFormState';
import { redirect } from 'next/navigation';
import type { AdminViewServerProps, SanitizedCollectionPermission } from 'payload';
import { storyBegunBy } from '../../newsroom/story/beginnings.ts';
import { Beginning } from './Beginning.tsx';
import { beginningOf } from './beginning.ts';
import { draftKeyIn } from './draftKey.ts';

const path = '/admin/write';

/** A new story: nothing is made in the newsroom until something is written. */
export async function WriteView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult;
  const { payload, user, i18n } = req;
  if (!user) redirect(`/admin/login?redirect=${encodeURIComponent(path)}`);
  const docPermissions = permissions.collections?.articles as SanitizedCollectionPermission | undefined;
  if (!docPermissions?.create) redirect('/admin');
  const draftKey = draftKeyIn(searchParams?.draft);
  const begun = draftKey && (await storyBegunBy({ user: String(user.id), draftKey: draftKey.toLowerCase() }, req));
  const data = await beginningOf({ payload, user }, new Date());
  const { state } = await buildFormState({
    collectionSlug: 'articles',
    schemaPath: 'articles',
    operation: 'create',
    data,
    docPermissions,
    req,
    docPreferences: { fields: {} },
    fallbackLocale: false,
    renderAllFields: true,
    skipValidation: true,
  });
  return (
    <DefaultTemplate {...{ i18n, locale, params, payload, permissions, searchParams, user, visibleEntities }}>
      <Beginning {...{ docPermissions, data, state }} before={begun ? { draftKey, story: begun } : undefined} />
    </DefaultTemplate>
  );
}
