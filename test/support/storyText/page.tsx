import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { BlockProps } from '../../../src/admin/composer/text/BlockPlace.tsx';
import { type Body, countsOf } from '../../../src/admin/composer/text/body.ts';
import { StoryBlock } from '../../../src/admin/composer/text/blocks/StoryBlock.tsx';
import type { StorySource } from '../../../src/admin/composer/text/storySource.ts';
import { storyKind } from '../../../src/admin/kinds/story.ts';
import { PhotoBlock } from './PhotoBlock.tsx';
import { StoryText, type PasteLeftOut } from '../../../src/admin/composer/text/StoryText.tsx';

type Options = { body: Body | null; language?: string; readOnly?: boolean; lead?: string };
type Seen = { bodies: Body[]; leftOut: PasteLeftOut[]; show: (body: Body | null) => void };

declare global {
  interface Window {
    openText: (options: Options) => void;
    seen: Seen;
  }
}

const stories = [
  { id: '65a000000000000000000011', headline: 'Water returns to the plain', language: 'en' },
  { id: '65a000000000000000000012', headline: 'Committee adopts water plan', language: 'ru' },
];
const tools: StorySource = {
  collection: 'articles',
  findStories: (words) =>
    Promise.resolve(stories.filter(({ headline }) => headline.toLowerCase().includes(words.toLowerCase()))),
  storiesOf: (ids) => Promise.resolve(stories.filter(({ id }) => ids.includes(id))),
};

const drawBlock = (block: BlockProps) =>
  block.blockType === 'photo' ? <PhotoBlock {...block} /> : <StoryBlock {...block} tools={tools} />;

/** The text alone on a page, for tests: what it tells is kept in `seen`. */
function Page({ body, language = 'en', readOnly = false, lead }: Options) {
  const [value, setValue] = useState(body);
  window.seen.show = setValue;
  const { words, characters } = countsOf(value);
  return (
    <>
      <StoryText
        value={value}
        onChange={(next) => {
          window.seen.bodies.push(next);
          setValue(next);
        }}
        onLeft={(what) => window.seen.leftOut.push(...what)}
        lead={lead && <span>{lead}</span>}
        stories={tools}
        label="Text"
        renderBlock={drawBlock}
        blocks={storyKind.blocks}
        {...{ language, readOnly }}
      />
      <output>{`${words} words, ${characters} characters`}</output>
    </>
  );
}

window.openText = (options) => {
  window.seen = { bodies: [], leftOut: [], show: () => {} };
  createRoot(document.getElementById('text')!).render(<Page {...options} />);
};
