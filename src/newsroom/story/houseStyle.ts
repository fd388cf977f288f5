import type { Payload, PayloadRequest } from 'payload';
import { addressingOf } from '../../published/directory/project.ts';
import { languages, type Language } from '../../domain/languages.ts';
import { isOpenThreadsHold, usualHold, type OpenThreadsHold } from '../../domain/threads.ts';
import { usualTimeZone } from '../../domain/times/when.ts';
import { usualDatelinePattern } from '../../domain/dateline/dateline.ts';

export const usualHeadlineFits = 90;

export type HouseStyle = {
  agencyName: string;
  /** The agency as each language spells it; `agencyName` where it has no spelling of its own. */
  agencyNames: Record<Language, string>;
  datelinePattern: string;
  timeZone: string;
  fourEyes: boolean;
  /** How long a headline may be to fit on a card, in characters; longer is allowed. */
  headlineFits: number;
  openThreadsHold: OpenThreadsHold;
};
/** What the page of a story has to know of it: how a dateline reads, whose clock counts, and how many characters of a headline fit on a card. */
export type WritingSettings = Pick<HouseStyle, 'datelinePattern' | 'timeZone' | 'headlineFits'>;
type Unset<T> = { [Name in keyof T]?: T[Name] | null };
export type StoredHouseStyle = Unset<Omit<HouseStyle, 'agencyNames' | 'openThreadsHold'>> & {
  openThreadsHold?: string | null;
  agencyNames?: Partial<Record<Language, string | null>> | null;
};

/** With the defaults of a newsroom that has not set it yet. */
function houseStyleFrom(stored: StoredHouseStyle | null | undefined): HouseStyle {
  const agencyName = stored?.agencyName || 'Dateline';
  const named = languages.map((language) => [language, stored?.agencyNames?.[language] || agencyName] as const);
  return {
    agencyName,
    agencyNames: Object.fromEntries(named) as Record<Language, string>,
    datelinePattern: stored?.datelinePattern || usualDatelinePattern,
    timeZone: stored?.timeZone || usualTimeZone,
    fourEyes: stored?.fourEyes !== false,
    headlineFits: stored?.headlineFits ?? usualHeadlineFits,
    openThreadsHold: isOpenThreadsHold(stored?.openThreadsHold) ? stored.openThreadsHold : usualHold,
  };
}

/** What the page of a story has to know of the house style. */
export async function writingSettingsOf(payload: Payload): Promise<WritingSettings> {
  const style = houseStyleFrom(await payload.findGlobal({ slug: 'house-style', depth: 0 }));
  const { datelinePattern, timeZone, headlineFits } = style;
  return { datelinePattern, timeZone, headlineFits };
}

/** Keeps the house style for this request. */
export function rememberHouseStyle(stored: StoredHouseStyle | null | undefined, req: PayloadRequest): HouseStyle {
  const style = houseStyleFrom(stored);
  req.context.houseStyle = style;
  return style;
}

/** Where the pages of the site are. */
export const addressingNow = async (req: PayloadRequest) =>
  addressingOf((await req.payload.db.findGlobal<Record<string, unknown>>({ slug: 'site', req })) ?? {});

/** The house style. Read once a request. */
export async function houseStyleOf(req: PayloadRequest): Promise<HouseStyle> {
  const remembered = req.context.houseStyle as HouseStyle | undefined;
  if (remembered) return remembered;
  return rememberHouseStyle(await req.payload.db.findGlobal<StoredHouseStyle>({ slug: 'house-style', req }), req);
}
