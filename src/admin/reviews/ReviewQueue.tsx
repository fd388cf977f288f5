import { DefaultTemplate } from '@payloadcms/next/templates';
import { Gutter } from '@payloadcms/ui';
import { redirect } from 'next/navigation';
import type { AdminViewServerProps } from 'payload';
import { isAtLeast, isRole } from '../../domain/workflow/roles.ts';
import { Queue } from './Queue.tsx';
import { reviewQueuePath } from './reviewApi.ts';
import { saying, uiLanguage } from '../texts.ts';
import { usualTimeZone } from '../../domain/times/when.ts';

/** Where readers' reviews are moderated. What may be done is decided by the API; here only the page is refused. */
export async function ReviewQueue({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, permissions, visibleEntities, locale } = initPageResult;
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent(reviewQueuePath)}`);
  const say = saying(uiLanguage(req.i18n.language));
  const { role } = req.user;
  const isModerator = isRole(role) && isAtLeast(role, 'sub-editor');
  const style = await req.payload.findGlobal({ slug: 'house-style', depth: 0, overrideAccess: false, user: req.user });
  return (
    <DefaultTemplate
      {...{
        i18n: req.i18n,
        locale,
        params,
        payload: req.payload,
        permissions,
        searchParams,
        user: req.user,
        visibleEntities,
      }}
    >
      <Gutter className="review-queue">
        <h1>{say('reviewQueue')}</h1>
        {isModerator ? <Queue timeZone={style.timeZone || usualTimeZone} /> : <p>{say('notAModerator')}</p>}
      </Gutter>
    </DefaultTemplate>
  );
}
