import type { PayloadRequest } from 'payload';

export type HouseStyle = { agencyName: string; datelinePattern: string; timeZone: string; fourEyes: boolean };

/** The house style, with the defaults of a house that has not set it yet. Read once a request. */
export async function houseStyleOf(req: PayloadRequest): Promise<HouseStyle> {
  const kept = req.context.houseStyle as HouseStyle | undefined;
  if (kept) return kept;
  const stored = await req.payload.db.findGlobal<Partial<HouseStyle>>({ slug: 'house-style', req });
  const style = {
    agencyName: stored?.agencyName || 'Dateline',
    datelinePattern: stored?.datelinePattern || '{place}/{source}:',
    timeZone: stored?.timeZone || 'Asia/Baku',
    fourEyes: stored?.fourEyes !== false,
  };
  req.context.houseStyle = style;
  return style;
}
