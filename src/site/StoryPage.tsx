import { authorPath, sectionPath, storyPath, topicPath } from '../domain/addresses.ts';
import type { PublishedStory, StoryLink } from '../published/story/schema.ts';
import type { About } from './about.ts';
import { Document } from './Document.tsx';
import { withFramesOnClick } from './embeds.ts';
import { Social } from './Footer.tsx';
import type { PageLayout } from './layout.ts';
import { linkedByline } from './linkedByline.ts';
import { Marks } from './Marks.tsx';
import { momentOf } from './moments.ts';
import { NewsLine } from './NewsLine.tsx';
import { Figure } from './Picture.tsx';
import { Reviews, type ReviewList } from './Reviews.tsx';
import { liveTexts, ownNames, say } from './texts.ts';

type Part = { story: PublishedStory };

const Time = ({ at, story: { language, timeZone } }: Part & { at: string }) => (
  <time dateTime={at}>{momentOf(at, 'long', language, timeZone)}</time>
);

const Trail = ({ story: { language, section } }: Part) =>
  section.length > 0 && (
    <nav className="trail" aria-label={say('section', language)}>
      <ol>
        {section.map(({ id, path, name }) => (
          <li key={id}>
            <a href={sectionPath(language, path)}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );

/** Minutes that pass while a story is being published are no update. */
const isUpdated = ({ publishedAt, updatedAt }: PublishedStory): boolean =>
  Date.parse(updatedAt) - Date.parse(publishedAt) > 60_000;

const Times = ({ story }: Part) => (
  <p className="times">
    <span>
      {say('published', story.language)} <Time at={story.publishedAt} story={story} />
    </span>
    {isUpdated(story) && (
      <span>
        {say('updated', story.language)} <Time at={story.updatedAt} story={story} />
      </span>
    )}
  </p>
);

const Opening = ({ story }: Part) => (
  <header className="opening">
    <Trail story={story} />
    <Marks of={story} language={story.language} />
    {story.kicker && story.kicker !== story.section.at(-1)?.name && <p className="kicker">{story.kicker}</p>}
    <h1>{story.headline}</h1>
    {story.standfirst && <p className="standfirst">{story.standfirst}</p>}
    {story.publishedAt && <Times story={story} />}
  </header>
);

const Byline = ({ story: { byline, language } }: Part) =>
  byline.text && (
    <p className="byline">
      <span className="visually-hidden">{say('by', language)}: </span>
      {linkedByline(byline.text, byline.signers).map(({ text, slug }, at) =>
        slug ? (
          <a key={at} href={authorPath(language, slug)} rel="author">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </p>
  );

const Signature = ({ story }: Part) => {
  const { byline, credit, language } = story;
  const postings = byline.signers.filter(({ line }) => line);
  return (
    <footer className="signature">
      <Byline story={story} />
      {postings.map(({ name, line }) => (
        <p className="posting" key={name}>
          {byline.signers.length > 1 ? `${name}: ${line}` : line}
        </p>
      ))}
      {byline.reporting && <p className="reporting">{byline.reporting}</p>}
      {credit && (
        <p className="sources">
          {say('sources', language)}: {credit}
        </p>
      )}
    </footer>
  );
};

const Corrections = ({ story }: Part) =>
  story.corrections.length > 0 && (
    <section className="corrections" aria-labelledby="corrections">
      <h2 id="corrections">{say('corrections', story.language)}</h2>
      <ul>
        {story.corrections.map(({ at, text }, index) => (
          <li key={`${at} ${index}`}>
            <Time at={at} story={story} /> <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );

const Filed = ({ story: { language, alsoIn, topics } }: Part) => {
  const sections = alsoIn.flatMap((way) => way.at(-1) ?? []);
  if (sections.length + topics.length === 0) return null;
  return (
    <ul className="filed" aria-label={say('topics', language)}>
      {sections.map(({ path, name }) => (
        <li key={path}>
          <a href={sectionPath(language, path)}>{name}</a>
        </li>
      ))}
      {topics.map(({ slug, name }) => (
        <li key={slug}>
          <a href={topicPath(language, slug)} rel="tag">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
};

const Translations = ({ story: { language, translations } }: Part) =>
  translations.length > 0 && (
    <nav className="translations" aria-label={say('translations', language)}>
      <ul>
        {translations.map((each) => (
          <li key={each.id} lang={each.language}>
            <a href={storyPath(each)} hrefLang={each.language}>
              <span className="language-name">{ownNames[each.language]}</span> {each.headline}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

/** Those that the text itself does not name already. */
function relatedBeside({ related, body }: PublishedStory): StoryLink[] {
  const named = body.blocks.flatMap((block) => (block.kind === 'related' ? block.stories : []));
  return related.filter(({ id }) => !named.some((each) => each.id === id));
}

const Related = ({ story }: Part) => {
  const links = relatedBeside(story);
  if (links.length === 0) return null;
  return (
    <nav className="related" aria-labelledby="related">
      <h2 id="related">{say('related', story.language)}</h2>
      <ul>
        {links.map((each) => (
          <li key={each.id}>
            <a href={storyPath(each)}>{each.headline}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** Filled by the script when the story changes under the reader's eyes; see script/newsLine.ts. */
const ChangeNotice = ({ story: { id, language } }: Part) => (
  <div
    className="change-notice"
    role="status"
    data-story-open={id}
    data-update={liveTexts.updated[language]}
    data-correct={liveTexts.corrected[language]}
    data-kill={liveTexts.killed[language]}
    data-unpublish={liveTexts.unpublished[language]}
    data-reload={liveTexts.reload[language]}
  />
);

const Article = ({ story }: Part) => (
  <article>
    <Opening story={story} />
    {story.photo && (
      <div className="lead-photo">
        <Figure photo={story.photo} place="story" eager />
      </div>
    )}
    {/* Made and escaped by `htmlOf`; nothing else is ever stored there. */}
    <div className="body" dangerouslySetInnerHTML={{ __html: withFramesOnClick(story.body.html, story.language) }} />
    <Signature story={story} />
    <Corrections story={story} />
    <Filed story={story} />
  </article>
);

export type StoryPageProps = {
  story: PublishedStory;
  layout: PageLayout;
  reviews?: ReviewList;
  about: About;
  /** Set on what is not published: reviews are closed, nothing is live. A `note` makes it say so in a banner. */
  preview?: { banner: boolean; note?: string };
};

const Banner = ({ language, note }: { language: PageLayout['language']; note?: string }) => (
  <div className="banner" role="note">
    <strong>{say('preview', language)}</strong>
    {note && <span>{note}</span>}
  </div>
);

/** A story as readers get it, and as the desk sees it before they do. */
export const StoryPage = ({ story, layout, reviews, about, preview }: StoryPageProps) => (
  <Document
    layout={layout}
    about={about}
    preview={Boolean(preview)}
    banner={preview?.banner && <Banner language={story.language} note={preview.note} />}
    social={false}
  >
    <div className="columns">
      <main className="story">
        <Article story={story} />
        <Translations story={story} />
        <Related story={story} />
        <Reviews story={story} list={reviews} />
        <Social layout={layout} />
      </main>
      <NewsLine frame={layout} live={!preview} />
    </div>
    {!preview && <ChangeNotice story={story} />}
  </Document>
);
