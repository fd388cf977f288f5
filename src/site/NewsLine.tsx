import { storyPath } from '../domain/addresses.ts';
import type { StorySummary } from '../published/story/schema.ts';
import type { PageLayout } from './layout.ts';
import { PaidMark } from './Marks.tsx';
import { momentOf } from './moments.ts';
import { say } from './texts.ts';

type Day = { label: string; lines: StorySummary[] };

/** Headlines under the day they came on. The page is kept in caches, so it never says "today". */
function daysOf({ newsLine, language, publication: { site } }: PageLayout): Day[] {
  const days: Day[] = [];
  for (const line of newsLine) {
    const label = momentOf(line.publishedAt, 'day', language, site.timeZone);
    if (days.at(-1)?.label === label) days.at(-1)?.lines.push(line);
    else days.push({ label, lines: [line] });
  }
  return days;
}

const Row = ({
  line,
  layout: {
    language,
    publication: { site },
  },
}: {
  line: StorySummary;
  layout: PageLayout;
}) => (
  <li data-story={line.id}>
    <time dateTime={line.publishedAt}>{momentOf(line.publishedAt, 'clock', language, site.timeZone)}</time>
    <a href={storyPath(line)}>
      <PaidMark of={line} language={language} />
      {line.headline}
    </a>
  </li>
);

/** The latest headlines; the script keeps them live (script/newsLine.ts reads these attributes and writes the same rows). */
export const NewsLine = ({ frame: layout, live = true }: { frame: PageLayout; live?: boolean }) => {
  const { language, publication } = layout;
  const attributes = live
    ? {
        'data-live': `/v1/newsline/live?lang=${language}`,
        'data-zone': publication.site.timeZone,
        'data-language': language,
      }
    : {};
  return (
    <section className="news-line" aria-labelledby="news-line" {...attributes}>
      <h2 id="news-line">{say('newsLine', language)}</h2>
      <p className="visually-hidden" role="status" />
      {daysOf(layout).map(({ label, lines }) => (
        <div className="day" key={label}>
          <h3>{label}</h3>
          <ol>
            {lines.map((line) => (
              <Row key={line.id} line={line} layout={layout} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
};
