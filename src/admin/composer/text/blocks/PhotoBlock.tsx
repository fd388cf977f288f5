'use client';

import { useSayText } from '../useText.ts';
import type { BlockOfText } from './tools.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A photo may have come with the story, whole. */
const idOf = (value: unknown): string | undefined => {
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : value;
  return typeof id === 'string' && id !== '' ? id : undefined;
};

export function PhotoBlock({ fields, change, readOnly, focus, tools }: BlockOfText) {
  const say = useSayText();
  const id = idOf(fields.media);
  const caption = textOf(fields.caption);
  const choose = async (): Promise<void> => {
    const media = await tools.choosePhoto?.();
    if (media !== undefined) change({ media });
  };
  return (
    <figure className="story-block__photo">
      {id !== undefined && (tools.showPhoto?.(id, readOnly) ?? <p>{say('photo')}</p>)}
      {!readOnly && (
        <button type="button" className="newsroom-button" autoFocus={focus} onClick={() => void choose()}>
          {say(id === undefined ? 'choosePhoto' : 'otherPhoto')}
        </button>
      )}
      {readOnly ? (
        caption && <figcaption>{caption}</figcaption>
      ) : (
        <input
          maxLength={500}
          aria-label={say('caption')}
          placeholder={say('caption')}
          value={caption}
          onChange={({ target }) => change({ caption: target.value })}
        />
      )}
    </figure>
  );
}
