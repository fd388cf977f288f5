import { sectionPath, storyPath } from '../domain/addresses.ts';
import type { StorySummary } from '../published/story/schema.ts';
import type { PageLayout } from './layout.ts';
import { Marks } from './Marks.tsx';
import { momentOf } from './moments.ts';
import { Picture } from './Picture.tsx';
import type { Place } from './pictures.ts';

/** How much of a story a list shows, and how large. Each has its look in styles/. */
const looks = {
  lead: { place: 'lead', standfirst: true, section: true },
  card: { place: 'card', standfirst: false, section: true },
  row: { place: 'row', standfirst: true, section: true },
  block: { place: 'block', standfirst: true, section: false },
  plain: { place: undefined, standfirst: false, section: false },
} as const satisfies Record<string, { place: Place | undefined; standfirst: boolean; section: boolean }>;
export type Look = keyof typeof looks;

type Props = { line: StorySummary; layout: PageLayout; look: Look; level: 2 | 3; eager?: boolean };

const Above = ({ line, layout, withSection }: Pick<Props, 'layout' | 'line'> & { withSection: boolean }) => {
  const section = line.section.at(-1);
  if (!(withSection && section) && !line.kicker) return null;
  return (
    <p className="above">
      {withSection && section && <a href={sectionPath(layout.language, section.path)}>{section.name}</a>}
      {line.kicker && line.kicker !== section?.name && <span className="kicker">{line.kicker}</span>}
    </p>
  );
};

/** A story in a list: picture, headline, what it is about, when. */
export function Headline({ line, layout, look, level, eager = false }: Props) {
  const { place, standfirst, section } = looks[look];
  const Title = `h${level}` as const;
  return (
    <article
      className={`headline headline-${look}${place && line.photo ? '' : ' headline-no-photo'}`}
      data-story={line.id}
    >
      {place && line.photo && <Picture photo={line.photo} place={place} eager={eager} />}
      <div className="headline-words">
        <Marks of={line} language={layout.language} />
        <Above line={line} layout={layout} withSection={section} />
        <Title>
          <a href={storyPath(line)}>{line.headline}</a>
        </Title>
        {standfirst && line.standfirst && <p className="standfirst">{line.standfirst}</p>}
        <p className="when">
          <time dateTime={line.publishedAt}>
            {momentOf(line.publishedAt, 'short', layout.language, layout.publication.site.timeZone)}
          </time>
        </p>
      </div>
    </article>
  );
}
