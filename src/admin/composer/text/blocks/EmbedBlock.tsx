'use client';

import { useId } from 'react';
import { embedOf, embedProviderTitle } from '../../../../domain/fields/embed.ts';
import { useSayText } from '../useText.ts';
import type { BlockOfText } from '../BlockPlace.tsx';
import { blockLimits } from '../../../../domain/body/size.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

type AddressProps = { url: string; isUnknown: boolean; focus: boolean; onType: (url: string) => void };

function Address({ url, isUnknown, focus, onType }: AddressProps) {
  const say = useSayText();
  const id = useId();
  return (
    <>
      <input
        type="url"
        inputMode="url"
        autoFocus={focus}
        maxLength={blockLimits.embedUrl}
        aria-label={say('embedAddress')}
        placeholder={say('embedAddress')}
        aria-invalid={isUnknown}
        aria-describedby={isUnknown ? id : undefined}
        value={url}
        onChange={({ target }) => onType(target.value.trim())}
      />
      {isUnknown && (
        <p id={id} role="alert">
          {say('embedUnknown')}
        </p>
      )}
    </>
  );
}

/** A post, film or sound of another site: named here, and loaded by nobody but a reader who asks for it. */
export function EmbedBlock({ fields, change, readOnly, focus }: BlockOfText) {
  const say = useSayText();
  const [url, title] = [textOf(fields.url), textOf(fields.title)];
  const embed = embedOf(url, title);
  const isUnknown = url.trim() !== '' && !embed;
  return (
    <div className="story-block__embed">
      {embed && (
        <p>
          <b>{embedProviderTitle(embed.provider)}</b> <a href={embed.url}>{embed.url}</a>{' '}
          {embed.kind === 'frame' && <small>{say('embedLater')}</small>}
        </p>
      )}
      {!readOnly && <Address {...{ url, isUnknown, focus }} onType={(typed) => change({ url: typed })} />}
      {!readOnly && embed && (
        <input
          maxLength={blockLimits.embedTitle}
          aria-label={say('embedTitle')}
          placeholder={say('embedTitle')}
          value={title}
          onChange={({ target }) => change({ title: target.value })}
        />
      )}
      {readOnly && <p>{title || (!embed && url)}</p>}
    </div>
  );
}
