import {
  at,
  blend,
  canvas,
  clouds,
  gradient,
  ink,
  line,
  many,
  mix,
  rect,
  circle,
  orb,
  shade,
  type Layer,
  type Painting,
} from './brush.ts';

type Cloth = { bands: readonly string[]; upright?: boolean };
const cloths: readonly Cloth[] = [
  { bands: ['#1f5d73', '#1f5d73', '#e9ddc3', '#c8812f', '#1f5d73'] },
  { bands: ['#a8892f', '#6b2f45', '#6b2f45', '#d9cfc0'], upright: true },
  { bands: ['#274a6d', '#d9b25c', '#274a6d', '#d9b25c', '#274a6d'] },
  { bands: ['#5b3f63', '#c9a9a0', '#e7dccb', '#8a6f96'] },
  { bands: ['#2f6b58', '#2f6b58', '#d98e5f', '#2f6b58'], upright: true },
  { bands: ['#c8812f', '#e9ddc3', '#c8812f', '#1d3a52'] },
  { bands: ['#7c2f3d', '#d6c7a6', '#4a6a72'] },
];

/** A flag in the wind, in narrow strips: each is shifted by the wave and shaded by how far it turns from the sun. */
function flag(x: number, y: number, width: number, height: number, phase: number, cloth: Cloth): string {
  const strips = Math.round(width / 3);
  return many(strips, (index) => {
    const share = index / strips;
    const wave = (s: number) => Math.sin(s * 8.4 + phase) * 0.5 + Math.sin(s * 15.5 + phase * 1.7) * 0.18;
    const drop = wave(share) * height * 0.17 * (0.15 + share) + share * share * height * 0.16;
    const slope = (wave(share + 0.02) - wave(share)) / 0.02;
    const light = Math.max(-1, Math.min(1, slope / 6 + 0.1 * Math.sin(share * 30 + phase)));
    const tall = height * (1 - 0.06 * Math.abs(wave(share)));
    const left = x + share * width * (1 - 0.03 * wave(share));
    return many(cloth.upright ? 1 : cloth.bands.length, (band) => {
      const base =
        cloth.bands[cloth.upright ? Math.min(cloth.bands.length - 1, Math.floor(share * cloth.bands.length)) : band] ??
        '#888888';
      const tone = light > 0 ? blend(base, '#fff3d8', light * 0.55) : blend(base, '#0a1020', -light * 0.62);
      const part = tall / (cloth.upright ? 1 : cloth.bands.length);
      return rect(left, y + drop + band * part, width / strips + 1.4, part + 1, tone);
    });
  });
}

function pole(x: number, top: number, width: number, index: number): string {
  return (
    rect(x - width, top - 14, width, 1700 - top, 'url(#pole)') +
    circle(x - width / 2, top - 20, width * 1.15, '#e5c987') +
    many(4, (ring) =>
      rect(x - width - 2, top + 10 + ring * 40, width + 8, 3, '#f6efe0', `fill-opacity="${at(0.4 + index * 0.05)}"`),
    )
  );
}

const panes = Array.from({ length: 34 }, (_, index) => -60 + 150 * index * (1 - index * 0.0135));
const slant = (row: number, x: number): number => 640 + (row - 4) * (118 + (x / canvas.width) * 92);

/** Sky and cloud lying in the panes of a glass front, a little different in each. */
const facade: Layer = {
  step: 4,
  field: (x, y) => {
    const column = panes.findIndex((left) => left > x);
    const row = Math.floor((y - 640) / (118 + (x / canvas.width) * 92));
    const wobble = (((column * 31 + row * 57) * 7919) % 23) / 23;
    const puff = clouds(x / 700 + wobble * 0.16, y / 520 + wobble * 0.1, 21, 5);
    const [red, green, blue] = shade(
      [
        [0, '#5f8fc0'],
        [0.5, '#9fbfd8'],
        [1, '#e6cfae'],
      ],
      y / canvas.height + (wobble - 0.5) * 0.1,
    );
    const cloud = Math.min(0.8, Math.max(0, (puff - 0.48) * 3));
    const white = ink('#fff4e2');
    const dim = 0.8 + wobble * 0.14;
    return [mix(red, white[0], cloud) * dim, mix(green, white[1], cloud) * dim, mix(blue, white[2], cloud) * dim, 1];
  },
};

const mullions = (): string =>
  panes.map((x) => line(x, 0, x, 1600, '#3c4a58', 7) + line(x + 4, 0, x + 4, 1600, '#dfe7ea', 1.5)).join('') +
  many(
    16,
    (index) =>
      line(0, slant(index - 2, 0), 2400, slant(index - 2, 2400), '#3c4a58', 8) +
      line(0, slant(index - 2, 0) + 5, 2400, slant(index - 2, 2400) + 5, '#e6ecee', 1.5),
  );

/** Flags of nowhere in particular before a conference building. */
export function banners(): Painting {
  const definitions = `<defs>${gradient(
    'pole',
    [
      [0, '#7f8894'],
      [0.35, '#f4f5f2'],
      [1, '#59616d'],
    ],
    true,
  )}${orb('sun', [
    [0, '#fff2cf', 0.8],
    [1, '#ffdda0', 0],
  ])}</defs>`;
  const row = cloths.map((cloth, index) => {
    const near = 1 - index / 8.5;
    const size = near ** 1.35;
    return {
      cloth,
      index,
      x: 2060 - (1 - size) * 2330 + index * 22,
      top: 150 + (1 - size) * 640,
      width: 560 * size + 40,
      height: 400 * size + 24,
      pole: 20 * size + 5,
      soft: Math.abs(index - 2) * 1.1,
    };
  });
  return {
    layers: [
      facade,
      { drawing: mullions(), soft: 2.5 },
      {
        drawing:
          rect(0, 0, 2400, 1600, '#e9dcc6', 'fill-opacity="0.14"') +
          many(5, (index) => line(0, 1380 + index * 14, 2400, 1450 + index * 30, '#4d5a68', 5)),
        soft: 14,
      },
      ...[...row].reverse().map((one): Layer => ({
        drawing:
          definitions +
          pole(one.x, one.top, one.pole, one.index) +
          flag(one.x, one.top, one.width, one.height, one.index * 1.3 + 0.6, one.cloth),
        soft: one.soft < 1.5 ? 0 : one.soft,
      })),
      { drawing: `${definitions}${circle(2250, 120, 1300, 'url(#sun)')}`, glow: true },
    ],
  };
}
