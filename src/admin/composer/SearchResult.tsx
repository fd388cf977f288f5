'use client';

import { excerptOf } from '../../domain/body.ts';
import { useSay } from '../useSay.ts';
import { useStoryField } from './story.tsx';

/** As long as search engines show, in characters. */
const shownOfDescription = 160;

/** Where the site is, as an address begins. */
export const siteHere = (): string => (typeof window === 'undefined' ? '' : window.location.host);

/** What a search engine shows of what is described by nobody: its text, as far as it goes. */
export function useExcerpt(): string {
  const [body] = useStoryField('body');
  return excerptOf(body, shownOfDescription);
}

type Props = { title: string; description: string; /** Between language and slug. */ folder?: string };

/** How a search engine shows what is written on the page. */
export function SearchResult({ title, description, folder }: Props) {
  const { say } = useSay();
  const [slug] = useStoryField<string>('slug');
  const [language] = useStoryField<string>('language');
  return (
    <figure className="seo-preview" aria-label={say('searchResult')}>
      <figcaption>{say('searchResult')}</figcaption>
      <cite>{[siteHere(), language, folder, slug].filter(Boolean).join(' › ')}</cite>
      <b>{title}</b>
      <p>{description}</p>
    </figure>
  );
}
