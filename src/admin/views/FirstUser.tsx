import { CreateFirstUserView } from '@payloadcms/next/views';
import type { AdminViewServerProps } from 'payload';
import { firstUserCookie, isFirstUserToken } from '../../newsroom/accounts/firstUser.ts';
import { Logo } from './Logo.tsx';
import { saying, uiLanguage } from '../texts.ts';

/** Where the first user registers, for who came with the one-time link; everybody else is told where that is. */
export async function FirstUser(props: AdminViewServerProps) {
  const { cookies, req } = props.initPageResult;
  const token = cookies.get(firstUserCookie);
  if (token && (await isFirstUserToken(req.payload, token))) return <CreateFirstUserView {...props} />;
  const say = saying(uiLanguage(req.i18n.language));
  return (
    <div className="first-user">
      <Logo />
      <h1>{say('nobodyYet')}</h1>
      {token && (
        <p className="newsroom-notice newsroom-notice--conflict" role="alert">
          {say('firstUserLinkOver')}
        </p>
      )}
      <p>{say('firstUserLink')}</p>
      <p>{say('firstUserCommand')}</p>
      <pre>npx dateline first-user</pre>
    </div>
  );
}
