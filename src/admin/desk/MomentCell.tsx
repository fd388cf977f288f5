import type { DefaultServerCellComponentProps } from 'payload';
import { momentText } from '../times/moments.ts';
import { newsroomZoneOf } from '../times/newsroomZone.ts';
import { PlainCell } from './PlainCell.tsx';
import { uiLanguage } from '../texts.ts';

/** A time in a list, as the newsroom's clock shows it: a list of stories of many zones is read on one clock. */
export async function MomentCell({ cellData, payload, i18n }: DefaultServerCellComponentProps) {
  const timeZone = await newsroomZoneOf(payload);
  const text = cellData
    ? momentText(String(cellData as string), { language: uiLanguage(i18n.language), timeZone })
    : '';
  return <PlainCell cellData={text} />;
}
