import type { Stretch } from '../../domain/changes/texts.ts';

/** A text with what came and what went marked in it. */
export const Words = ({ of }: { of: readonly Stretch[] }) => (
  <>
    {of.map(({ kind, text }, at) => {
      if (kind === 'same') return <span key={at}>{text}</span>;
      return kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>;
    })}
  </>
);
