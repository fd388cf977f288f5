'use client';

import { useSayText } from '../useText.ts';
import type { BlockOfText } from './tools.ts';
import { blockLimits } from '../../../../domain/body/size.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What somebody said, and who it was. */
export function QuotationBlock({ fields, change, readOnly, focus }: BlockOfText) {
  const say = useSayText();
  const [quote, attribution] = [textOf(fields.quote), textOf(fields.attribution)];
  if (readOnly)
    return (
      <figure className="story-block__quotation">
        <blockquote>{quote}</blockquote>
        {attribution && <figcaption>— {attribution}</figcaption>}
      </figure>
    );
  return (
    <figure className="story-block__quotation">
      <textarea
        autoFocus={focus}
        rows={1}
        maxLength={blockLimits.quote}
        aria-label={say('quoteText')}
        placeholder={say('quoteText')}
        value={quote}
        onChange={({ target }) => change({ quote: target.value })}
      />
      <input
        maxLength={blockLimits.attribution}
        aria-label={say('attribution')}
        placeholder={say('attribution')}
        value={attribution}
        onChange={({ target }) => change({ attribution: target.value })}
      />
    </figure>
  );
}
