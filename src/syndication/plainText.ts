import type { PublishedStory } from '../published/story/schema.ts';
import { cleanText } from './text.ts';

/** A story as an agency's printer had it: nothing but text, a blank line between parts. */
export function plainText({ kicker, headline, standfirst, byline, dateline, body, credit }: PublishedStory): string {
  const text = [dateline?.text, body.text].filter(Boolean).join(' ');
  return [kicker, headline, standfirst, byline.text, text, byline.reporting, credit]
    .flatMap((part) => (part ? cleanText(part) : []))
    .join('\n\n');
}
