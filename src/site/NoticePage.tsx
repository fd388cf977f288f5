import { frontPath, searchPath } from '../domain/addresses.ts';
import type { KilledStory } from '../published/story/schema.ts';
import { aboutAside } from './about.ts';
import { Columns } from './Columns.tsx';
import { Document } from './Document.tsx';
import type { PageLayout } from './layout.ts';
import { momentOf } from './moments.ts';
import { say, type Text } from './texts.ts';

const Ways = ({ layout: { language } }: { layout: PageLayout }) => (
  <p className="ways">
    <a href={frontPath(language)}>{say('front', language)}</a>{' '}
    <a href={searchPath(language)}>{say('search', language)}</a>
  </p>
);

/** What a killed story leaves: the desk's notice, and when. */
export const KilledPage = ({ frame: layout, killed }: { frame: PageLayout; killed: KilledStory }) => {
  const title = say('killed', layout.language);
  return (
    <Document layout={layout} about={aboutAside(title)}>
      <Columns frame={layout}>
        <article className="notice">
          <h1>{title}</h1>
          <p className="when">
            <time dateTime={killed.killedAt}>
              {momentOf(killed.killedAt, 'long', layout.language, layout.publication.site.timeZone)}
            </time>
          </p>
          <p className="notice-text">{killed.notice}</p>
          <Ways layout={layout} />
        </article>
      </Columns>
    </Document>
  );
};

const problems = { 404: ['notFound', 'notFoundWhy'], 400: ['badAddress', 'badAddressWhy'] } as const satisfies Record<
  number,
  [Text, Text]
>;

/** Nothing there, or an address that can't be. */
export const ProblemPage = ({ frame: layout, status }: { frame: PageLayout; status: keyof typeof problems }) => {
  const [title, why] = problems[status];
  return (
    <Document layout={layout} about={aboutAside(say(title, layout.language))}>
      <Columns frame={layout}>
        <div className="notice">
          <h1>{say(title, layout.language)}</h1>
          <p className="notice-text">{say(why, layout.language)}</p>
          <Ways layout={layout} />
        </div>
      </Columns>
    </Document>
  );
};
