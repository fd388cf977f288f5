import { marksOf, type Chosen } from '../domain/fields/choices.ts';
import type { Language } from '../domain/languages.ts';

/** That somebody paid for a story, before its headline in a line of headlines. */
export const PaidMark = ({ of, language }: { of: Chosen; language: Language }) =>
  marksOf(of)
    .filter(({ row }) => row.isPaid)
    .map(({ name, row }) => (
      <span key={name} className="mark mark-paid">
        {row.label[language]}
      </span>
    ));

/** What a story is marked as, above its headline: that it is an opinion, that somebody paid for it. */
export function Marks({ of, language }: { of: Chosen; language: Language }) {
  const unusual = marksOf(of).filter(({ row }) => !row.usual);
  // Two marks of one name are said once, as the later one says it.
  const distinct = [...new Map(unusual.map((mark) => [mark.row.label[language], mark])).values()];
  if (distinct.length === 0) return null;
  return (
    <p className="marks">
      {distinct.map(({ name, row }) => (
        <span key={name} className={row.isPaid ? 'mark mark-paid' : 'mark'}>
          {row.label[language]}
        </span>
      ))}
    </p>
  );
}
