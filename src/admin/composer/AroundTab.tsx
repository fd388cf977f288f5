'use client';

import { articleFields, longestOf, partOf } from '../../domain/articleFields.ts';
import { excerptOf } from '../../domain/body.ts';
import { useFieldLabel } from '../fieldLabels.ts';
import { useSay } from '../useSay.ts';
import { AreaControl, Control, TextControl } from './controls.tsx';
import { idsOf, keyOf } from '../../domain/storyNames.ts';
import { Chosen, Picker } from './Picker.tsx';
import { namesOf } from './search.ts';
import { useStoryLanguage } from './Signature.tsx';
import { useStory, useStoryField } from './story.tsx';
import { idOf } from '../../domain/body/blocks.ts';

type StoriesProps = { name: 'relatedStories' | 'translationOf'; isOne?: boolean };

/** Other stories that this one names. */
function Stories({ name, isOne = false }: StoriesProps) {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  const { names, learn, readOnly } = useStory();
  const [value, edit] = useStoryField<unknown>(name);
  const ids = isOne ? idsOf([value]) : idsOf(value);
  const put = (next: readonly string[]): void => edit(isOne ? (idOf(next.at(-1)) ?? null) : next);
  const chosen = ids.map((id) => ({
    id,
    name: names[keyOf('articles', id)] || say('noLongerThere'),
    href: `/admin/collections/articles/${id}`,
  }));
  const isFull = ids.length >= (isOne ? 1 : (articleFields.relatedStories.most ?? Infinity));
  return (
    <Control label={labelOf(name)} id={`field-${name}`}>
      {(id) => (
        <>
          <Chosen
            label={labelOf(name)}
            chosen={chosen}
            disabled={readOnly}
            onRemove={(gone) => put(ids.filter((each) => each !== gone))}
          />
          {!isFull && (
            <Picker
              id={id}
              label={say('addStory')}
              collections={['articles']}
              without={ids}
              disabled={readOnly}
              onPick={(found) => {
                learn(namesOf(found));
                put([...ids, found.id]);
              }}
            />
          )}
        </>
      )}
    </Control>
  );
}

type Seo = { title?: string | null; description?: string | null; canonical?: string | null };
const parts = ['title', 'description', 'canonical'] as const;

/** As long as search engines show, in characters. */
const shownOfDescription = 160;

function Previews({ seo }: { seo: Seo }) {
  const { say } = useSay();
  const [headline] = useStoryField<string>('headline');
  const [standfirst] = useStoryField<string>('standfirst');
  const [body] = useStoryField('body');
  const [slug] = useStoryField<string>('slug');
  const [language] = useStoryField<string>('language');
  const title = seo.title || headline || say('untitled');
  const description = seo.description || standfirst || excerptOf(body, shownOfDescription);
  const site = typeof window === 'undefined' ? '' : window.location.host;
  return (
    <>
      <figure className="seo-preview" aria-label={say('searchResult')}>
        <figcaption>{say('searchResult')}</figcaption>
        <cite>
          {site} › {language} › {slug}
        </cite>
        <b>{title}</b>
        <p>{description}</p>
      </figure>
      <figure className="seo-preview seo-preview--card" aria-label={say('shareCard')}>
        <figcaption>{say('shareCard')}</figcaption>
        <cite>{site}</cite>
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
  const written = useStoryLanguage();
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
          lang: part === 'canonical' ? undefined : written,
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
    <Stories name="relatedStories" />
    <Stories name="translationOf" isOne />
    <ForSearch />
  </>
);
