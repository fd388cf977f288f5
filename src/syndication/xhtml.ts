import { directionOf } from '../domain/languages.ts';
import type { PublishedBlock, PublishedPhoto, PublishedStory } from '../published/story/schema.ts';
import { absoluteUrl, largestRendition, linkUrl, storyUrl, type Publication } from './publication.ts';
import { oneLine } from './text.ts';
import { element, type Content, type Xml } from './xml.ts';

type Blocks = { [Kind in PublishedBlock['kind']]: Extract<PublishedBlock, { kind: Kind }> };
type Run = Blocks['paragraph']['runs'][number];
type List = Pick<Blocks['list'], 'items' | 'ordered' | 'start'>;

/** From the innermost tag to the outermost. */
const tags: Record<NonNullable<Run['marks']>[number], string> = {
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
  strikethrough: 'del',
  underline: 'span',
  italic: 'em',
  bold: 'strong',
};

function runOf({ text, marks = [], link }: Run, publication: Publication): Content {
  const lines = text.split('\n').flatMap((line, index): Content[] => (index === 0 ? [line] : [element('br'), line]));
  const worn = (Object.keys(tags) as (keyof typeof tags)[]).filter((mark) => marks.includes(mark));
  const marked = worn.reduce<Content[]>((inner, mark) => [element(tags[mark], {}, ...inner)], lines);
  const href = link && 'href' in link ? linkUrl(link.href, publication) : undefined;
  return element(href ? 'a' : 'span', { href }, ...marked);
}

/** A run without marks or link is text and needs no element. */
const runsOf = (runs: readonly Run[], publication: Publication): Content[] =>
  runs.map((run) => (run.marks || run.link || run.text.includes('\n') ? runOf(run, publication) : run.text));

const listOf = ({ ordered, start, items }: List, publication: Publication): Xml =>
  element(
    ordered ? 'ol' : 'ul',
    { start },
    ...items.map(({ runs, list }) =>
      element('li', {}, ...runsOf(runs, publication), list && listOf(list, publication)),
    ),
  );

/** XHTML 1.1 has no `figure`; a picture with its caption and credit is a `div`. */
function photoOf(photo: PublishedPhoto, publication: Publication): Xml | undefined {
  const rendition = largestRendition(photo, 'whole') ?? largestRendition(photo, '16:9');
  if (!rendition) return undefined;
  const { url, width, height } = rendition;
  const under = [photo.caption, photo.credit].filter(Boolean).map((text) => oneLine(text ?? ''));
  return element(
    'div',
    { class: 'photo' },
    element('img', { src: absoluteUrl(url, publication), alt: oneLine(photo.alt), width, height }),
    under.length > 0 && element('p', {}, under.join(' ')),
  );
}

function tableOf({ caption, header, rows }: Blocks['table'], publication: Publication): Xml {
  const rowOf = ({ cells }: Blocks['table']['rows'][number], tag: 'th' | 'td'): Xml =>
    element('tr', {}, ...cells.map(({ runs }) => element(tag, {}, ...runsOf(runs, publication))));
  const body = rows.slice(header ? 1 : 0);
  return element(
    'table',
    {},
    caption ? element('caption', {}, oneLine(caption)) : undefined,
    header && rows[0] ? element('thead', {}, rowOf(rows[0], 'th')) : undefined,
    body.length > 0 && element('tbody', {}, ...body.map((row) => rowOf(row, 'td'))),
  );
}

const renderers: { [Kind in keyof Blocks]: (block: Blocks[Kind], publication: Publication) => Xml | undefined } = {
  paragraph: ({ runs }, publication) => element('p', {}, ...runsOf(runs, publication)),
  subhead: ({ level, runs }, publication) => element(`h${level}`, {}, ...runsOf(runs, publication)),
  quotation: ({ paragraphs, attribution, language }, publication) =>
    element(
      'blockquote',
      language ? { 'xml:lang': language, dir: directionOf(language) } : {},
      ...paragraphs.map((runs) => element('p', {}, ...runsOf(runs, publication))),
      attribution ? element('p', {}, element('cite', {}, attribution)) : undefined,
    ),
  list: (list, publication) => listOf(list, publication),
  table: (table, publication) => tableOf(table, publication),
  photo: ({ photo }, publication) => photoOf(photo, publication),
  embed: ({ embed }) => element('p', {}, element('a', { href: embed.url }, oneLine(embed.title))),
  related: ({ stories }, publication) =>
    element(
      'ul',
      {},
      ...stories.map((story) =>
        element('li', {}, element('a', { href: storyUrl(story, publication) }, oneLine(story.headline))),
      ),
    ),
};

const blockOf = (block: PublishedBlock, publication: Publication): Xml | undefined =>
  (renderers[block.kind] as (block: PublishedBlock, publication: Publication) => Xml | undefined)(block, publication);

/** A story's body as an XHTML document, made of its blocks: well-formed whatever they hold. Without dateline, byline and notices. */
export const xhtml = ({ headline, language, photo, body }: PublishedStory, publication: Publication): Xml =>
  element(
    'html',
    { xmlns: 'http://www.w3.org/1999/xhtml', 'xml:lang': language },
    element('head', {}, element('title', {}, oneLine(headline))),
    element(
      'body',
      {},
      photo && photoOf(photo, publication),
      ...body.blocks.map((block) => blockOf(block, publication)),
    ),
  );
