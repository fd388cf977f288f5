import type { PublishedPhoto } from '../published/story/schema.ts';
import { filesOf, type Place } from './pictures.ts';

type Props = { photo: PublishedPhoto; place: Place; eager?: boolean };

/** A photo in the best format the browser knows, its room kept free from the start, with a blur of it there until it has come. `eager`: it is seen without scrolling. */
export function Picture({ photo, place, eager = false }: Props) {
  const files = filesOf(photo, place);
  if (!files) return null;
  const { src, srcSet, width, height, sizes, sources } = files;
  const preview = photo.preview?.startsWith('data:image/') ? photo.preview : undefined;
  const loading = eager ? ({ fetchPriority: 'high' } as const) : ({ loading: 'lazy' } as const);
  return (
    <span className="framed">
      {/* An element, not a background: the page's policy takes no style of its own. */}
      {preview && <img className="preview" src={preview} width={width} height={height} alt="" aria-hidden="true" />}
      <picture>
        {sources.map((source) => (
          <source key={source.type} type={source.type} srcSet={source.srcSet} sizes={sizes} />
        ))}
        <img {...{ src, srcSet, sizes, width, height, alt: photo.alt, ...loading }} decoding="async" />
      </picture>
    </span>
  );
}

/** With what is said under it. */
export const Figure = (props: Props & { caption?: string }) => {
  const { photo } = props;
  const caption = props.caption ?? photo.caption;
  return (
    <figure className="photo">
      <Picture {...props} />
      {(caption ?? photo.credit) && (
        <figcaption>
          {caption && <span className="caption">{caption}</span>}
          {caption && photo.credit && ' '}
          {photo.credit && <span className="credit">{photo.credit}</span>}
        </figcaption>
      )}
    </figure>
  );
};
