import type { ReactNode } from 'react';
import { safeHrefOf } from '../domain/body.ts';
import type { PublishedPhoto } from '../published/story/schema.ts';
import type { About } from './about.ts';
import { assetPaths } from './assets.ts';
import { Footer } from './Footer.tsx';
import type { PageLayout } from './layout.ts';
import { Masthead } from './Masthead.tsx';
import { filesOf, type Place } from './pictures.ts';
import { say } from './texts.ts';

const Preload = ({ photo, place }: { photo: PublishedPhoto; place: Place }) => {
  const files = filesOf(photo, place);
  const best = files?.sources[0];
  if (!best) return null;
  return (
    <link
      rel="preload"
      as="image"
      type={best.type}
      imageSrcSet={best.srcSet}
      imageSizes={files.sizes}
      fetchPriority="high"
    />
  );
};

const Head = ({ about, frame: layout, preview }: { about: About; frame: PageLayout; preview: boolean }) => {
  const { title, links = [], metas = [], data, leadPhoto } = about;
  const { name } = layout.publication.site;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === name ? title : `${title} — ${name}`}</title>
      {leadPhoto && <Preload {...leadPhoto} />}
      <link rel="stylesheet" href={assetPaths.stylesheet} />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <meta name="color-scheme" content="light dark" />
      {metas.map((meta, at) => (
        <meta key={at} {...meta} />
      ))}
      {links.map((link) => safeHrefOf(link.href) && <link key={`${link.href} ${link.hrefLang}`} {...link} />)}
      {data && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: data }} />}
      {!preview && <script type="module" src={assetPaths.script} />}
    </head>
  );
};

export type PageProps = {
  layout: PageLayout;
  about: About;
  /** Over everything: on a preview, what it is. */
  banner?: ReactNode;
  preview?: boolean;
  /** Whether the foot has the social networks; a story has them after its reviews. */
  social?: boolean;
  children: ReactNode;
};

/** A whole page: head, masthead, its own matter, foot. No inline script or style anywhere. */
export const Document = ({ layout, about, banner, preview = false, social = true, children }: PageProps) => (
  <html lang={layout.language} dir="ltr">
    <Head about={about} frame={layout} preview={preview} />
    <body>
      <a className="skip" href="#content">
        {say('skip', layout.language)}
      </a>
      {banner}
      <Masthead frame={layout} alternates={about.alternates} />
      <div className="page" id="content" tabIndex={-1}>
        {children}
      </div>
      <Footer frame={layout} social={social} />
    </body>
  </html>
);
