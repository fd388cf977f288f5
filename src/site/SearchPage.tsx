import { searchPath, storyPath } from '../domain/addresses.ts';
import type { Hit } from '../delivery/stores/stores.ts';
import { Columns } from './Columns.tsx';
import type { About } from './about.ts';
import { Document } from './Document.tsx';
import { sectionName, sectionsUnder, type PageLayout } from './layout.ts';
import { Pager } from './ListPage.tsx';
import { momentOf } from './moments.ts';
import { say } from './texts.ts';

export type SearchMatter = {
  q: string;
  section?: string;
  /** Undefined until words are given. */
  hits?: readonly Hit[];
  path: string;
  cursor?: string;
  next?: string;
};

/** A text in pieces, every second one found. */
function piecesOf(text: string, marks: Hit['marks']): string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    pieces.push(text.slice(end, from), text.slice(from, to));
    end = to;
  }
  return [...pieces, text.slice(end)];
}

const Snippet = ({ snippet, marks }: Pick<Hit, 'snippet' | 'marks'>) => (
  <p className="snippet">
    {piecesOf(snippet, marks).map((piece, at) => (at % 2 ? <mark key={at}>{piece}</mark> : piece))}
  </p>
);

const SearchHit = ({
  hit,
  layout: {
    language,
    publication: { site },
  },
}: {
  hit: Hit;
  layout: PageLayout;
}) => (
  <article className="found" data-story={hit.id}>
    <h2>
      <a href={storyPath(hit)}>{hit.headline}</a>
    </h2>
    <Snippet snippet={hit.snippet} marks={hit.marks} />
    <p className="when">
      {hit.section.at(-1) && <span>{hit.section.at(-1)?.name} · </span>}
      <time dateTime={hit.publishedAt}>{momentOf(hit.publishedAt, 'long', language, site.timeZone)}</time>
    </p>
  </article>
);

const SearchForm = ({ layout: { language, sections }, matter }: { layout: PageLayout; matter: SearchMatter }) => (
  <form className="search-form" action={searchPath(language)} role="search" aria-label={say('searchWords', language)}>
    <label>
      <span>{say('searchWords', language)}</span>
      <input type="search" name="q" defaultValue={matter.q} maxLength={200} required />
    </label>
    <label>
      <span>{say('section', language)}</span>
      <select name="section" defaultValue={matter.section ?? ''}>
        <option value="">{say('allSections', language)}</option>
        {sectionsUnder(sections).map((each) => (
          <option key={each.id} value={each.path}>
            {sectionName(each, language)}
          </option>
        ))}
      </select>
    </label>
    <button type="submit">{say('search', language)}</button>
  </form>
);

export const SearchPage = ({
  frame: layout,
  about,
  matter,
}: {
  frame: PageLayout;
  about: About;
  matter: SearchMatter;
}) => (
  <Document layout={layout} about={about}>
    <Columns frame={layout}>
      <header className="list-head">
        <h1>{say('search', layout.language)}</h1>
        <SearchForm layout={layout} matter={matter} />
      </header>
      {matter.hits?.length === 0 && <p className="nothing">{say('nothingFound', layout.language)}</p>}
      {matter.hits?.map((hit) => (
        <SearchHit key={hit.id} hit={hit} layout={layout} />
      ))}
      <Pager layout={layout} path={matter.path} cursor={matter.cursor} next={matter.next} />
    </Columns>
  </Document>
);
