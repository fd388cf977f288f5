'use client';

import { useAuth, useListQuery } from '@payloadcms/ui';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { followDesk, type Following } from './follow.ts';
import { learnPeople } from './people.ts';
import { watchHands } from './leadingTab.ts';

/** Milliseconds: between two refreshes, and until it is looked again whether nobody is in the middle of something. */
const pace = { between: 1_000, again: 300 };

/** Calls `refresh` once for what was told meanwhile, when it takes nothing from under the reader's hands. */
function openRefresher(refresh: () => void) {
  const hands = watchHands();
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attempt = (): void => {
    const left = last + pace.between - performance.now();
    if (left > 0 || hands.areBusy()) return void (timer = setTimeout(attempt, Math.max(left, pace.again)));
    timer = undefined;
    last = performance.now();
    refresh();
  };
  return {
    want: (): void => {
      if (timer === undefined) attempt();
    },
    stop: (): void => {
      clearTimeout(timer);
      hands.stop();
    },
  };
}

/** Reads the page anew when something it shows has changed. `watch`: the page's name and the stories on it. */
export function FollowDesk({ watch }: { watch: readonly string[] }) {
  const router = useRouter();
  const { user } = useAuth();
  const following = useRef<Following>(undefined);
  const id = user ? String(user.id) : undefined;
  const watched = watch.join(' ');
  useEffect(() => {
    if (!id) return;
    const refresher = openRefresher(() => router.refresh());
    const opened = followDesk(id, (news) => (news.name === 'people' ? learnPeople(news) : refresher.want()));
    following.current = opened;
    return () => {
      opened.stop();
      refresher.stop();
    };
  }, [id, router]);
  // After the one above: what a page shows changes while it follows.
  useEffect(() => following.current?.show(watched.split(' ')), [id, router, watched]);
  return null;
}

/** Over the list of stories: it follows what happens to them. */
export function FollowList() {
  const { data } = useListQuery();
  const ids = ((data?.docs ?? []) as { id: unknown }[]).map(({ id }) => String(id as string));
  return <FollowDesk watch={['list', ...ids]} />;
}
