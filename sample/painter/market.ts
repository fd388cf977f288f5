import { at, circle, dice, gradient, line, many, orb, polygon, rect, type Painting } from './brush.ts';

type Fruit = { name: string; stops: [string, string, string]; crown?: boolean; leaf?: boolean };
const fruits: readonly Fruit[] = [
  { name: 'pomegranate', stops: ['#e79a80', '#a82c30', '#430c16'], crown: true },
  { name: 'persimmon', stops: ['#f6b866', '#d9701f', '#7a2c08'], leaf: true },
  { name: 'apple', stops: ['#e6d98a', '#9aa43c', '#3f4f18'] },
  { name: 'lemon', stops: ['#fbeaa0', '#e3bb34', '#8f640a'] },
  { name: 'quince', stops: ['#fbe9a6', '#dcb544', '#7d5a12'] },
  { name: 'plum', stops: ['#9386a6', '#43345a', '#140d22'] },
  { name: 'redApple', stops: ['#f3b184', '#b83428', '#4a0c0e'] },
];
const definitions = `<defs>${fruits
  .map(({ name, stops }) =>
    orb(
      name,
      [
        [0, stops[0]],
        [0.45, stops[1]],
        [1, stops[2]],
      ],
      0.36,
      0.3,
      0.78,
    ),
  )
  .join('')}${gradient('plank', [
  [0, '#c99a62'],
  [0.5, '#a8763f'],
  [1, '#6b4522'],
])}${gradient('inside', [
  [0, '#1b0f08'],
  [1, '#3b2412'],
])}${orb('blush', [
  [0, '#3a0a04', 0.3],
  [1, '#3a0a04', 0],
])}${orb('gleam', [
  [0, '#ffffff', 0.55],
  [1, '#ffffff', 0],
])}${gradient('awningA', [
  [0, '#8c2a22'],
  [1, '#d8543a'],
])}${gradient('awningB', [
  [0, '#d9c8a4'],
  [1, '#fff1d0'],
])}</defs>`;

/** No two fruits are quite the same: a blush to one side, a darker or paler skin, a few freckles. */
function skin(x: number, y: number, r: number, turn: number): string {
  const tone = turn > 0 ? '#2a0c04' : '#fff0c0';
  const side = (turn / 50) * r * 0.3;
  return (
    circle(x, y, r, tone, `fill-opacity="${(Math.abs(turn) / 260).toFixed(3)}"`) +
    `<ellipse cx="${at(x + side)}" cy="${at(y + r * 0.34)}" rx="${at(r * 0.62)}" ry="${at(r * 0.5)}" fill="url(#blush)"/>` +
    many(7, (index) =>
      circle(
        x + Math.sin(index * 2.4 + turn) * r * 0.72,
        y + Math.cos(index * 1.7 + turn) * r * 0.66,
        r * 0.022,
        '#3a1408',
        'fill-opacity="0.45"',
      ),
    )
  );
}

function piece(fruit: Fruit, x: number, y: number, r: number, turn: number): string {
  const crown = fruit.crown
    ? `<g transform="translate(${at(x + r * 0.2)} ${at(y - r * 0.35)}) rotate(${at(turn)})">${many(5, (index) =>
        polygon(
          [
            [-r * 0.16 + index * r * 0.08, 0],
            [-r * 0.22 + index * r * 0.11, -r * 0.32],
            [-r * 0.08 + index * r * 0.08, -r * 0.02],
          ],
          '#6d1d18',
        ),
      )}</g>`
    : '';
  const leaf = fruit.leaf
    ? `<g transform="translate(${at(x)} ${at(y - r * 0.3)}) rotate(${at(turn)})">${many(4, (index) => `<ellipse cx="0" cy="${at(-r * 0.2)}" rx="${at(r * 0.13)}" ry="${at(r * 0.24)}" fill="#6c7a3c" transform="rotate(${index * 90})"/>`)}</g>`
    : '';
  return (
    `<ellipse cx="${at(x + r * 0.12)}" cy="${at(y + r * 0.24)}" rx="${at(r * 1.03)}" ry="${at(r)}" fill="#120705" fill-opacity="0.5"/>` +
    `<ellipse cx="${at(x)}" cy="${at(y)}" rx="${at(r * 1.03)}" ry="${at(r * 0.96)}" fill="url(#${fruit.name})" transform="rotate(${at(turn)} ${at(x)} ${at(y)})"/>` +
    skin(x, y, r, turn) +
    crown +
    leaf +
    `<ellipse cx="${at(x - r * 0.34)}" cy="${at(y - r * 0.42)}" rx="${at(r * 0.24)}" ry="${at(r * 0.16)}" fill="url(#gleam)" transform="rotate(-32 ${at(x - r * 0.34)} ${at(y - r * 0.42)})"/>`
  );
}

