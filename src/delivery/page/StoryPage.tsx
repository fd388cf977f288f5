import type { ReactNode } from 'react';
import { photoHtml, safeHrefOf } from '../../domain/body.ts';
import { ownNames, pageLabels } from './labels.ts';
import type { Moment, PageLink, StoryView } from './view.ts';

type Part = { view: StoryView };

const say = (label: keyof typeof pageLabels, { language }: StoryView): string => pageLabels[label][language];

/** A link, or only its text when the address is not safe. */
function Anchor({
  href,
  children,
  ...rest
}: {
  href: string;
  children: ReactNode;
  className?: string;
  hrefLang?: string;
}) {
  const safe = safeHrefOf(href);
  return safe ? (
    <a href={safe} rel="noopener" {...rest}>
      {children}
    </a>
  ) : (
    <span {...(rest.className ? { className: rest.className } : {})}>{children}</span>
  );
}

const Time = ({ at }: { at: Moment }) => <time dateTime={at.iso}>{at.text}</time>;

function Head({ view }: Part) {
  const { agency, canonical, description, headline, title } = view;
  const address = safeHrefOf(canonical);
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title ?? headline} — ${agency.label}`}</title>
      {description && <meta name="description" content={description} />}
      {(view.noindex || view.preview) && <meta name="robots" content="noindex, nofollow" />}
      <meta name="color-scheme" content="light dark" />
      {address && !view.preview && <link rel="canonical" href={address} />}
      {view.translations?.map(({ language, href }) => {
        const safe = safeHrefOf(href);
        return safe && <link key={language} rel="alternate" hrefLang={language} href={safe} />;
      })}
      <link rel="stylesheet" href={safeHrefOf(view.stylesheet) ?? '/page.css'} />
    </head>
  );
}

const Banner = ({ view }: Part) =>
  view.preview && (
    <div className="banner" role="note">
      <strong>{say('preview', view)}</strong>
      {view.preview.note && <span>{view.preview.note}</span>}
    </div>
  );

const Masthead = ({ view: { agency } }: Part) => (
  <header className="masthead">
    <Anchor href={agency.href} className="agency">
      {agency.label}
    </Anchor>
  </header>
);

const Sections = ({ view, links }: Part & { links: readonly PageLink[] }) => (
  <nav className="sections" aria-label={say('sections', view)}>
    <ol>
      {links.map(({ label, href }) => (
        <li key={`${href} ${label}`}>
          <Anchor href={href}>{label}</Anchor>
        </li>
      ))}
    </ol>
  </nav>
);

const Opening = ({ view }: Part) => (
  <header className="opening">
    {view.sections && view.sections.length > 0 && <Sections view={view} links={view.sections} />}
    {view.kicker && <p className="kicker">{view.kicker}</p>}
    <h1>{view.headline}</h1>
    {view.standfirst && <p className="standfirst">{view.standfirst}</p>}
    {(view.published ?? view.updated) && (
      <p className="times">
        {view.published && (
          <span>
            {say('published', view)} <Time at={view.published} />
          </span>
        )}
        {view.updated && (
          <span>
            {say('updated', view)} <Time at={view.updated} />
          </span>
        )}
      </p>
    )}
  </header>
);

const Signature = ({ view }: Part) => (
  <footer className="signature">
    {view.byline && (
      <p className="byline">
        <span className="visually-hidden">{say('byline', view)}: </span>
        {view.byline}
      </p>
    )}
    {view.reporting && <p className="reporting">{view.reporting}</p>}
    {view.sources && (
      <p className="sources">
        {say('sources', view)}: {view.sources}
      </p>
    )}
  </footer>
);

const Corrections = ({ view }: Part) =>
  view.corrections &&
  view.corrections.length > 0 && (
    <section className="corrections" aria-labelledby="corrections">
      <h2 id="corrections">{say('corrections', view)}</h2>
      <ul>
        {view.corrections.map(({ at, text }, index) => (
          <li key={`${at.iso} ${index}`}>
            <Time at={at} /> <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );

function Review({ view }: Part) {
  const href = view.preview ? undefined : safeHrefOf(view.reviews?.href);
  return (
    <section className="review" id="review" aria-labelledby="review-title">
      <h2 id="review-title">{say('review', view)}</h2>
      <p>{say(href ? 'reviewInvite' : 'reviewClosed', view)}</p>
      {href ? (
        <a className="button" href={href} rel="noopener">
          {say('review', view)}
        </a>
      ) : (
        // A link without an address can't be followed; this is how ARIA says that it is one, and off.
        <a className="button" role="link" aria-disabled="true">
          {say('review', view)}
        </a>
      )}
    </section>
  );
}

const Translations = ({ view }: Part) =>
  view.translations &&
  view.translations.length > 0 && (
    <nav className="translations" aria-label={say('translations', view)}>
      <ul>
        {view.translations.map(({ language, href }) => (
          <li key={language} lang={language}>
            <Anchor href={href} hrefLang={language}>
              {ownNames[language]}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );

const Social = ({ view }: Part) =>
  view.social &&
  view.social.length > 0 && (
    <nav className="social" aria-labelledby="social">
      <h2 id="social">{say('social', view)}</h2>
      <ul>
        {view.social.map(({ label, href }) => (
          <li key={`${href} ${label}`}>
            <Anchor href={href}>{label}</Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );

const NewsLine = ({ view }: Part) =>
  view.newsLine &&
  view.newsLine.length > 0 && (
    <aside className="news-line" aria-labelledby="news-line">
      <h2 id="news-line">{say('newsLine', view)}</h2>
      <ol>
        {view.newsLine.map(({ at, headline, href }) => (
          <li key={`${href} ${at.iso}`}>
            <Time at={at} /> <Anchor href={href}>{headline}</Anchor>
          </li>
        ))}
      </ol>
    </aside>
  );

const Article = ({ view }: Part) => (
  <article id="story">
    <Opening view={view} />
    {view.photo && (
      <div className="lead-photo" dangerouslySetInnerHTML={{ __html: photoHtml(view.photo, { eager: true }) }} />
    )}
    <div className="body" dangerouslySetInnerHTML={{ __html: view.body }} />
    <Signature view={view} />
    <Corrections view={view} />
  </article>
);

/** The reader's layout of one story. The only HTML it takes as it is, is what `htmlOf` and `photoHtml` made. */
export const StoryPage = ({ view }: Part) => (
  <html lang={view.language} dir="ltr">
    <Head view={view} />
    <body>
      <a className="skip" href="#story">
        {say('skip', view)}
      </a>
      <Banner view={view} />
      <Masthead view={view} />
      <div className="columns">
        <main>
          <Article view={view} />
          <Translations view={view} />
          <Review view={view} />
          <Social view={view} />
        </main>
        <NewsLine view={view} />
      </div>
    </body>
  </html>
);
