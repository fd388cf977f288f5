import { blocksOf, type Run, type StoryBlock, type StoryList, type TableRow } from '../../domain/body/blocks.ts';
import { blockLabels } from '../../domain/labels.ts';
import type { Language } from '../../domain/languages.ts';

/** Letters of the look, as people write it in plain text. */
const looks: Readonly<Record<string, string>> = {
  bold: '**',
  italic: '_',
  strikethrough: '~',
  underline: '__',
  code: '`',
};

/** Neighbours of one look count as one: the editor parts a text where one has typed. */
function textOf(runs: readonly Run[]): string {
  const parts: { look: string; target: string; text: string }[] = [];
  for (const { text, marks = [], link } of runs) {
    const look = marks.map((mark) => looks[mark] ?? '').join('');
    const target = link ? ('href' in link ? link.href : link.story) : '';
    const last = parts.at(-1);
    if (last && last.look === look && last.target === target) last.text += text;
    else parts.push({ look, target, text });
  }
  return parts.map(({ look, target, text }) => `${look}${text}${look}${target && ` (${target})`}`).join('');
}

const listLines = ({ ordered, start = 1, items }: StoryList): string[] =>
  items.flatMap(({ runs, list }, index) => [
    `${ordered ? `${start + index}.` : '•'} ${textOf(runs)}`,
    ...(list ? listLines(list) : []),
  ]);

function lineOf(block: StoryBlock, language: Language): string {
  const withLabel = (name: keyof typeof blockLabels, what: string): string =>
    `[${blockLabels[name][language]}] ${what}`;
  switch (block.kind) {
    case 'paragraph':
      return textOf(block.runs);
    case 'subhead':
      return `${'#'.repeat(block.level)} ${textOf(block.runs)}`;
    case 'list':
      return listLines(block).join('\n');
    case 'quotation':
      return withLabel(
        'quotation',
        [...block.paragraphs.map(textOf), block.attribution ?? ''].filter(Boolean).join('\n— '),
      );
    case 'photo':
      return withLabel('photo', block.caption ?? block.media);
    case 'embed':
      return withLabel('embed', block.embed.url);
    case 'related':
      return withLabel('relatedStories', block.stories.join(', '));
    case 'table': {
      const line = ({ cells }: TableRow): string => cells.map(({ runs }) => textOf(runs)).join(' | ');
      return withLabel('table', [block.caption ?? '', ...block.rows.map(line)].join('\n'));
    }
  }
}

/** A body as lines of plain text, with what makes two of them differ: look, links and blocks, too. */
export const bodyLines = (body: unknown, language: Language): string[] =>
  blocksOf(body).map((block) => lineOf(block, language));
