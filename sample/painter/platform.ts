import { circle, gradient, line, many, orb, polygon, rect, sea, sky, type Painting } from './brush.ts';

const horizon = 1060;
const steel = '#1a1c2a';
const rust = '#3a2a2e';

/** A lattice of crossing braces between two uprights that lean towards each other. */
function lattice(
  x: number,
  top: number,
  foot: number,
  narrow: number,
  wide: number,
  bays: number,
  width: number,
): string {
  const half = (y: number) => narrow / 2 + ((wide - narrow) / 2) * ((y - top) / (foot - top));
  const uprights = [-1, 1].map((side) =>
    line(x + side * half(top), top, x + side * half(foot), foot, steel, width * 1.7),
  );
  const braces = many(bays, (bay) => {
    const [y1, y2] = [top + ((foot - top) * bay) / bays, top + ((foot - top) * (bay + 1)) / bays];
    return (
      line(x - half(y1), y1, x + half(y2), y2, steel, width) +
      line(x + half(y1), y1, x - half(y2), y2, steel, width) +
      line(x - half(y2), y2, x + half(y2), y2, steel, width)
    );
  });
  return uprights.join('') + braces;
}

function deck(x: number, y: number, width: number, depth: number): string {
  const posts = many(width / 34, (index) => line(x + 8 + index * 34, y - 22, x + 8 + index * 34, y, steel, 2.4));
  return (
    rect(x, y, width, depth, steel) +
    rect(x, y, width, 4, '#8f5f4c') +
    line(x, y - 22, x + width, y - 22, steel, 2.4) +
    posts
  );
}

function cabins(x: number, y: number, columns: number, rows: number): string {
  const walls =
    rect(x, y - rows * 38, columns * 42, rows * 38, '#2b2834') + rect(x, y - rows * 38, columns * 42, 5, '#9d6a52');
  const lights = many(columns * rows, (index) => {
    const lit = (index * 7919) % 5 < 3;
    return rect(
      x + 10 + (index % columns) * 42,
      y - rows * 38 + 13 + Math.floor(index / columns) * 38,
      20,
      12,
      lit ? '#ffd893' : '#433a46',
    );
  });
  return walls + lights;
}

function crane(x: number, y: number, reach: number, rise: number): string {
  const tip: readonly [number, number] = [x + reach, y - rise];
  return (
    rect(x - 12, y - 90, 24, 90, rust) +
    polygon(
      [
        [x - 26, y - 128],
        [x + 26, y - 128],
        [x + 22, y - 84],
        [x - 22, y - 84],
      ],
      steel,
    ) +
    line(x, y - 112, tip[0], tip[1], steel, 8) +
    line(x, y - 128, tip[0], tip[1], steel, 3) +
    line(x - 10, y - 128, x + 6, y - 190, steel, 5) +
    line(x + 6, y - 190, tip[0], tip[1], steel, 2) +
    line(tip[0], tip[1], tip[0], tip[1] + 150, steel, 2) +
    rect(tip[0] - 6, tip[1] + 146, 12, 16, steel)
  );
}

const pipes = (x: number, y: number): string =>
  many(9, (index) =>
    line(x + index * 17, y - 62 - ((index * 37) % 40), x + index * 17, y, index % 2 ? steel : rust, 7),
  );

function rig(): string {
  const legs = [560, 760, 980, 1180]
    .map((x) => rect(x - 17, 830, 34, 330, steel) + rect(x + 9, 830, 5, 330, '#8c5a48'))
    .join('');
  const cellar =
    lattice(660, 850, 1120, 190, 190, 2, 7) +
    lattice(870, 850, 1120, 210, 210, 2, 7) +
    lattice(1080, 850, 1120, 190, 190, 2, 7);
  const flare =
    line(1226, 728, 1560, 470, steel, 9) +
    line(1226, 800, 1560, 470, steel, 6) +
    many(8, (index) => line(1240 + index * 38, 717 - index * 29.4, 1262 + index * 38, 764 - index * 37, steel, 4));
  return (
    legs +
    cellar +
    deck(470, 828, 800, 34) +
    deck(500, 716, 730, 26) +
    rect(520, 742, 690, 86, '#211f2b') +
    many(15, (index) => rect(536 + index * 45, 770, 24, 15, index % 4 === 1 ? '#ffce86' : '#37303b')) +
    cabins(520, 716, 5, 4) +
    lattice(900, 300, 716, 40, 150, 9, 5) +
    rect(872, 284, 56, 20, steel) +
    line(900, 230, 900, 290, steel, 4) +
    circle(900, 228, 6, '#ff5b48') +
    pipes(1000, 716) +
    crane(1180, 716, 190, 210) +
    crane(780, 716, -150, 260) +
    flare
  );
}

/** A far platform, a hint on the horizon. */
const farRig = (x: number, scale: number): string =>
  `<g transform="translate(${x} ${horizon + 4}) scale(${scale}) translate(-870 -1120)" opacity="0.55">${rig()}</g>`;

/** A production platform at first light, flare lit. */
export function platform(): Painting {
  const definitions = `<defs>${orb('sun', [
    [0, '#fff6da', 1],
    [0.12, '#ffe0a0', 0.85],
    [0.4, '#ffae6b', 0.35],
    [1, '#ff8a5a', 0],
  ])}${orb('flare', [
    [0, '#fff2c4', 1],
    [0.3, '#ffb14d', 0.8],
    [1, '#ff5a1f', 0],
  ])}${gradient('mist', [
    [0, '#f6b98c', 0],
    [0.5, '#f6b98c', 0.5],
    [1, '#f6b98c', 0],
  ])}</defs>`;
  return {
    layers: [
      sky(
        [
          [0, '#233a63'],
          [0.4, '#5f7798'],
          [0.7, '#c79a92'],
          [0.88, '#f3b083'],
          [1, '#ffd9a0'],
        ],
        horizon,
        { lit: '#ffc09a', seed: 42, amount: 0.9, stretch: 4 },
      ),
      {
        drawing: `${definitions}${circle(1830, horizon - 120, 560, 'url(#sun)')}${circle(1830, horizon - 120, 66, '#fff4d2')}`,
        glow: true,
      },
      { drawing: farRig(2140, 0.17) + farRig(210, 0.12), soft: 1.2 },
      sea({ horizon, far: '#d59a80', near: '#12263d', light: '#ffdca6', lightAt: 1830, spread: 330, seed: 5 }),
      { drawing: `${definitions}${rect(0, horizon - 60, 2400, 110, 'url(#mist)')}`, soft: 16 },
      {
        drawing: `<g transform="translate(870 1120) scale(1 -0.5) translate(-870 -1150)" opacity="0.5">${rig()}</g>`,
        soft: 9,
      },
      { drawing: `<g transform="translate(0 10)">${rig()}</g>` },
      {
        drawing:
          definitions +
          circle(1566, 450, 120, 'url(#flare)') +
          `<path d="M1552,478 C1530,430 1568,420 1572,370 C1606,412 1610,452 1584,480 Z" fill="#fff0c0"/>`,
        soft: 6,
        glow: true,
      },
      {
        drawing: many(
          5,
          (index) =>
            `<path d="M${1330 + index * 96},${250 + ((index * 53) % 120)} q16,-16 26,0 q12,-16 28,-2" fill="none" stroke="#2a2a3c" stroke-width="4"/>`,
        ),
      },
    ],
  };
}
