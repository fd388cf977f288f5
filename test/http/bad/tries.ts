import type { FlattenedField } from 'payload';
import type { Newsroom } from '../../support/newsroom.ts';
import { sampleOf, type Kept } from './endpoints.ts';
import { badFor } from './values.ts';

/** Where the file is, is Payload's to say: what a client says of it is passed over. */
const ofPayload = new Set(['filename', 'url']);

/** A field that a client may write, at least as administrator. */
export const isOpen = (field: FlattenedField): boolean => {
  const create = (field as { access?: { create?: () => unknown } }).access?.create;
  const isClosed = create?.toString() === '() => false' || create?.name === 'nobody';
  return (
    'name' in field &&
    !isClosed &&
    !('virtual' in field && field.virtual) &&
    !('hidden' in field && field.hidden) &&
    field.name !== 'id' &&
    !ofPayload.has(field.name)
  );
};

export type Try = { path: string; method: string; json: string; field: string; what: string };

/** Every bad value on every open field, in a write that has nothing else wrong with it. */
export function triesFor(
  { newsroom, kept, slug }: { newsroom: Newsroom; kept: Kept; slug: string },
  fields: readonly FlattenedField[],
  at: { create?: string; update: string },
): Try[] {
  return fields.filter(isOpen).flatMap((field, index) =>
    badFor(field).flatMap(({ what, value, raw }, round) => {
      const base: Record<string, unknown> = {
        ...(at.create ? sampleOf(slug, newsroom, kept, `${index}-${round}`) : {}),
        ...(slug === 'articles' ? { baseVersion: 1 } : {}),
      };
      delete base[field.name];
      const json = `{${JSON.stringify(base).slice(1, -1)}${Object.keys(base).length > 0 ? ',' : ''}${JSON.stringify(field.name)}:${raw ?? JSON.stringify(value)}}`;
      const update = {
        path: at.update,
        method: slug.startsWith('globals/') ? 'POST' : 'PATCH',
        json,
        field: field.name,
        what,
      };
      return at.create ? [{ ...update, path: at.create, method: 'POST' }, update] : [update];
    }),
  );
}
