'use client';

import { embedOf, embedProblem, embedProviderTitle } from '../../domain/embed.ts';
import { useSay } from '../useSay.ts';
import { AreaControl, TextControl } from './controls.tsx';
import { idOf, idsOf, keyOf } from './names.ts';
import { PhotoBox } from './PhotoBox.tsx';
import { Chosen, Picker } from './Picker.tsx';
import { namesOf } from './search.ts';
import { useStory } from './story.tsx';
import type { BlockProps } from './text/BlockPlace.tsx';

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function Quotation({ fields, change, readOnly, focus }: BlockProps) {
  const { say } = useSay();
  return (
    <div className="story-block story-block--quotation">
      <AreaControl
        label={say('quoteText')}
        value={textIn(fields.quote)}
        rows={2}
        maxLength={5_000}
        disabled={readOnly}
        autoFocus={focus}
        onText={(quote) => change({ quote })}
      />
      <TextControl
        label={say('quoteBy')}
        value={textIn(fields.attribution)}
        maxLength={200}
        disabled={readOnly}
        onText={(attribution) => change({ attribution })}
      />
    </div>
  );
}

/** An embed is recognised by its address; nobody's script is loaded to show it. */
function Embed({ fields, change, readOnly, focus }: BlockProps) {
  const { say } = useSay();
  const url = textIn(fields.url);
  const embed = embedOf(url, textIn(fields.title));
  return (
    <div className="story-block story-block--embed">
      <TextControl
        label={say('embedAddress')}
        type="url"
        value={url}
        maxLength={500}
        disabled={readOnly}
        autoFocus={focus}
        onText={(address) => change({ url: address })}
      />
      <TextControl
        label={say('embedTitle')}
        value={textIn(fields.title)}
        maxLength={200}
        disabled={readOnly}
        onText={(title) => change({ title })}
      />
      {embed && (
        <p className="story-block__told">
          {embedProviderTitle(embed.provider)} ·{' '}
          <a href={embed.url} target="_blank" rel="noopener noreferrer">
            {embed.title}
          </a>
        </p>
      )}
      {url && embedProblem(url) && <p className="story-block__fault">{say('embedUnknown')}</p>}
    </div>
  );
}

function RelatedStories({ fields, change, readOnly, focus }: BlockProps) {
  const { say } = useSay();
  const { names, learn } = useStory();
  const ids = idsOf(fields.stories);
  const chosen = ids.map((id) => ({
    id,
    name: names[keyOf('articles', id)] || id,
    href: `/admin/collections/articles/${id}`,
  }));
  return (
    <div className="story-block story-block--related">
      <Chosen
        label={say('addStory')}
        chosen={chosen}
        disabled={readOnly}
        onRemove={(gone) => change({ stories: ids.filter((id) => id !== gone) })}
      />
      {!readOnly && ids.length < 10 && (
        <Picker
          label={say('addStory')}
          collections={['articles']}
          without={ids}
          autoFocus={focus}
          onPick={(found) => {
            learn(namesOf(found));
            change({ stories: [...ids, found.id] });
          }}
        />
      )}
    </div>
  );
}

const PhotoBlock = ({ fields, change, readOnly, focus }: BlockProps) => (
  <PhotoBox
    media={idOf(fields.media)}
    caption={textIn(fields.caption)}
    readOnly={readOnly}
    focus={focus}
    onPhoto={(media) => change({ media })}
    onCaption={(caption) => change({ caption })}
  />
);

const kinds: Readonly<Record<string, (block: BlockProps) => React.ReactNode>> = {
  quotation: Quotation,
  embed: Embed,
  relatedStories: RelatedStories,
  photo: PhotoBlock,
};

/** A block of a body, edited where it stands. */
export function Block(block: BlockProps) {
  const { say } = useSay();
  const Kind = kinds[block.blockType];
  if (!Kind) return null;
  return (
    <>
      <Kind {...block} />
      {!block.readOnly && (
        <button type="button" className="story-block__out" aria-label={say('removeBlock')} onClick={block.remove}>
          ×
        </button>
      )}
    </>
  );
}
