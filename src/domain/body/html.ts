import { embedOf, embedProviderTitle, type Embed } from '../fields/embed.ts';
import { blockLabels, words } from '../labels.ts';
import { type Language, directionOf } from '../languages.ts';
import type { Mark, Run, RunLink, StoryBlock, StoryList, StoryTable } from './blocks.ts';
import { safeHrefOf } from './links.ts';
import { numericColumns } from './numeric.ts';

declare const escaped: unique symbol;

/** HTML made here, of escaped text and our own tags; nothing else may be set as the inner HTML of a page. */
export type StoryHtml = string & { readonly [escaped]: true };

type Rendition = { url: string; width: number };

/** A photo as readers get it. `src` is the fallback, `sources` better formats, best first (AVIF, then WebP). Sizes in px. */
export type Picture = {
  src: string;
  width: number;
  height: number;
  alt: string;
  caption?: string;
  credit?: string;
  renditions?: Rendition[];
  sources?: { type: string; renditions: Rendition[] }[];
};

export type LinkedStory = { headline: string; href: string };

/** How a body is shown. A document that a resolver does not know (not published, not ours to show) is left out. */
export type Presentation = {
  language?: Language;
  /** Somebody paid for the story: its links out of the site say so. */
  isPaid?: boolean;
  /** The rendered dateline, set at the start of the first paragraph. */
  dateline?: string;
  pictureOf?: (media: string) => Picture | undefined;
  storyOf?: (article: string) => LinkedStory | undefined;
};

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

const related = words('Related stories', 'Əlaqəli xəbərlər', 'Материалы по теме');

/** From the innermost tag to the outermost. */
const tags: Record<Mark, string> = {
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
  strikethrough: 's',
  underline: 'u',
  italic: 'em',
  bold: 'strong',
};

function runHtml(run: Run): string {
  const text = escape(run.text).replaceAll('\n', '<br>');
  const worn = (Object.keys(tags) as Mark[]).filter((mark) => run.marks?.includes(mark));
  return worn.reduce((inner, mark) => `<${tags[mark]}>${inner}</${tags[mark]}>`, text);
}

/** Search engines take no advice from a link that somebody paid for. */
const relOf = (href: string, { isPaid }: Presentation): string =>
  isPaid && /^https?:/.test(href) ? 'sponsored noopener' : 'noopener';

function linkHtml(link: RunLink, inner: string, presentation: Presentation): string {
  const href = safeHrefOf('href' in link ? link.href : presentation.storyOf?.(link.story)?.href);
  if (!href) return inner;
  return `<a href="${escape(href)}" rel="${relOf(href, presentation)}"${link.newTab ? ' target="_blank"' : ''}>${inner}</a>`;
}

