'use client';

import { useListQuery } from '@payloadcms/ui';
import { FollowDesk } from './FollowDesk.tsx';

/** Over the list of stories: it follows what happens to them. */
export function FollowList() {
  const { data } = useListQuery();
  const ids = ((data?.docs ?? []) as { id: unknown }[]).map(({ id }) => String(id as string));
  return <FollowDesk watch={['list', ...ids]} />;
}
