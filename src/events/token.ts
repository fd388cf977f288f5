/**
 * Ids of events are the resume tokens of MongoDB's change streams, as hex: the same on every node, and in text order the order
 * of what happened. They begin with the mark of a timestamp, then its seconds and its count within the second.
 */
const token = /^82([0-9A-F]{8})([0-9A-F]{8})[0-9A-F]*$/;
const mark = '82';

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(8, '0');

/** The least id of anything that happens at this time of the cluster or later. */
export const firstIdAt = ({ t, i }: { t: number; i: number }): string => `${mark}${hex(t)}${hex(i)}`;

/** When the event with this id happened, in seconds since 1970; undefined if it is no id of an event. */
export function secondsOf(id: string): number | undefined {
  const seconds = token.exec(id)?.[1];
  return seconds === undefined ? undefined : Number.parseInt(seconds, 16);
}
