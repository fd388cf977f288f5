import { redirect } from 'next/navigation';
import type { DocumentViewServerProps } from 'payload';
import { entryOfCopy } from '../../newsroom/preview/previewOf.ts';
import { writingSettingsOf } from '../../newsroom/story/houseStyle.ts';
import { loadTitle } from '../../newsroom/writing/names.ts';
import { mayNotSave } from '../../newsroom/writing/onlyRead.ts';
import { withFramesOnClick } from '../../site/embeds.ts';
import { sitePageKind } from '../kinds/sitePage.ts';
import { SitePageComposer } from './SitePageComposer.tsx';
import { SitePageReader } from './SitePageReader.tsx';

/** One page of the site: to write in, or to read. */
export async function SitePageEditView({ doc, initPageResult }: DocumentViewServerProps) {
  const { payload, user } = initPageResult.req;
  const copy = doc as unknown as Record<string, unknown> | null;
  // A new one begins elsewhere.
  if (!copy?.id || !user) redirect(sitePageKind.beginningAt.split('?')[0]!);
  const [names, settings] = await Promise.all([
    loadTitle('pages', copy, { payload, user }),
    writingSettingsOf(payload),
  ]);
  if (!mayNotSave('pages', copy, user)) return <SitePageComposer names={names} settings={settings} />;
  const entry = entryOfCopy('page', copy);
  // Their pages link to nothing that would be fetched from elsewhere before a click.
  const html = entry && withFramesOnClick(entry.body.html, entry.language);
  return <SitePageReader id={String(copy.id)} html={html ?? ''} names={names} settings={settings} />;
}
