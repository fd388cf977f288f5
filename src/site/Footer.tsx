import { feedPath, frontPath, sectionPath } from '../domain/addresses.ts';
import { sitePathOf } from '../published/kinds.ts';
import { agencyNameIn } from '../syndication/publication.ts';
import { Anchor } from './Columns.tsx';
import { sectionName, navigationUnder, type PageLayout } from './layout.ts';
import { say } from './texts.ts';

/** "Follow us on social networks": those of the page's language, and those for all. */
export function Social({
  layout: {
    language,
    publication: { site },
  },
}: {
  layout: PageLayout;
}) {
  const links = site.social.filter((link) => !link.language || link.language === language);
  if (links.length === 0) return null;
  return (
    <nav className="social" aria-labelledby="social">
      <h2 id="social">{say('social', language)}</h2>
      <ul>
        {links.map(({ network, url }) => (
          <li key={`${network} ${url}`}>
            <Anchor href={url}>{network}</Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export const Footer = ({ frame: layout, social }: { frame: PageLayout; social: boolean }) => {
  const { language, sections, documents, publication } = layout;
  const own = documents.filter(({ inFooter }) => inFooter);
  return (
    <footer className="foot">
      <div className="foot-inner">
        <p className="foot-name">
          <a href={frontPath(language)}>{agencyNameIn(publication, language)}</a>
        </p>
        <ul className="foot-links">
          {navigationUnder(sections).map((section) => (
            <li key={section.id}>
              <a href={sectionPath(language, section.path)}>{sectionName(section, language)}</a>
            </li>
          ))}
          {own.map((each) => (
            <li key={each.id}>
              <a href={sitePathOf(each.kind, each)}>{each.title}</a>
            </li>
          ))}
          <li>
            <a href={feedPath('rss', { lang: language })}>{say('feed', language)}</a>
          </li>
        </ul>
        {social && <Social layout={layout} />}
      </div>
    </footer>
  );
};
