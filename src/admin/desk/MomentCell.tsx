import type { Payload, DefaultServerCellComponentProps } from 'payload';
import { cache } from 'react';
import { usualTimeZone } from '../../domain/times/when.ts';
import { momentText } from '../times/moments.ts';
import { PlainCell } from './PlainCell.tsx';
import { uiLanguage } from '../texts.ts';

/** Asked once for a page, not for each row. */
const newsroomZoneOf = cache(
  async (payload: Payload): Promise<string> =>
    (await payload.findGlobal({ slug: 'house-style', depth: 0 })).timeZone || usualTimeZone,
);

/** A time in a list, as the newsroom's clock shows it: a list of stories of many zones is read on one clock. */
export async function MomentCell({ cellData, payload, i18n }: DefaultServerCellComponentProps) {
  const timeZone = await newsroomZoneOf(payload);
  const text = cellData
    ? momentText(String(cellData as string), { language: uiLanguage(i18n.language), timeZone })
    : '';
  return <PlainCell cellData={text} />;
}
