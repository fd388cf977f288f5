'use client';

import { useMemo } from 'react';
import { languageOfPage } from '../texts.ts';
import { useSayText } from '../useText.ts';
import type { BlockOfText } from '../BlockPlace.tsx';
import {
  directionOf,
  isQuotedLanguage,
  languageName,
  quotedLanguages,
  type QuotedLanguage,
  isLanguage,
  type Language,
} from '../../../../domain/languages.ts';
import { blockLimits } from '../../../../domain/body/size.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What the browser's spelling and voices go by. */
const languageAttributes = (language: QuotedLanguage | undefined): { lang?: string; dir: 'ltr' | 'rtl' | 'auto' } =>
  language ? { lang: language, dir: directionOf(language) } : { dir: 'auto' };

/** The newsroom's own languages first, then the others by their names. */
const choicesIn = (inLanguage: Language): { value: QuotedLanguage; name: string }[] =>
  quotedLanguages
    .map((value) => ({ value, name: languageName(value, inLanguage), isOwn: isLanguage(value) }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.name.localeCompare(b.name, inLanguage));

type LanguageProps = { value: QuotedLanguage | undefined; onChange: (value: QuotedLanguage | null) => void };

function QuotedIn({ value, onChange }: LanguageProps) {
  const say = useSayText();
  const inLanguage = languageOfPage();
  const choices = useMemo(() => choicesIn(inLanguage), [inLanguage]);
  return (
    <select
      aria-label={say('quotedLanguage')}
      value={value ?? ''}
      onChange={({ target }) => onChange(isQuotedLanguage(target.value) ? target.value : null)}
    >
      <option value="">{say('languageOfStory')}</option>
      {choices.map(({ value: code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** What somebody said, who it was, and in which language. */
export function QuotationBlock({ fields, change, readOnly, focus }: BlockOfText) {
  const say = useSayText();
  const [quote, attribution] = [textOf(fields.quote), textOf(fields.attribution)];
  const language = isQuotedLanguage(fields.language) ? fields.language : undefined;
  if (readOnly)
    return (
      <figure className="story-block__quotation">
        <blockquote {...languageAttributes(language)}>{quote}</blockquote>
        {attribution && <figcaption>— {attribution}</figcaption>}
      </figure>
    );
  return (
    <figure className="story-block__quotation">
      <textarea
        {...languageAttributes(language)}
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
      <QuotedIn value={language} onChange={(chosen) => change({ language: chosen })} />
    </figure>
  );
}