const isSameLink = (a: RunLink, b: RunLink | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Neighbouring runs of one link share one `<a>`. */
function runsHtml(runs: readonly Run[], presentation: Presentation): string {
  let html = '';
  for (let at = 0; at < runs.length;) {
    const link = runs[at]?.link;
    const start = at;
    at += 1;
    while (link && at < runs.length && isSameLink(link, runs[at]?.link)) at += 1;
    const inner = runs.slice(start, at).map(runHtml).join('');
    html += link ? linkHtml(link, inner, presentation) : inner;
  }
  return html;
}

function listHtml(list: StoryList, presentation: Presentation): string {
  const tag = list.ordered ? 'ol' : 'ul';
  const items = list.items.map(
    (item) => `<li>${runsHtml(item.runs, presentation)}${item.list ? listHtml(item.list, presentation) : ''}</li>`,
  );
  return `<${tag}${list.ordered && list.start ? ` start="${Number(list.start)}"` : ''}>${items.join('')}</${tag}>`;
}

type Quotation = Extract<StoryBlock, { kind: 'quotation' }>;

function quotationHtml({ paragraphs, attribution, language }: Quotation, presentation: Presentation): string {
  const spoken = language ? ` lang="${language}" dir="${directionOf(language)}"` : '';
  const quote = `<blockquote${spoken}>${paragraphs.map((runs) => `<p>${runsHtml(runs, presentation)}</p>`).join('')}</blockquote>`;
  if (!attribution) return quote;
  return `<figure class="quotation">${quote}<figcaption><cite>${escape(attribution)}</cite></figcaption></figure>`;
}

const photoSizes = '(min-width: 48rem) 44rem, 100vw';

function srcset(renditions: readonly Rendition[] = []): string {
  const safe = renditions.filter(({ url }) => safeHrefOf(url));
  return escape(safe.map(({ url, width }) => `${url} ${Number(width)}w`).join(', '));
}

const attribute = (name: string, value: string): string => (value ? ` ${name}="${value}"` : '');

/** A photo with caption and credit, as a figure; '' if its address is not safe. `eager`: it is seen without scrolling. */
export function photoHtml(picture: Picture, { eager = false } = {}): StoryHtml {
  const src = safeHrefOf(picture.src);
  if (!src) return '' as StoryHtml;
  const sources = (picture.sources ?? []).map(({ type, renditions }) => {
    const set = srcset(renditions);
    return set && `<source type="${escape(type)}" srcset="${set}" sizes="${photoSizes}">`;
  });
  const set = srcset(picture.renditions);
  const size = `width="${Number(picture.width)}" height="${Number(picture.height)}"`;
  const loading = eager ? ' fetchpriority="high"' : ' loading="lazy"';
  const image = `<img src="${escape(src)}"${attribute('srcset', set)}${attribute('sizes', set && photoSizes)} ${size} alt="${escape(picture.alt)}"${loading} decoding="async">`;
  const caption = picture.caption ? `<span class="caption">${escape(picture.caption)}</span>` : '';
  const credit = picture.credit ? `<span class="credit">${escape(picture.credit)}</span>` : '';
  const under = [caption, credit].filter(Boolean).join(' ');
  const figure = `<figure class="photo"><picture>${sources.join('')}${image}</picture>${under && `<figcaption>${under}</figcaption>`}</figure>`;
  return figure as StoryHtml;
}

/** The frame's address is built anew from the public one, so stored blocks can't bring another. */
function embedHtml({ url, title }: Embed, presentation: Presentation): string {
  const embed = embedOf(url, title);
  if (!embed) return '';
  const site = embedProviderTitle(embed.provider);
  if (embed.kind === 'link') {
    const text = embed.title === site ? embed.url.replace(/^https:\/\/(?:www\.)?/, '') : embed.title;
    return `<p class="embed-card"><span class="embed-site">${site}</span> <a href="${escape(embed.url)}" rel="${relOf(embed.url, presentation)}">${escape(text)}</a></p>`;
  }
  const attributes = [
    `src="${escape(embed.src)}" width="${embed.width}" height="${embed.height}" title="${escape(embed.title)}"`,
    'loading="lazy" allow="fullscreen; picture-in-picture" allowfullscreen referrerpolicy="strict-origin-when-cross-origin"',
    'sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"',
  ];
  return `<div class="embed embed-${embed.provider}"><iframe ${attributes.join(' ')}></iframe></div>`;
}

function relatedHtml(ids: readonly string[], { storyOf, language = 'en' }: Presentation): string {
  const items = ids.map((id) => {
    const story = storyOf?.(id);
    const href = safeHrefOf(story?.href);
    return story && href ? `<li><a href="${escape(href)}" rel="noopener">${escape(story.headline)}</a></li>` : '';
  });
  if (!items.some(Boolean)) return '';
  const title = related[language];
  return `<aside class="related" aria-label="${title}"><p class="related-title">${title}</p><ul>${items.join('')}</ul></aside>`;
}

/** A wide table is scrolled by itself, by keys too; figures stand below one another. */
function tableHtml({ caption, header, rows }: StoryTable, presentation: Presentation): string {
  const isNumeric = numericColumns({ header, rows });
  const rowHtml = ({ cells }: StoryTable['rows'][number], isHead: boolean): string => {
    const inner = cells.map(({ runs }, column) => {
      // A header without words would head nothing.
      const tag = isHead && runs.length > 0 ? 'th' : 'td';
      const scope = tag === 'th' ? ' scope="col"' : '';
      return `<${tag}${scope}${isNumeric[column] ? ' class="number"' : ''}>${runsHtml(runs, presentation)}</${tag}>`;
    });
    return `<tr>${inner.join('')}</tr>`;
  };
  const body = rows.slice(header ? 1 : 0).map((row) => rowHtml(row, false));
  const parts = [
    caption ? `<caption><span>${escape(caption)}</span></caption>` : '',
    header && rows[0] ? `<thead>${rowHtml(rows[0], true)}</thead>` : '',
    body.length > 0 ? `<tbody>${body.join('')}</tbody>` : '',
  ];
  const name = escape(caption ?? blockLabels.table[presentation.language ?? 'en']);
  return `<div class="table" role="group" tabindex="0" aria-label="${name}"><table>${parts.join('')}</table></div>`;
}

function blockHtml(block: StoryBlock, presentation: Presentation): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${runsHtml(block.runs, presentation)}</p>`;
    case 'subhead':
      return `<h${block.level === 3 ? 3 : 2}>${runsHtml(block.runs, presentation)}</h${block.level === 3 ? 3 : 2}>`;
    case 'quotation':
      return quotationHtml(block, presentation);
    case 'list':
      return listHtml(block, presentation);
    case 'photo': {
      const picture = presentation.pictureOf?.(block.media);
      return picture ? photoHtml({ ...picture, ...(block.caption && { caption: block.caption }) }) : '';
    }
    case 'embed':
      return embedHtml(block.embed, presentation);
    case 'related':
      return relatedHtml(block.stories, presentation);
    case 'table':
      return tableHtml(block, presentation);
  }
}

/** Semantic HTML of a body: all text escaped, links only to http, https, mailto, tel or our own site, never a script. */
export function htmlOf(blocks: readonly StoryBlock[], presentation: Presentation = {}): StoryHtml {
  const { dateline } = presentation;
  const runIn = dateline ? `<span class="dateline">${escape(dateline)}</span>` : '';
  const first = blocks.findIndex((block) => block.kind === 'paragraph');
  const html = blocks.map((block, at) => {
    const whole = blockHtml(block, presentation);
    return at === first && runIn ? whole.replace('<p>', () => `<p>${runIn} `) : whole;
  });
  return [runIn && first < 0 ? `<p>${runIn}</p>` : '', ...html].filter(Boolean).join('\n') as StoryHtml;
}
