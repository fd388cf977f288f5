import { idOf, topNodesOf } from '../../../../domain/body/blocks.ts';
import type { Problem } from '../../../../domain/refusal.ts';
import type { Values } from '../../model.ts';
import { signersOf } from '../../../../domain/storyNames.ts';
import { type Body, countsOf } from '../../text/body.ts';

/** A photo of the story: the newsroom's, or one on its way to its place. */
export type PlacedPhoto = { place: string; media?: string };
export type PhotoWithoutAlt = PlacedPhoto & { picture?: string };

/** What a story still wants when its writer files it. Without what is `needed` it cannot be; the rest the desk asks for before readers get it. */
export type Want =
  | { name: 'headline' | 'body'; isNeeded: true }
  | { name: 'dateline' | 'byline' | 'section'; isNeeded: false }
  | { name: 'alt'; isNeeded: false; photo: PhotoWithoutAlt };

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** Where photos stand in a story. `lead`: what the device calls the place of the one at its head. */
export function photosIn(values: Values, lead: string): PlacedPhoto[] {
  const { photo, body } = values as { photo?: { media?: unknown } | null; body?: Body | null };
  const blocks = topNodesOf(body).flatMap((node) => {
    const { blockType, id, media } = (node.fields ?? {}) as { blockType?: unknown; id?: unknown; media?: unknown };
    return blockType === 'photo' ? [{ place: String(id), media: idOf(media) }] : [];
  });
  return [{ place: lead, media: idOf(photo?.media) }, ...blocks];
}

export function wantsOf(values: Values, photos: readonly PhotoWithoutAlt[]): Want[] {
  const { headline, body, dateline, byline, bylineText, section } = values;
  const isSigned = signersOf(byline).length > 0 || isText(bylineText);
  const all: (Want | false)[] = [
    !isText(headline) && { name: 'headline', isNeeded: true },
    countsOf((body ?? null) as Body | null).words === 0 && { name: 'body', isNeeded: true },
    ...photos.map((photo) => ({ name: 'alt', isNeeded: false, photo }) as const),
    !isText((dateline as { place?: unknown } | null | undefined)?.place) && { name: 'dateline', isNeeded: false },
    !isSigned && { name: 'byline', isNeeded: false },
    !idOf(section) && { name: 'section', isNeeded: false },
  ];
  return all.filter((each) => each !== false);
}

const messages = { headline: 'The story needs a headline.', body: 'The story has no body yet.' } as const;

/** What keeps a story from being filed, as the newsroom says it: known here without asking. */
export const problemsOf = (values: Values): Problem[] =>
  wantsOf(values, []).flatMap((want) =>
    want.isNeeded ? [{ path: want.name, rule: 'required', message: messages[want.name] }] : [],
  );
