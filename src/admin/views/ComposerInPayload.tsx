'use client';

import { useAuth } from '@payloadcms/ui';
import { useEffect, useRef } from 'react';
import { Composer, type ComposerProps } from '../composer/Composer.tsx';
import { BegunInPayload, OpenedInPayload } from './InPayload.tsx';
import type { Kind } from '../kinds/kind.ts';
import type { SignedIn } from '../surroundings.ts';
import { StoryHead } from '../writing/StoryHead.tsx';
import { session } from '../writing/useWriterSession.ts';

/** Milliseconds. `putOff` is farther than any session reaches. */
const reach = { putOff: 24 * 86_400_000, longestSession: 20 * 86_400_000 };

type SetUser = (answer: SignedIn) => void;

/** Stories on this browser page: one, or more in drawers over it. */
let stories = 0;

/**
 * Payload leaves the page when the session ends, and a minute before asks over it. While a story is written its page does neither: its clocks
 * are put off; other pages have them again.
 */
function useClocksPutOff(): void {
  const { user, setUser, token, tokenExpirationMs } = useAuth();
  const auth = useRef({ user, token, set: setUser as unknown as SetUser });
  useEffect(() => {
    auth.current = { user, token, set: setUser as unknown as SetUser };
    if (!user || !tokenExpirationMs || tokenExpirationMs - Date.now() > reach.longestSession) return;
    session.endsAt = tokenExpirationMs;
    auth.current.set({ user, token, exp: Math.floor((Date.now() + reach.putOff) / 1_000) });
  }, [user, setUser, token, tokenExpirationMs]);
  useEffect(() => {
    stories += 1;
    return () => {
      stories -= 1;
      const { user: writer, token: theirs, set } = auth.current;
      const isKnown = session.endsAt < Infinity;
      if (stories > 0 || !writer || !isKnown) return;
      set({ user: writer, token: theirs, exp: Math.floor(session.endsAt / 1_000) });
    };
  }, []);
}

export type ComposerInPayloadProps = Omit<ComposerProps, 'head'> & { kind: Kind };

/** The composer as a page of Payload’s admin: of a document that Payload has opened, or of one that is begun here. */
export function ComposerInPayload({ kind, ...props }: ComposerInPayloadProps) {
  useClocksPutOff();
  const isBeginning = props.beginning !== undefined;
  const Around = isBeginning ? BegunInPayload : OpenedInPayload;
  return (
    <Around kind={kind} draftKey={props.beginning?.draftKey}>
      <Composer {...props} head={(id) => <StoryHead id={id} />} />
    </Around>
  );
}
