import type { ReactNode } from 'react';
import { sectionPath } from '../domain/addresses.ts';
import type { PublishedAuthor, PublishedSection } from '../published/directory/schema.ts';
import type { StorySummary } from '../published/story/schema.ts';
import { Anchor, Columns, SectionMark } from './Columns.tsx';
import type { About } from './about.ts';
import { Document } from './Document.tsx';
import { sectionName, navigationUnder, type PageLayout } from './layout.ts';
import { Headline } from './Headlines.tsx';
import { Picture } from './Picture.tsx';
import { say } from './texts.ts';

export type Matter = {
  lines: readonly StorySummary[];
  /** This list's path, and where its older stories are. */
  path: string;
  cursor?: string;
  next?: string;
};

/** "Older" by cursor: each page shows what stood there when the reader came to it, whatever is published meanwhile. */
export const Pager = ({ layout: { language }, path, cursor, next }: { layout: PageLayout } & Omit<Matter, 'lines'>) => {
  if (!next && !cursor) return null;
  const joint = path.includes('?') ? '&' : '?';
  return (
    <nav className="pager" aria-label={say('stories', language)}>
      {cursor && <a href={path}>{say('latest', language)}</a>}
      {next && (
        <a className="older" href={`${path}${joint}cursor=${encodeURIComponent(next)}`} rel="next">
          {say('older', language)}
        </a>
      )}
    </nav>
  );
};

const Stories = ({ frame: layout, matter }: { frame: PageLayout; matter: Matter }) => (
  <>
    {matter.lines.length === 0 && <p className="nothing">{say('noStories', layout.language)}</p>}
    {matter.lines.map((line, at) => (
      <Headline key={line.id} line={line} layout={layout} look="row" level={2} eager={at === 0} />
    ))}
    <Pager layout={layout} path={matter.path} cursor={matter.cursor} next={matter.next} />
  </>
);

type Props = { layout: PageLayout; about: About; matter: Matter };

const List = ({ layout, about, matter, children }: Props & { children: ReactNode }) => (
  <Document layout={layout} about={about}>
    <Columns frame={layout}>
      {children}
      <Stories frame={layout} matter={matter} />
    </Columns>
  </Document>
);

const Below = ({ layout: { language, sections }, path }: { layout: PageLayout; path: string }) => {
  const below = navigationUnder(sections, path);
  if (below.length === 0) return null;
  return (
    <ul className="below">
      {below.map((each) => (
        <li key={each.id}>
          <a href={sectionPath(language, each.path)}>{sectionName(each, language)}</a>
        </li>
      ))}
    </ul>
  );
};

/** The way to a section, without itself. */
const Above = ({ layout: { language, sections }, path }: { layout: PageLayout; path: string }) => {
  const above = sections.filter((each) => path.startsWith(`${each.path}/`));
  if (above.length === 0) return null;
  return (
    <nav className="trail" aria-label={say('section', language)}>
      <ol>
        {above.map((each) => (
          <li key={each.id}>
            <a href={sectionPath(language, each.path)}>{sectionName(each, language)}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
};

export const SectionPage = ({ section, ...props }: Props & { section: PublishedSection }) => (
  <List {...props}>
    <header className="list-head">
      <Above layout={props.layout} path={section.path} />
      <h1>
        <SectionMark colour={section.colour} />
        {sectionName(section, props.layout.language)}
      </h1>
      {section.description && <p className="standfirst">{section.description}</p>}
      <Below layout={props.layout} path={section.path} />
    </header>
  </List>
);

export const TopicPage = ({ name, ...props }: Props & { name: string }) => (
  <List {...props}>
    <header className="list-head">
      <p className="kicker">{say('topic', props.layout.language)}</p>
      <h1>{name}</h1>
    </header>
  </List>
);

const postingText = ({ line, city }: PublishedAuthor['postings'][number]): string => line ?? city;

export const AuthorPage = ({ author, ...props }: Props & { author: PublishedAuthor }) => (
  <List {...props}>
    <header className="list-head author">
      {author.photo && <Picture photo={author.photo} place="portrait" eager />}
      <div>
        <h1>{author.name}</h1>
        {author.jobTitle && <p className="job-title">{author.jobTitle}</p>}
        {author.postings.map((posting) => (
          <p className="posting" key={`${posting.city} ${posting.line}`}>
            {postingText(posting)}
          </p>
        ))}
        {author.bio && <p className="bio">{author.bio}</p>}
        {author.links.length > 0 && (
          <ul className="author-links">
            {author.links.map(({ network, url }) => (
              <li key={`${network} ${url}`}>
                <Anchor href={url} rel="me noopener">
                  {network}
                </Anchor>
              </li>
            ))}
          </ul>
        )}
      </div>
    </header>
  </List>
);
