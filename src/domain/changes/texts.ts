import { stepsBetween } from './sequence.ts';

/** A stretch of a text that stayed, went or came. */
export type Stretch = { kind: 'same' | 'removed' | 'added'; text: string };

/** Words, the spaces between them, and each other sign. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|\s+|./gsu) ?? [];

/** A space between two changed words belongs to the change: words are not told one by one. */
function withoutGaps(stretches: readonly Stretch[]): Stretch[] {
  const isGap = ({ kind, text }: Stretch, at: number): boolean =>
    kind === 'same' && /^\s+$/.test(text) && at > 0 && at < stretches.length - 1;
  const parted = stretches.flatMap((each, at): Stretch[] =>
    isGap(each, at)
      ? [
          { kind: 'removed', text: each.text },
          { kind: 'added', text: each.text },
        ]
      : [each],
  );
  const joined: Stretch[] = [];
  let [removed, added] = ['', ''];
  const put = (): void => {
    if (removed) joined.push({ kind: 'removed', text: removed });
    if (added) joined.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of parted) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      put();
      joined.push({ kind, text });
    }
  }
  put();
  return joined;
}

/** What changed between two texts, by words. */
export function textChanges(before: string, after: string): Stretch[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const stretches: Stretch[] = [];
  for (const { kind, item } of stepsBetween(wordsOf(before), wordsOf(after))) {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += item;
    else stretches.push({ kind, text: item });
  }
  return withoutGaps(stretches);
}
