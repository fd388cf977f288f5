'use client';

import { useState } from 'react';
import type { PreviewShape, ShareCard } from '../../../domain/previewShapes.ts';
import type { TextKey } from '../../texts.ts';
import { useOpenedStory } from '../../surroundings.ts';
import { useSay } from '../../useSay.ts';
import { useStory } from '../story.tsx';
import { PreviewFrame, type FrameWidth } from './Frame.tsx';
import { type PreviewContent, usePreview } from './usePreview.ts';

const names: Record<PreviewShape, TextKey> = {
  page: 'asPage',
  cards: 'asCards',
  share: 'asShare',
  feed: 'asFeed',
  ninjs: 'asNinjs',
  text: 'asText',
};
const widthNames: Record<FrameWidth, TextKey> = { phone: 'onPhone', desktop: 'onDesktop' };

const Card = ({ card: { site, title, description, image } }: { card: ShareCard }) => (
  <figure className="seo-preview seo-preview--card story-preview__card">
    {image && <img src={image} alt="" />}
    <cite>{site}</cite>
    <b>{title}</b>
    <p>{description}</p>
  </figure>
);

/** JSON with its structure in sight; any other text as it is. */
function laidOut(text: string, as: PreviewShape): string {
  return as === 'ninjs' ? JSON.stringify(JSON.parse(text), null, 2) : text;
}

type Showing = { as: PreviewShape; content: PreviewContent; width: FrameWidth };

function What({ as, content: { html, card, text }, width }: Showing) {
  const { say } = useSay();
  if (html !== undefined) return <PreviewFrame key={as} html={html} width={width} label={say('previewOfStory')} />;
  if (card) return <Card card={card} />;
  return (
    <pre className="story-preview__text" tabIndex={0} aria-label={say(names[as])}>
      {laidOut(text ?? '', as)}
    </pre>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  of: Record<T, TextKey>;
  among: readonly T[];
  chosen: T;
  onChoose: (next: T) => void;
};

/** One of a few, as buttons. */
function Choice<T extends string>({ label, of, among, chosen, onChoose }: ChoiceProps<T>) {
  const { say } = useSay();
  return (
    <div className="story-split__choice" role="group" aria-label={label}>
      {among.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === chosen}
          data-choice={each}
          onClick={() => onChoose(each)}
        >
          {say(of[each])}
        </button>
      ))}
    </div>
  );
}

/** The story as it stands on the page, in the readers' layout, following what is typed. */
export function Preview({ id }: { id: string }) {
  const { say } = useSay();
  const { model } = useStory();
  const { previewShapes } = useOpenedStory().kind;
  const [as, setAs] = useState<PreviewShape>('page');
  const [width, setWidth] = useState<FrameWidth>('phone');
  const { content, isStale } = usePreview(id, as, model);
  return (
    <div className="story-preview" aria-busy={!content}>
      {previewShapes.length > 1 && (
        <Choice label={say('previewAs')} of={names} among={previewShapes} chosen={as} onChoose={setAs} />
      )}
      {(as === 'page' || as === 'cards') && (
        <Choice
          label={say('previewOfStory')}
          of={widthNames}
          among={['phone', 'desktop']}
          chosen={width}
          onChoose={setWidth}
        />
      )}
      <p className="story-preview__stale" role="status">
        {isStale && say('previewStale')}
      </p>
      {content && <What {...{ as, content, width }} />}
    </div>
  );
}
