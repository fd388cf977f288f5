import { renditionWidths } from '../../domain/renditionTable.ts';
import type { PublishedPhoto, PublishedRendition } from '../../published/story/schema.ts';

/** How a question names the shapes of a photo's files. */
const shapes = { whole: 'whole', wide: '16:9', standard: '4:3', square: '1:1' } as const satisfies Record<
  string,
  PublishedRendition['ratio']
>;
export const photoShapes = Object.keys(shapes) as (keyof typeof shapes)[];

const widthForm = `(?:${renditionWidths.join('|')})`;
const partForm = `(?:${photoShapes.join('|')})(?::${widthForm}(?:,${widthForm})*)?`;
/** `wide:640,1280;square:320`, or `none`. */
export const photosForm = new RegExp(`^(?:none|${partForm}(?:;${partForm})*)$`);

type Wanted = Map<keyof typeof shapes, readonly number[]>;

/** Without widths, all of the shape's; what is asked for twice counts once. Undefined where it is no such text. */
function wantedIn(text: string): Wanted | undefined {
  if (!photosForm.test(text) || text.length > 200) return undefined;
  const widthsByShape: Wanted = new Map();
  if (text === 'none') return widthsByShape;
  for (const part of text.split(';')) {
    const [shape, widths] = part.split(':') as [keyof typeof shapes, string?];
    const before = widthsByShape.get(shape);
    const isOfAll = widths === undefined || before?.length === 0;
    const numbers = isOfAll ? [] : [...new Set([...(before ?? []), ...widths.split(',').map(Number)])];
    widthsByShape.set(
      shape,
      numbers.sort((one, other) => one - other),
    );
  }
  return widthsByShape;
}

/** One text for one choice; undefined if it is none. */
export function canonicalPhotos(text: string): string | undefined {
  const widthsByShape = wantedIn(text);
  if (!widthsByShape) return undefined;
  const parts = [...widthsByShape].map(([shape, widths]) =>
    widths.length > 0 ? `${shape}:${widths.join(',')}` : shape,
  );
  return parts.sort().join(';') || 'none';
}

export type PhotoQuery = { photos?: string; formats?: readonly string[] };

/** Of one shape and format: of each width asked for the file that has it, else the largest that is smaller, else the smallest there is. */
function ofWidths(files: readonly PublishedRendition[], widths: readonly number[]): PublishedRendition[] {
  if (widths.length === 0) return [...files];
  const inOrder = files.toSorted((a, b) => a.width - b.width);
  const found = widths.map((width) => inOrder.findLast((each) => each.width <= width) ?? inOrder[0]);
  return [...new Set(found.filter((each) => each !== undefined))];
}

function filesOf(
  { renditions }: Pick<PublishedPhoto, 'renditions'>,
  { photos, formats }: PhotoQuery,
): PublishedRendition[] {
  const known = renditions.filter(({ format }) => formats?.includes(format) ?? true);
  const widthsByShape = photos === undefined ? undefined : wantedIn(photos);
  if (!widthsByShape) return known;
  return [...widthsByShape].flatMap(([shape, widths]) => {
    const files = known.filter(({ ratio }) => ratio === shapes[shape]);
    const each = [...new Set(files.map(({ format }) => format))];
    return each.flatMap((format) =>
      ofWidths(
        files.filter((file) => file.format === format),
        widths,
      ),
    );
  });
}

/** An answer with of each photo in it, wherever it stands, only the files asked for. */
export function withPhotos<T>(value: T, query: PhotoQuery): T {
  if (query.photos === undefined && query.formats === undefined) return value;
  const narrow = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(narrow);
    if (typeof each !== 'object' || each === null) return each;
    const entries = Object.entries(each).map(([name, content]) =>
      name === 'renditions' ? [name, filesOf(each as PublishedPhoto, query)] : [name, narrow(content)],
    );
    return Object.fromEntries(entries);
  };
  return narrow(value) as T;
}
