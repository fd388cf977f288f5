'use client';

import { articleFields, longestOf, partOf } from '../../../domain/fields/articleFields.ts';
import { useFieldLabel, useSay } from '../../useSay.ts';
import { AreaControl, TextControl } from '../controls.tsx';
import { OthersField } from '../OthersField.tsx';
import { SearchResult, siteHere, useExcerpt } from '../SearchResult.tsx';
import { useStory, useStoryField, useStoryLanguage } from '../story.tsx';

type Seo = { title?: string | null; description?: string | null; canonical?: string | null };
const parts = ['title', 'description', 'canonical'] as const;

function Previews({ seo }: { seo: Seo }) {
  const { say } = useSay();
  const [headline] = useStoryField<string>('headline');
  const [standfirst] = useStoryField<string>('standfirst');
  const excerpt = useExcerpt();
  const title = seo.title || headline || say('untitled');
  const description = seo.description || standfirst || excerpt;
  return (
    <>
      <SearchResult {...{ title, description }} />
      <figure className="seo-preview seo-preview--card" aria-label={say('shareCard')}>
        <figcaption>{say('shareCard')}</figcaption>
        <cite>{siteHere()}</cite>
        <b>{title}</b>
        <p>{description}</p>
      </figure>
    </>
  );
}

function ForSearch() {
  const { language } = useSay();
  const labelOf = useFieldLabel();
  const { readOnly } = useStory();
  const storyLanguage = useStoryLanguage();
  const [seo = {}, edit] = useStoryField<Seo>('seo');
  const label = (part: string): string => partOf(articleFields.seo, part).label?.[language] ?? part;
  return (
    <fieldset className="story-group" id="field-seo">
      <legend>{labelOf('seo')}</legend>
      {parts.map((part) => {
        const control = {
          id: `field-seo__${part}`,
          label: label(part),
          value: seo[part] ?? '',
          maxLength: longestOf('seo', part),
          disabled: readOnly,
          lang: part === 'canonical' ? undefined : storyLanguage,
          onText: (text: string) => edit({ ...seo, [part]: text || null }),
        };
        return part === 'description' ? (
          <AreaControl key={part} {...control} rows={3} />
        ) : (
          <TextControl key={part} {...control} />
        );
      })}
      <Previews seo={seo} />
    </fieldset>
  );
}

/** What leads to the story, and from it. */
export const AroundTab = () => (
  <>
    <OthersField name="relatedStories" />
    <OthersField name="translationOf" isOne />
    <ForSearch />
  </>
);
