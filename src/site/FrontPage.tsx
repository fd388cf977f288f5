import { sectionPath } from '../domain/addresses.ts';
import type { PublishedSection } from '../published/directory/schema.ts';
import type { StorySummary } from '../published/story/schema.ts';
import type { About } from './about.ts';
import { Document } from './Document.tsx';
import { sectionName, type PageLayout } from './layout.ts';
import { Headline } from './Headlines.tsx';
import { NewsLine } from './NewsLine.tsx';
import { SectionMark } from './Columns.tsx';
import { say } from './texts.ts';

export type SectionBlock = { section: PublishedSection; lines: readonly StorySummary[] };
export type FrontMatter = { top: readonly StorySummary[]; blocks: readonly SectionBlock[] };

const TopStories = ({ frame: layout, top: [lead, ...others] }: { frame: PageLayout; top: readonly StorySummary[] }) => (
  <section className="top-stories" aria-labelledby="top-stories">
    <h1 id="top-stories" className="visually-hidden">
      {say('topStories', layout.language)}
    </h1>
    {lead ? (
      <Headline line={lead} layout={layout} look="lead" level={2} eager />
    ) : (
      <p className="nothing">{say('noStories', layout.language)}</p>
    )}
    <div className="cards">
      {others.map((line) => (
        <Headline key={line.id} line={line} layout={layout} look="card" level={2} />
      ))}
    </div>
  </section>
);

const Block = ({ frame: layout, block: { section, lines } }: { frame: PageLayout; block: SectionBlock }) => (
  <section className="section-block" aria-labelledby={`section-${section.id}`}>
    <h2 id={`section-${section.id}`}>
      <SectionMark colour={section.colour} />
      <a href={sectionPath(layout.language, section.path)}>{sectionName(section, layout.language)}</a>
    </h2>
    {lines.map((line, at) => (
      <Headline key={line.id} line={line} layout={layout} look={at === 0 ? 'block' : 'plain'} level={3} />
    ))}
  </section>
);

/** The first thing readers see: what matters most, what is newest, and the sections. */
export const FrontPage = ({
  frame: layout,
  about,
  matter,
}: {
  frame: PageLayout;
  about: About;
  matter: FrontMatter;
}) => (
  <Document layout={layout} about={about}>
    <main className="front">
      <TopStories frame={layout} top={matter.top} />
      <NewsLine frame={layout} />
      <div className="section-blocks">
        {matter.blocks.map((block) => (
          <Block key={block.section.id} frame={layout} block={block} />
        ))}
      </div>
    </main>
  </Document>
);
