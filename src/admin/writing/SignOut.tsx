'use client';

import { LogOutIcon, useAuth, useTranslation } from '@payloadcms/ui';
import { useSay } from '../useSay.ts';
import { useSigningOut } from './SigningOut.tsx';

const signOutPath = '/admin/logout';

/** The way out of the admin. */
export function SignOut() {
  const { say } = useSay();
  const { t } = useTranslation();
  const { user } = useAuth();
  const leave = (): void => window.location.assign(signOutPath);
  const { isBusy, signOut, questions } = useSigningOut(user ? String(user.id) : undefined, leave);
  const label = t('authentication:logOut');
  return (
    <>
      <a
        className="nav__log-out"
        href={signOutPath}
        aria-label={label}
        aria-busy={isBusy}
        title={isBusy ? say('working') : label}
        onClick={(event) => {
          event.preventDefault();
          void signOut();
        }}
      >
        <LogOutIcon />
      </a>
      {questions}
    </>
  );
}
