'use client';

import { ConfigProvider, DocumentControls, useConfig, useDocumentDrawerContext, useDocumentInfo } from '@payloadcms/ui';
import type { DocumentViewClientProps } from 'payload';
import { useMemo } from 'react';
import { NoPreviewButton, NoPublishButton, NoStatus } from '../NoPublishButton.tsx';
import { SaveLight } from './SaveLight.tsx';

type ClientConfig = ReturnType<typeof useConfig>['config'];

/** Payload's controls without its autosave, which posts the whole form and cannot wait for a connection. */
function withoutAutosave(config: ClientConfig): ClientConfig {
  const collections = config.collections.map((each) =>
    each.slug === 'articles' ? { ...each, versions: { ...each.versions, drafts: { autosave: false } } } : each,
  );
  return { ...config, collections: collections as ClientConfig['collections'] };
}

const ours = {
  PreviewButton: <NoPreviewButton />,
  PublishButton: <NoPublishButton />,
  SaveDraftButton: <SaveLight />,
  Status: <NoStatus />,
  UnpublishButton: <NoPublishButton />,
};

/** The line above a story: when it was saved, what else one may do with it. */
export function StoryControls({ id, slots }: { id?: string; slots: DocumentViewClientProps }) {
  const { config } = useConfig();
  const own = useMemo(() => withoutAutosave(config), [config]);
  const info = useDocumentInfo();
  const { drawerSlug, clearDoc, onDelete, onDuplicate, onRestore } = useDocumentDrawerContext();
  const { BeforeDocumentControls, EditMenuItems } = slots;
  return (
    <ConfigProvider config={own}>
      <DocumentControls
        slug="articles"
        {...{ id, BeforeDocumentControls, EditMenuItems, onDelete, onDuplicate, onRestore }}
        apiURL={info.apiURL ?? ''}
        customComponents={ours}
        data={info.data}
        disableActions={info.disableActions}
        disableCreate={info.disableCreate}
        hasPublishPermission={info.hasPublishPermission}
        hasSavePermission={info.hasSavePermission}
        isEditing={id !== undefined}
        isInDrawer={drawerSlug !== undefined && drawerSlug !== ''}
        isTrashed={false}
        onDrawerCreateNew={clearDoc}
        permissions={info.docPermissions!}
        redirectAfterDelete={info.redirectAfterDelete}
        redirectAfterDuplicate={info.redirectAfterDuplicate}
      />
    </ConfigProvider>
  );
}
