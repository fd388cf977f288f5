'use client';

import { pageOrders } from '../../../domain/fields/pageFields.ts';
import { useOpenedStory } from '../../surroundings.ts';
import { useFieldLabel, useSay } from '../../useSay.ts';
import { TextControl } from '../controls.tsx';
import { AreaField, CheckField, LanguageField, TextField } from '../FieldControls.tsx';
import { OthersField } from '../OthersField.tsx';
import { SearchResult, useExcerpt } from '../SearchResult.tsx';
import { useStory, useStoryField, useStoryLanguage } from '../story.tsx';

/** Its place among the others: a whole number, or nothing. */
function Order() {
  const labelOf = useFieldLabel();
  const { readOnly } = useStory();
  const [value, edit] = useStoryField<number>('order');
  return (
    <TextControl
      id="field-order"
      label={labelOf('order')}
      type="number"
      inputMode="numeric"
      min={pageOrders.least}
      max={pageOrders.most}
      value={value === undefined ? '' : String(value)}
      disabled={readOnly}
      onText={(text) => edit(text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text))}
    />
  );
}

/** Where the page stands on the site. */
export const PlacingTab = () => (
  <>
    <LanguageField />
    <TextField name="slug" />
    <CheckField name="inMenu" />
    <CheckField name="inFooter" />
    <Order />
  </>
);

/** How a search engine shows it. */
function PageSeo() {
  const { say } = useSay();
  const { kind } = useOpenedStory();
  const [title] = useStoryField<string>('title');
  const [description] = useStoryField<string>('description');
  const excerpt = useExcerpt();
  return (
    <SearchResult title={title || say('untitled')} description={description || excerpt} folder={kind.collection} />
  );
}

/** What leads to the page. */
export function AroundTab() {
  const { id } = useOpenedStory();
  const storyLanguage = useStoryLanguage();
  return (
    <>
      <OthersField name="translationOf" isOne without={id === undefined ? [] : [id]} />
      <AreaField name="description" rows={3} lang={storyLanguage} />
      <PageSeo />
    </>
  );
}
