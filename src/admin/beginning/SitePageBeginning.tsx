'use client';

import type { Values } from '../composer/model.ts';
import type { WritingSettings } from '../../newsroom/story/houseStyle.ts';
import { SitePageComposer } from '../views/SitePageComposer.tsx';
import { useBeginningOf, useDraftKey } from './useDraftKey.ts';

type Props = { path: string; settings: WritingSettings; filled: Values };

const noNames = {};

/** A page of the site that nobody has yet. */
export function SitePageBeginning({ path, settings, filled }: Props) {
  const beginning = useBeginningOf(useDraftKey(path));
  if (!beginning) return null;
  return <SitePageComposer key={beginning.draftKey} names={noNames} {...{ settings, filled, beginning }} />;
}
