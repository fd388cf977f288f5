import { DefaultTemplate } from '@payloadcms/next/templates';
import { DocumentInfoProvider, EditDepthProvider } from '@payloadcms/ui';
import { buildFormState } from '@payloadcms/ui/utilities/buildFormState';
import { redirect } from 'next/navigation';
import type { AdminViewServerProps, SanitizedCollectionPermission } from 'payload';
import { beginningOf } from './beginning.ts';
import { StoryForm } from './StoryForm.tsx';

const path = '/admin/write';

/** A new story: nothing is made in the newsroom until something is written. */
export async function WriteView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult;
  const { payload, user, i18n } = req;
  if (!user) redirect(`/admin/login?redirect=${encodeURIComponent(path)}`);
  const docPermissions = permissions.collections?.articles as SanitizedCollectionPermission | undefined;
  if (!docPermissions?.create) redirect('/admin');
  const data = await beginningOf({ payload, user }, new Date());
  const { state } = await buildFormState({
    ...{ collectionSlug: 'articles', schemaPath: 'articles', operation: 'create', data, docPermissions, req },
    ...{ docPreferences: { fields: {} }, fallbackLocale: false, renderAllFields: true, skipValidation: true },
  });
  return (
    <DefaultTemplate {...{ i18n, locale, params, payload, permissions, searchParams, user, visibleEntities }}>
      <DocumentInfoProvider
        {...{ docPermissions, initialData: data, initialState: state }}
        apiURL=""
        collectionSlug="articles"
        currentEditor={null as never}
        hasPublishedDoc={false}
        hasPublishPermission={false}
        hasSavePermission
        isEditing={false}
        isLocked={false}
        lastUpdateTime={0}
        mostRecentVersionIsAutosaved={false}
        unpublishedVersionCount={0}
        versionCount={0}
      >
        <EditDepthProvider>
          <StoryForm formState={state} documentSubViewType="default" viewType="document" />
        </EditDepthProvider>
      </DocumentInfoProvider>
    </DefaultTemplate>
  );
}
