import type { BlockProps } from '../../../src/admin/composer/text/BlockPlace.tsx';

const photo = '65a000000000000000000021';

/** In the place of what a page draws for a photo: one to choose, and its caption. Enter goes on to the text. */
export const PhotoBlock = ({ fields, change, leave, focus }: BlockProps) => (
  <figure className="story-block">
    {fields.media !== undefined && <p>Photo {String(fields.media)}</p>}
    <button type="button" autoFocus={focus} onClick={() => change({ media: photo })}>
      Choose a photo
    </button>
    <input
      aria-label="Caption"
      value={String(fields.caption ?? '')}
      onChange={({ target }) => change({ caption: target.value })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        leave();
      }}
    />
  </figure>
);
