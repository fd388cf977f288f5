import { at, blend, circle, dice, gradient, line, many, orb, polygon, rect, sky, type Painting } from './brush.ts';

const horizon = 1130;

/** One tower with its lit windows; `haze` 0 is near, 1 far. */
function tower(x: number, width: number, top: number, haze: number, roll: ReturnType<typeof dice>): string {
  const wall = blend('#141a33', '#8d6a86', haze);
  const rows = Math.floor((horizon - top - 24) / 11);
  const columns = Math.floor((width - 10) / 8);
  const share = roll(0.08, 0.42) * (1 - haze * 0.6);
  const windows = many(rows * columns, (index) => {
    if (roll(0, 1) > share) return '';
    const column = index % columns;
    const row = Math.floor(index / columns);
    const colour = ['#ffd98f', '#ffe9bf', '#ffc56b', '#d8e6ff'][Math.floor(roll(0, 3.4))] ?? '#ffd98f';
    return rect(
      x + 6 + column * 8,
      top + 12 + row * 11,
      4.4,
      5.4,
      colour,
      `fill-opacity="${at(roll(0.45, 1) * (1 - haze))}"`,
    );
  });
  const sunlit = rect(x + width - 5, top, 5, horizon - top, '#ffb27a', `fill-opacity="${0.35 * (1 - haze * 0.5)}"`);
  const crown = roll(0, 1);
  const roof =
    crown > 0.75
      ? rect(x + width * 0.2, top - 14, width * 0.6, 16, wall) + rect(x + width * 0.34, top - 30, width * 0.3, 18, wall)
      : crown > 0.5
        ? polygon(
            [
              [x, top + 1],
              [x, top - roll(8, 40)],
              [x + width, top - roll(0, 8)],
              [x + width, top + 1],
            ],
            wall,
          )
        : crown > 0.35
          ? line(x + width * 0.5, top - roll(30, 70), x + width * 0.5, top, wall, 3)
          : '';
  return rect(x, top, width, horizon - top + 2, wall) + roof + sunlit + windows;
}

function row(seed: number, haze: number, low: number, high: number, peak: number): string {
  const roll = dice(seed);
  let x = -40;
  let drawing = '';
  while (x < 2440) {
    const width = roll(44, 104);
    const middle = Math.exp(-(((x - peak) / 620) ** 2));
    const height = roll(low, low + (high - low) * (0.25 + 0.75 * middle));
    drawing += tower(x, width, horizon - height, haze, roll);
    x += width + roll(-14, 14);
  }
  return drawing;
}

/** A curved glass tower, its seaward side still catching the sun. */
function sail(x: number, top: number, width: number, lean: number): string {
  const right = x + width;
  const outline = `M${x},${horizon} C${x - 12},${horizon - 260} ${x + lean * 0.4},${top + 160} ${x + width * 0.5 + lean},${top} C${right - 6},${top + 170} ${right + 14},${horizon - 240} ${right},${horizon} Z`;
  const roll = dice(x);
  const floors = many((horizon - top - 60) / 14, (index) => {
    const y = top + 60 + index * 14;
    const from = roll(-20, width);
    return (
      rect(x - 20, y, width + 60, 1.6, '#0d1230', 'fill-opacity="0.5"') +
      rect(x + from, y + 3, roll(8, 70), 4, '#ffe0a6', `fill-opacity="${at(roll(0.1, 0.8))}"`)
    );
  });
  return `<clipPath id="sail${x}"><path d="${outline}"/></clipPath><path d="${outline}" fill="url(#glass)"/><g clip-path="url(#sail${x})">${floors}</g>`;
}

const mast = (x: number, top: number): string =>
  polygon(
    [
      [x - 13, horizon],
      [x - 3, top + 160],
      [x + 3, top + 160],
      [x + 13, horizon],
    ],
    '#221f38',
  ) +
  `<ellipse cx="${x}" cy="${top + 210}" rx="26" ry="15" fill="#2b2745"/>` +
  line(x, top, x, top + 170, '#3a3050', 4) +
  circle(x, top + 2, 5, '#ff5a4a');

/** A city on a bay when the lamps come on. */
export function skyline(): Painting {
  const definitions = `<defs>${gradient('glass', [
    [0, '#f0a27e'],
    [0.35, '#775a7d'],
    [1, '#1f2447'],
  ])}${orb('sun', [
    [0, '#fff1cf', 0.95],
    [0.25, '#ffc98a', 0.55],
    [1, '#ff9a6a', 0],
  ])}</defs>`;
  return {
    layers: [
      sky(
        [
          [0, '#141b3f'],
          [0.35, '#3b3b73'],
          [0.62, '#8d5a86'],
          [0.84, '#e8896c'],
          [1, '#ffd09a'],
        ],
        horizon,
        { lit: '#f7a98b', seed: 11, amount: 0.75 },
      ),
      { drawing: `${definitions}${circle(1650, horizon - 30, 620, 'url(#sun)')}`, glow: true },
      { drawing: row(3, 0.7, 110, 330, 1600), soft: 2.5 },
      { drawing: rect(0, horizon - 190, 2400, 192, '#f3a17c', 'fill-opacity="0.22"'), soft: 60 },
      { drawing: row(8, 0.4, 90, 470, 1180), soft: 1 },
      {
        drawing:
          definitions +
          sail(690, 420, 150, 26) +
          sail(868, 350, 170, -10) +
          sail(1064, 470, 140, -34) +
          mast(1530, 360),
      },
      { drawing: row(21, 0.06, 40, 300, 560) },
      {
        drawing:
          many(70, (index) => circle(18 + index * 35, horizon - 6, 5, '#ffdf9c')) +
          rect(0, horizon - 4, 2400, 8, '#100f1f'),
      },
      {
        drawing: many(70, (index) => circle(18 + index * 35, horizon - 8, 20, '#ffb35c', 'fill-opacity="0.9"')),
        soft: 10,
        glow: true,
      },
    ],
    water: { horizon, tint: [16, 20, 48, 0.24], wave: 46 },
  };
}
