import { frontPath, searchPath, sectionPath } from '../domain/addresses.ts';
import { languages } from '../domain/languages.ts';
import { sitePathOf } from '../published/kinds.ts';
import type { Alternate } from './about.ts';
import { sectionName, navigationUnder, type PageLayout } from './layout.ts';
import { ownNames, say } from './texts.ts';

/** A language without this page leads to its front page. */
const LanguageSwitch = ({
  layout: { language },
  alternates = [],
}: {
  layout: PageLayout;
  alternates?: readonly Alternate[];
}) => (
  <nav className="languages" aria-label={say('language', language)}>
    <ul>
      {languages.map((each) => (
        <li key={each}>
          <a
            href={alternates.find((alternate) => alternate.language === each)?.path ?? frontPath(each)}
            lang={each}
            hrefLang={each}
            aria-current={each === language ? 'true' : undefined}
          >
            {ownNames[each]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const SearchBox = ({ layout: { language } }: { layout: PageLayout }) => (
  <search className="search-box">
    <form action={searchPath(language)} role="search">
      <label className="visually-hidden" htmlFor="search-words">
        {say('searchWords', language)}
      </label>
      <input id="search-words" type="search" name="q" maxLength={200} placeholder={say('search', language)} required />
      <button type="submit" aria-label={say('search', language)}>
        <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" focusable="false">
          <path d="M8.5 2a6.5 6.5 0 1 0 4 11.6l4.4 4.4 1.4-1.4-4.4-4.4A6.5 6.5 0 0 0 8.5 2Zm0 2a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z" />
        </svg>
      </button>
    </form>
  </search>
);

const SectionBar = ({ layout: { language, sections, documents } }: { layout: PageLayout }) => (
  <nav className="section-bar" aria-label={say('sections', language)}>
    <ul>
      {navigationUnder(sections).map((section) => (
        <li key={section.id}>
          <a href={sectionPath(language, section.path)}>{sectionName(section, language)}</a>
        </li>
      ))}
      {documents
        .filter(({ inMenu }) => inMenu)
        .map((each) => (
          <li key={each.id}>
            <a href={sitePathOf(each.kind, each)}>{each.title}</a>
          </li>
        ))}
      <li className="to-news-line">
        <a href="#news-line">{say('newsLine', language)}</a>
      </li>
    </ul>
  </nav>
);

export const Masthead = ({ frame: layout, alternates }: { frame: PageLayout; alternates?: readonly Alternate[] }) => (
  <header className="masthead">
    <div className="masthead-top">
      <LanguageSwitch layout={layout} alternates={alternates} />
      <SearchBox layout={layout} />
    </div>
    <p className="nameplate">
      <a href={frontPath(layout.language)}>{layout.publication.site.name}</a>
    </p>
    {layout.publication.site.tagline && <p className="tagline">{layout.publication.site.tagline}</p>}
    <SectionBar layout={layout} />
  </header>
);
