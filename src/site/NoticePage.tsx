import { frontPath, searchPath } from '../domain/addresses.ts';
import type { KilledStory } from '../published/story/schema.ts';
import { aboutAside } from './about.ts';
import { Columns } from './Columns.tsx';
import { Document } from './Document.tsx';
import type { PageLayout } from './layout.ts';
import { momentOf } from './moments.ts';
import { say, type Text } from './texts.ts';

const Ways = ({ frame: { language } }: { frame: PageLayout }) => (
  <p className="ways">
    <a href={frontPath(language)}>{say('front', language)}</a>{' '}
    <a href={searchPath(language)}>{say('search', language)}</a>
  </p>
);

/** What a killed story leaves: the desk's notice, and when. */
export const KilledPage = ({ frame, killed }: { frame: PageLayout; killed: KilledStory }) => {
  const title = say('killed', frame.language);
  return (
    <Document frame={frame} about={aboutAside(title)}>
      <Columns frame={frame}>
        <article className="notice">
          <h1>{title}</h1>
          <p className="when">
            <time dateTime={killed.killedAt}>
              {momentOf(killed.killedAt, 'long', frame.language, frame.publication.site.timeZone)}
            </time>
          </p>
          <p className="notice-text">{killed.notice}</p>
          <Ways frame={frame} />
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
export const ProblemPage = ({ frame, status }: { frame: PageLayout; status: keyof typeof problems }) => {
  const [title, why] = problems[status];
  return (
    <Document frame={frame} about={aboutAside(say(title, frame.language))}>
      <Columns frame={frame}>
        <div className="notice">
          <h1>{say(title, frame.language)}</h1>
          <p className="notice-text">{say(why, frame.language)}</p>
          <Ways frame={frame} />
        </div>
      </Columns>
    </Document>
  );
};
