import type { Ref } from 'react';
import type { PublishedStory } from '../../../published/story/schema.ts';
import { Figure } from '../../../site/Picture.tsx';
import { Marks } from '../../../site/Marks.tsx';
import { momentText } from '../../times/moments.ts';
import { useSay } from '../../useSay.ts';

type Part = { story: PublishedStory };

function Byline({ story: { byline } }: Part) {
  const { say } = useSay();
  const postings = byline.signers.filter(({ line }) => line);
  if (!byline.text && !byline.reporting) return null;
  return (
    <div className="story-sheet__byline">
      {byline.text && (
        <p>
          {say('byLine')} <b>{byline.text}</b>
        </p>
      )}
      {postings.map(({ name, line }) => (
        <p key={name}>{line}</p>
      ))}
      {byline.reporting && <p>{byline.reporting}</p>}
    </div>
  );
}

function After({ story: { credit, corrections, timeZone } }: Part) {
  const { say, language } = useSay();
  return (
    <footer className="story-sheet__after">
      {credit && (
        <p>
          {say('sourcesOf')}: {credit}
        </p>
      )}
      {corrections.length > 0 && (
        <section aria-label={say('correctionsOf')}>
          <h2>{say('correctionsOf')}</h2>
          <ul>
            {corrections.map(({ at, text }) => (
              <li key={`${at} ${text}`}>
                <time dateTime={at}>{momentText(at, { language, timeZone, withYear: true })}</time> {text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </footer>
  );
}

/** A story in the readers' own type and measure; the texts of which something may be said have the names of their fields. */
export function Typeset({ story, sheet }: Part & { sheet: Ref<HTMLElement> }) {
  const { say } = useSay();
  const { language, kicker, headline, standfirst, photo, body } = story;
  return (
    <article className="story-sheet" lang={language} ref={sheet}>
      {kicker && <p className="story-sheet__kicker">{kicker}</p>}
      <Marks of={story} language={language} />
      <h1 className="story-sheet__headline" data-story-field="headline">
        {headline || <span className="is-nothing">{say('untitled')}</span>}
      </h1>
      {standfirst && (
        <p className="story-sheet__standfirst" data-story-field="standfirst">
          {standfirst}
        </p>
      )}
      <Byline story={story} />
      {photo && <Figure photo={photo} place="story" eager />}
      {body.html ? (
        // Made and escaped by `htmlOf` of the domain, as readers get it.
        <div className="story-sheet__body" data-story-field="body" dangerouslySetInnerHTML={{ __html: body.html }} />
      ) : (
        <p className="is-nothing">{say('noText')}</p>
      )}
      <After story={story} />
    </article>
  );
}
