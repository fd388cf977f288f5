import type { PublishedRendition } from '../../../published/story/schema.ts';
import { builder, Photo } from './builder.ts';

const PhotoFormat = builder.enumType('PhotoFormat', { values: ['avif', 'webp', 'jpeg'] as const });
const PhotoRatio = builder.enumType('PhotoRatio', {
  description: 'Width to height; `whole` is the uncropped picture.',
  values: {
    whole: { value: 'whole' },
    ratio16x9: { value: '16:9' },
    ratio4x3: { value: '4:3' },
    ratio1x1: { value: '1:1' },
  } as const,
});

const Rendition = builder.objectRef<PublishedRendition>('Rendition').implement({
  description: 'One file of a photo. Its address never changes what it shows; sizes are in pixels.',
  fields: (t) => ({
    url: t.exposeString('url'),
    width: t.exposeInt('width'),
    height: t.exposeInt('height'),
    format: t.field({ type: PhotoFormat, resolve: ({ format }) => format }),
    ratio: t.field({ type: PhotoRatio, resolve: ({ ratio }) => ratio }),
  }),
});

const Size = builder.objectRef<{ width: number; height: number }>('PhotoSize').implement({
  fields: (t) => ({ width: t.exposeInt('width'), height: t.exposeInt('height') }),
});
const Point = builder.objectRef<{ x: number; y: number }>('FocalPoint').implement({
  fields: (t) => ({ x: t.exposeFloat('x'), y: t.exposeFloat('y') }),
});

Photo.implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    alt: t.exposeString('alt', { description: 'What the photo shows, for who cannot see it.' }),
    caption: t.exposeString('caption', { nullable: true }),
    credit: t.exposeString('credit', { nullable: true }),
    copyright: t.exposeString('copyright', { nullable: true }),
    creator: t.exposeString('creator', { nullable: true }),
    original: t.field({
      type: Size,
      nullable: true,
      description: 'How large the photo itself is, in pixels.',
      resolve: ({ original }) => original,
    }),
    focal: t.field({
      type: Point,
      nullable: true,
      description: 'The point that stays in view when it is cropped, in percent from the left and from the top.',
      resolve: ({ focal }) => focal,
    }),
    colour: t.exposeString('colour', { nullable: true, description: 'Its dominant colour, `#rrggbb`.' }),
    preview: t.exposeString('preview', {
      nullable: true,
      description: 'A picture of some 24 pixels across as a `data:` address, to be shown until a file has come.',
    }),
    renditions: t.field({
      type: [Rendition],
      description: 'Its files; without arguments, all of them.',
      args: {
        format: t.arg({ type: PhotoFormat, required: false }),
        ratio: t.arg({ type: PhotoRatio, required: false }),
      },
      resolve: ({ renditions }, { format, ratio }) =>
        renditions.filter((each) => (!format || each.format === format) && (!ratio || each.ratio === ratio)),
    }),
  }),
});