/** A crate heaped with fruit; `r` is the size of one. */
function crate(x: number, y: number, width: number, depth: number, fruit: Fruit, r: number, seed: number): string {
  const roll = dice(seed);
  let heap = '';
  const rows = Math.round(depth / (r * 0.72));
  for (let row = 0; row < rows; row++) {
    const share = row / Math.max(1, rows - 1);
    const size = r * (0.86 + share * 0.18);
    const rise = Math.sin(share * Math.PI) * r * 1.1;
    const count = Math.floor((width - r * 1.2) / (size * 1.55));
    for (let index = 0; index < count; index++) {
      const place = x + r * 0.95 + (index + (row % 2 ? 0.5 : 0)) * ((width - r * 1.4) / (count - 0.5));
      heap += piece(
        fruit,
        Math.min(place, x + width - r * 0.8) + roll(-4, 4),
        y + r * 0.2 + share * (depth - r) - rise + roll(-4, 4),
        size * roll(0.93, 1.05),
        roll(-50, 50),
      );
    }
  }
  const front = y + depth - r * 0.3;
  const slats = many(
    3,
    (index) =>
      rect(x - 8, front + index * r * 0.74, width + 16, r * 0.62, 'url(#plank)') +
      rect(x - 8, front + index * r * 0.74, width + 16, 3, '#f0cf9d', 'fill-opacity="0.7"') +
      many(3, (grain) =>
        line(
          x,
          front + index * r * 0.74 + 8 + grain * r * 0.17,
          x + width,
          front + index * r * 0.74 + 9 + grain * r * 0.18,
          '#6f4a26',
          1,
        ),
      ),
  );
  const posts = [x + 4, x + width - 40]
    .map(
      (post) =>
        rect(post, front - 6, 36, r * 2.3, '#94683a') +
        circle(post + 18, front + r * 0.3, 4, '#40301f') +
        circle(post + 18, front + r * 1.05, 4, '#40301f'),
    )
    .join('');
  return rect(x - 4, y - r * 0.5, width + 8, depth + r, 'url(#inside)') + heap + slats + posts;
}

const card = (x: number, y: number, tilt: number): string =>
  `<g transform="translate(${x} ${y}) rotate(${tilt})">${rect(-3, 0, 6, 120, '#8b6b45')}${rect(-62, -78, 124, 84, '#fbf4e2')}${rect(-62, -78, 124, 84, '#c9b48e', 'fill-opacity="0.25"')}${line(-42, -54, 30, -54, '#3a4a6b', 7)}${line(-42, -34, 44, -34, '#a33a2c', 11)}${line(-42, -14, 8, -14, '#3a4a6b', 5)}</g>`;

/** The far end of the hall: lamps and shoppers out of focus. */
function background(): string {
  const roll = dice(64);
  const shoppers = many(16, (index) => {
    const x = 60 + index * 155 + roll(-40, 40);
    const colour = ['#2b3a4d', '#5a2f2c', '#3d3a34', '#6b5640', '#26322c'][index % 5] ?? '#333333';
    return `<ellipse cx="${at(x)}" cy="760" rx="70" ry="230" fill="${colour}"/>` + circle(x, 505, 42, '#7a5a46');
  });
  return (
    rect(0, 0, 2400, 1600, '#3a2a20') +
    rect(0, 260, 2400, 560, '#6d5138') +
    many(8, (index) => rect(index * 320, 250, 26, 700, '#2a1c14')) +
    shoppers
  );
}

/** A fruit stall in a covered market. */
export function market(): Painting {
  const roll = dice(99);
  const [pomegranate, persimmon, apple, lemon, quince, plum, redApple] = fruits as [
    Fruit,
    Fruit,
    Fruit,
    Fruit,
    Fruit,
    Fruit,
    Fruit,
  ];
  const lamps = many(26, () =>
    circle(
      roll(0, 2400),
      roll(180, 520),
      roll(26, 64),
      ['#ffcf7a', '#ffe3ac', '#ffb45a'][Math.floor(roll(0, 3))] ?? '#ffcf7a',
      `fill-opacity="${roll(0.25, 0.7).toFixed(2)}"`,
    ),
  );
  const awning = many(21, (index) => {
    const x = -60 + index * 120;
    const fill = index % 2 ? 'url(#awningA)' : 'url(#awningB)';
    return (
      polygon(
        [
          [x * 0.9 + 120, 0],
          [(x + 120) * 0.9 + 120, 0],
          [x + 120, 190],
          [x, 190],
        ],
        fill,
      ) + `<path d="M${x},190 h120 v34 a60,34 0 0 1 -120,0 Z" fill="${fill}"/>`
    );
  });
  return {
    layers: [
      { drawing: background(), soft: 30 },
      { drawing: lamps, soft: 5, glow: true },
      { drawing: definitions + awning + rect(0, 150, 2400, 90, '#1a0d08', 'fill-opacity="0.25"'), soft: 9 },
      {
        drawing:
          definitions +
          crate(40, 690, 560, 130, quince, 33, 1) +
          crate(640, 690, 540, 130, plum, 26, 2) +
          crate(1220, 690, 560, 130, redApple, 32, 3) +
          crate(1820, 690, 560, 130, lemon, 29, 4),
        soft: 5,
      },
      { drawing: rect(0, 890, 2400, 70, '#0d0604', 'fill-opacity="0.5"'), soft: 30 },
      {
        drawing:
          definitions +
          crate(-80, 930, 800, 190, persimmon, 47, 5) +
          crate(770, 930, 800, 190, pomegranate, 50, 6) +
          crate(1620, 930, 840, 190, apple, 46, 7) +
          card(420, 900, -4) +
          card(1240, 900, 3) +
          card(2060, 905, -2),
      },
      { drawing: rect(0, 1240, 2400, 90, '#0d0604', 'fill-opacity="0.55"'), soft: 30 },
      {
        drawing:
          definitions +
          crate(-260, 1300, 1080, 260, redApple, 70, 8) +
          crate(870, 1300, 1120, 260, lemon, 66, 9) +
          crate(2040, 1300, 700, 260, pomegranate, 72, 10),
        soft: 4,
      },
      {
        drawing: `<defs>${orb('warm', [
          [0, '#ffd28a', 0.5],
          [1, '#ffb45a', 0],
        ])}</defs>${circle(500, 300, 1200, 'url(#warm)')}`,
        glow: true,
      },
    ],
  };
}
