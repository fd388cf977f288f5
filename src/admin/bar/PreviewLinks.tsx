'use client';

import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { article, ask, type Answer, type Failure } from '../deskApi.ts';
import { Dialog, DialogField } from '../Dialog.tsx';
import { momentText } from '../times/moments.ts';
import { Failed } from './StepDialog.tsx';
import type { TextKey } from '../texts.ts';
import { useSay } from '../useSay.ts';

/** A link to a story's latest version, as GET /api/articles/:id/preview-links tells it. */
type PreviewLink = {
  id: string;
  by: string;
  until: string;
  openings: { count: number; lastAt: string | null };
  ended: 'revoked' | 'expired' | 'story' | 'maker' | null;
  mayEnd: boolean;
};

const linksOf = (id: string): Promise<Answer<{ links: PreviewLink[] }>> => ask(`${article(id)}/preview-links`);

const makeLink = (id: string, hours: number): Promise<Answer<{ id: string; path: string; url?: string }>> =>
  ask(`${article(id)}/preview-link`, { hours });

const endLink = (id: string, link: string): Promise<Answer<{ link: PreviewLink }>> =>
  ask(`${article(id)}/preview-links/${encodeURIComponent(link)}/end`, {});

const durations: [hours: number, label: TextKey][] = [
  [24, 'linkDay'],
  [72, 'linkThreeDays'],
  [168, 'linkWeek'],
];

const endings: Record<NonNullable<PreviewLink['ended']>, TextKey> = {
  revoked: 'linkRevoked',
  expired: 'linkExpired',
  story: 'linkEndedByStory',
  maker: 'linkEndedByMaker',
};

/** The story's links, and what can be done with them; each act reads them again. */
function useLinks(story: string) {
  const { say } = useSay();
  const [links, setLinks] = useState<PreviewLink[]>();
  const [failure, setFailure] = useState<Failure>();
  const [isBusy, setBusy] = useState(false);
  const [newLink, setNewLink] = useState<{ id: string; path: string; url?: string }>();
  const takeAnswer = useCallback(
    <T,>(answer: Answer<T>): T | undefined => {
      const nobodyAnswered = { message: say('networkDown'), problems: [] };
      setFailure(answer.ok ? undefined : (answer.failure ?? nobodyAnswered));
      return answer.ok ? answer.body : undefined;
    },
    [say],
  );
  const read = useCallback(
    () => linksOf(story).then((answer) => setLinks((before) => takeAnswer(answer)?.links ?? before)),
    [story, takeAnswer],
  );
  useEffect(() => void read(), [read]);
  const act = async <T,>(pendingAnswer: Promise<Answer<T>>): Promise<T | undefined> => {
    setBusy(true);
    const body = takeAnswer(await pendingAnswer);
    if (body) await read();
    setBusy(false);
    return body;
  };
  const make = async (hours: number): Promise<void> => {
    const link = await act(makeLink(story, hours));
    if (link) setNewLink(link);
  };
  const end = async (link: string): Promise<void> => {
    // An address that shows nothing any more is not there to be copied.
    if ((await act(endLink(story, link))) && newLink?.id === link) setNewLink(undefined);
  };
  const address = newLink && new URL(newLink.url ?? newLink.path, window.location.origin).href;
  return { links, failure, isBusy, address, make, end };
}

/** The address, once: the newsroom itself keeps only its hash. */
function NewLink({ address }: { address: string }) {
  const { say } = useSay();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<string>();
  const copy = async (): Promise<void> => {
    input.current?.select();
    // Without https a browser has no clipboard to write to: the address is selected, for the reader's own keys.
    await navigator.clipboard?.writeText(address).then(
      () => setCopied(address),
      () => undefined,
    );
  };
  return (
    <DialogField id={id} label={say('newLink')} hint={say('newLinkOnce')}>
      <div className="preview-links__new">
        <input
          ref={input}
          id={id}
          aria-describedby={`${id}-hint`}
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="newsroom-button" onClick={() => void copy()}>
          <span aria-live="polite">{say(copied === address ? 'copied' : 'copyLink')}</span>
        </button>
      </div>
    </DialogField>
  );
}

type RowProps = { link: PreviewLink; timeZone?: string; isBusy: boolean; onEnd: () => void };

function Row({ link: { by, until, openings, ended, mayEnd }, timeZone, isBusy, onEnd }: RowProps) {
  const { say, language } = useSay();
  const at = (iso: string): string => momentText(iso, { language, timeZone, withZone: true });
  const name = say('linkOf', { name: by, time: at(until) });
  const opened = openings.lastAt
    ? say('linkOpened', { n: openings.count, time: at(openings.lastAt) })
    : say('linkUnopened');
  return (
    <li className={ended ? 'preview-links__row preview-links__row--ended' : 'preview-links__row'} tabIndex={-1}>
      <div>
        <strong>{name}</strong>
        <p>{ended ? `${say(endings[ended])} · ${opened}` : opened}</p>
      </div>
      {mayEnd && (
        <button
          type="button"
          className="newsroom-button"
          aria-label={say('endLinkOf', { link: name })}
          aria-disabled={isBusy}
          onClick={(event) => {
            // The button goes with the link; who came by keyboard stays at its row.
            event.currentTarget.closest('li')?.focus();
            if (!isBusy) onEnd();
          }}
        >
          {say('endLink')}
        </button>
      )}
    </li>
  );
}

type Props = { story: string; mayMake: boolean; timeZone?: string; onClose: () => void };

/** The links that show a story to people outside the newsroom: makes them, lists them, ends them one by one. */
export function PreviewLinks({ story, mayMake, timeZone, onClose }: Props) {
  const { say } = useSay();
  const id = useId();
  const [hours, setHours] = useState(24);
  const { links, failure, isBusy, address, make, end } = useLinks(story);
  return (
    <Dialog
      title={say('linksTitle')}
      submit={mayMake ? say(isBusy ? 'working' : 'makeLink') : undefined}
      cancel={say('close')}
      isBusy={isBusy}
      onSubmit={() => void make(hours)}
      onClose={onClose}
    >
      {failure && <Failed failure={failure} problems={failure.problems} />}
      <p className="preview-links__what">{say(mayMake ? 'linksWhat' : 'noMoreLinks')}</p>
      {mayMake && (
        <DialogField id={id} label={say('linkLasts')}>
          <select id={id} value={hours} onChange={(event) => setHours(Number(event.target.value))} autoFocus>
            {durations.map(([each, label]) => (
              <option key={each} value={each}>
                {say(label)}
              </option>
            ))}
          </select>
        </DialogField>
      )}
      {address && <NewLink key={address} address={address} />}
      <section className="preview-links">
        <h3>{say('linksMade')}</h3>
        {links?.length === 0 && <p className="preview-links__what">{say('noLinks')}</p>}
        <ul>
          {links?.map((link) => (
            <Row key={link.id} {...{ link, timeZone, isBusy }} onEnd={() => void end(link.id)} />
          ))}
        </ul>
      </section>
    </Dialog>
  );
}
