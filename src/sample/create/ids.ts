/** Database ids by the sample's own keys. */
export type Ids = Record<string, string>;

export const hoursFrom = (opened: Date, hours: number): string =>
  new Date(opened.getTime() + hours * 3_600_000).toISOString();
