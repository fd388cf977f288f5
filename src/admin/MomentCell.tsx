import type { DefaultServerCellComponentProps, Payload } from 'payload';
import { cache } from 'react';
import { momentText } from './moments.ts';
import { PlainCell } from './PlainCell.tsx';
import { uiLanguage } from './texts.ts';

/** Asked once for a page, not for each row. */
const zoneOf = cache(
  async (payload: Payload): Promise<string> =>
    (await payload.findGlobal({ slug: 'house-style', depth: 0 })).timeZone || 'Asia/Baku',
);

/** A time in a list, as the newsroom's clock shows it: a list of stories of many zones is read on one clock. */
export async function MomentCell({ cellData, payload, i18n }: DefaultServerCellComponentProps) {
  const timeZone = await zoneOf(payload);
  const text = cellData
    ? momentText(String(cellData as string), { language: uiLanguage(i18n.language), timeZone })
    : '';
  return <PlainCell cellData={text} />;
}
