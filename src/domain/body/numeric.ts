import type { StoryTable } from './blocks.ts';

/** Digits with their signs, also a currency, a per cent or a dash for none: `1,234.5`, `−3 %`, `₼ 20`, `12 млн`. */
const figure = /^(?:[\p{Sc}+~<>≈±−–-]\s?)*\d[\d\s.,:/]*\s?(?:%|‰|°|\p{Sc}|\p{L}{1,4}\.?)?$/u;
const none = /^[-–—−]?$/;

/** Which columns of a table hold figures and nothing else; readers compare them by their last digits. */
export function numericColumns({ header, rows }: Pick<StoryTable, 'header' | 'rows'>): boolean[] {
  const body = rows.slice(header ? 1 : 0).map(({ cells }) =>
    cells.map(({ runs }) =>
      runs
        .map(({ text }) => text)
        .join('')
        .trim(),
    ),
  );
  return (body[0] ?? []).map((_, column) => {
    const texts = body.map((row) => row[column] ?? '');
    return texts.some((text) => figure.test(text)) && texts.every((text) => figure.test(text) || none.test(text));
  });
}
