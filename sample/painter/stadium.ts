import {
  at,
  canvas,
  circle,
  clamp,
  clouds,
  dice,
  ease,
  line,
  many,
  noise,
  orb,
  polygon,
  rect,
  type Layer,
  type Painting,
} from './brush.ts';

const far = 820;
const near = 1640;
/** A point on the pitch: `across` -1 to 1 along the near touchline, `deep` 0 near to 1 far. */
const spot = (across: number, deep: number): [number, number] => {
  const share = 1 - deep;
  const flat = share ** 1.7;
  return [1200 + across * (900 + 900 * flat), far + (near - far) * flat];
};

const crowdTones = ['#c94b3a', '#e8dcc5', '#2c4a77', '#f0e6d2', '#8f2f2a', '#3a3f52', '#d9a441', '#1f2838'].map(
  (hex) => [
    Number.parseInt(hex.slice(1, 3), 16),
    Number.parseInt(hex.slice(3, 5), 16),
    Number.parseInt(hex.slice(5, 7), 16),
  ],
);

/** The far stand: thousands of people as specks in rows, brighter where the lamps reach. */
const crowd: Layer = {
  step: 2,
  field: (x, y) => {
    const bend = ((x - 1200) / 1200) ** 2 * 46;
    const row = (y - bend * 0.6) / 9;
    if (y < 330 + bend * 0.3 || y > far - 30) return [0, 0, 0, 0];
    const seat = (x + (Math.floor(row) % 2) * 4) / 7.5;
    const chance = noise(Math.floor(seat) * 3.1, Math.floor(row) * 2.7, 12);
    const club = noise(Math.floor(seat) / 46, Math.floor(row) / 9, 3) > 0.52 ? 0 : 2;
    const tone = crowdTones[Math.floor(chance * 5.99) % 4 === 0 ? club : Math.floor(chance * 7.99)] ?? [90, 90, 90];
    const u = seat - Math.floor(seat) - 0.5 + (noise(Math.floor(seat) * 5.3, Math.floor(row) * 4.1, 31) - 0.5) * 0.5;
    const v = row - Math.floor(row) - 0.5 + (noise(Math.floor(seat) * 2.9, Math.floor(row) * 6.7, 32) - 0.5) * 0.6;
    const body =
      (1 - ease(0.1, 0.62, Math.hypot(u, v * 0.9))) *
      (0.25 + 0.75 * noise(Math.floor(seat) * 1.9, Math.floor(row) * 2.3, 33));
    const aisle = Math.abs(((x + 60) % 300) - 150) < 7 || Math.abs(y - 566 - bend * 0.5) < 15 ? 0.15 : 1;
    const light = (0.5 + 0.9 * ease(330, 720, y)) * body * aisle * (0.7 + chance * 0.5);
    return [18 + (tone[0] ?? 0) * light * 0.8, 20 + (tone[1] ?? 0) * light * 0.8, 30 + (tone[2] ?? 0) * light * 0.8, 1];
  },
};

const grass: Layer = {
  step: 2,
  field: (x, y) => {
    if (y < far) return [0, 0, 0, 0];
    const flat = (y - far) / (near - far);
    const across = (x - 1200) / (900 + 900 * flat);
    const stripe = Math.floor((across + 4) * 6) % 2 ? 1 : 0.86;
    const blade =
      0.86 + (clouds(x / 14, y / (4 + flat * 9), 6, 3) - 0.5) * 0.5 + (clouds(x / 300, y / 120, 8, 3) - 0.5) * 0.3;
    const pool = 0.72 + 0.42 * Math.exp(-(((x - 1200) / 1050) ** 2) - ((flat - 0.3) / 0.7) ** 2);
    const light = stripe * blade * pool;
    return [64 * light, clamp(122 * light, 0, 255), 58 * light, 1];
  },
};

const chalk = (from: readonly [number, number], to: readonly [number, number]): string => {
  const [a, b] = [spot(...from), spot(...to)];
  return line(a[0], a[1], b[0], b[1], '#eef4ea', 2.5 + ((a[1] + b[1]) / 2 - far) / 130);
};

function markings(): string {
  const ring = many(51, (index) => {
    const angle = (index / 24.5) * Math.PI;
    const [x, y] = spot(Math.cos(angle) * 0.19, 0.56 + Math.sin(angle) * 0.2);
    return `${index ? 'L' : 'M'}${at(x)},${at(y)} `;
  });
  const box = (side: number) =>
    chalk([side * 0.98, 0.82], [side * 0.7, 0.82]) +
    chalk([side * 0.7, 0.82], [side * 0.7, 0.3]) +
    chalk([side * 0.7, 0.3], [side * 0.98, 0.3]);
  return (
    chalk([-0.98, 0.985], [0.98, 0.985]) +
    chalk([-0.98, 0.985], [-0.98, 0.06]) +
    chalk([0.98, 0.985], [0.98, 0.06]) +
    chalk([0, 0.985], [0, 0.06]) +
    chalk([-0.98, 0.06], [0.98, 0.06]) +
    box(-1) +
    box(1) +
    `<path d="${ring}" fill="none" stroke="#e2ebdc" stroke-width="4" stroke-opacity="0.85"/>`
  );
}

function goal(): string {
  const [x, y] = spot(0.98, 0.52);
  const net =
    many(9, (index) => line(x + 6 + index * 10, y - 96 + index * 3, x + 6 + index * 10, y + 34, '#e8eef0', 0.8)) +
    many(8, (index) => line(x, y - 92 + index * 16, x + 84, y - 70 + index * 14, '#e8eef0', 0.8));
  return (
    net +
    `<path d="M${x - 26},${y + 44} V${y - 86} L${x + 22},${y - 110} V${y - 12}" fill="none" stroke="#ffffff" stroke-width="6"/>`
  );
}

function player(across: number, deep: number, shirt: string, turn: number): string {
  const [x, y] = spot(across, deep);
  const size = 0.34 + ((y - far) / (near - far)) * 0.75;
  const shadows = [-60, 46]
    .map((reach) =>
      polygon(
        [
          [-7, 0],
          [7, 0],
          [reach + 12, 16],
          [reach - 6, 18],
        ],
        '#0c2412',
        'fill-opacity="0.4"',
      ),
    )
    .join('');
  return (
    `<g transform="translate(${at(x)} ${at(y)}) scale(${size.toFixed(2)})">${shadows}<g transform="scale(${turn} 1)">` +
    `<path d="M-6,-58 L-18,-28 L-26,0" fill="none" stroke="#5b4030" stroke-width="9" stroke-linecap="round"/><path d="M6,-58 L18,-34 L8,-2" fill="none" stroke="#6b4a38" stroke-width="9" stroke-linecap="round"/><path d="M-26,2 l12,0 M8,0 l12,0" stroke="#f2f2f2" stroke-width="7"/>` +
    `<path d="M-13,-82 L13,-82 L16,-50 L-16,-50 Z" fill="#f3f0e8"/><path d="M-15,-120 Q0,-128 15,-120 L14,-78 L-14,-78 Z" fill="${shirt}"/><path d="M-13,-116 L-30,-92 L-20,-80 M13,-116 L30,-100 L36,-84" fill="none" stroke="${shirt}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/><circle cx="2" cy="-136" r="11" fill="#5f4231"/></g></g>`
  );
}

const mast = (x: number): string =>
  line(x, 60, x, 420, '#1b2030', 9) +
  rect(x - 92, 18, 184, 86, '#242a3b') +
  many(18, (index) => circle(x - 75 + (index % 6) * 30, 34 + Math.floor(index / 6) * 27, 10, '#fffbe9'));

/** A floodlit evening match, seen from the main stand. */
export function stadium(): Painting {
  const roll = dice(7);
  const definitions = `<defs>${orb('flood', [
    [0, '#ffffff', 0.95],
    [0.15, '#eaf3ff', 0.5],
    [1, '#a9c8ff', 0],
  ])}</defs>`;
  const masts = [250, 880, 1520, 2150];
  const boards = many(12, (index) =>
    rect(index * 204 - 20, far - 34, 200, 34, ['#20344f', '#b6402f', '#e5d9bd', '#23556b'][index % 4] ?? '#20344f'),
  );
  const heads = many(26, (index) => {
    const x = index * 98 + roll(-30, 30);
    const y = roll(1470, 1575);
    return (
      `<ellipse cx="${at(x)}" cy="${at(y + 150)}" rx="84" ry="120" fill="#0b0e16"/>` +
      circle(x, y, 42, '#0b0e16') +
      (index % 7 === 3
        ? line(x - 62, y + 110, x - 96, y - 70, '#0b0e16', 24) + line(x + 60, y + 110, x + 104, y - 96, '#0b0e16', 24)
        : '')
    );
  });
  const team = [
    [-0.62, 0.5, 1],
    [-0.36, 0.7, 1],
    [-0.3, 0.3, -1],
    [-0.05, 0.52, 1],
    [0.14, 0.78, -1],
    [0.3, 0.4, 1],
    [0.55, 0.62, 1],
    [0.64, 0.36, 1],
  ] as const;
  const others = [
    [-0.8, 0.55, 1],
    [-0.48, 0.44, -1],
    [-0.16, 0.66, -1],
    [0.08, 0.34, -1],
    [0.24, 0.56, -1],
    [0.46, 0.5, -1],
    [0.7, 0.55, -1],
    [0.86, 0.52, -1],
  ] as const;
  return {
    layers: [
      { step: 6, field: (_x, y) => [mixNight(y, 12, 44), mixNight(y, 18, 62), mixNight(y, 44, 104), 1] },
      { drawing: masts.map(mast).join('') },
      crowd,
      {
        drawing:
          polygon(
            [
              [0, 250],
              [2400, 250],
              [2400, 372],
              [1200, 338],
              [0, 372],
            ],
            '#10141f',
          ) +
          polygon(
            [
              [0, 372],
              [1200, 338],
              [2400, 372],
              [2400, 382],
              [1200, 346],
              [0, 382],
            ],
            '#8795ad',
          ) +
          many(25, (index) => line(index * 100, 252, index * 100, 366, '#1f2738', 4)),
      },
      { drawing: boards, soft: 1 },
      grass,
      { drawing: markings() + goal() },
      {
        drawing:
          [
            ...team.map(([a, d, t]) => player(a, d, '#b3322b', t)),
            ...others.map(([a, d, t]) => player(a, d, '#274f86', t)),
          ].join('') + circle(...spot(0.35, 0.47), 7, '#ffffff'),
        soft: 1.1,
      },
      {
        drawing:
          definitions +
          masts.map((x) => circle(x, 60, 330, 'url(#flood)')).join('') +
          `<ellipse cx="1200" cy="700" rx="1500" ry="420" fill="#bcd3ff" fill-opacity="0.07"/>`,
        soft: 8,
        glow: true,
      },
      { drawing: heads, soft: 12 },
    ],
  };
}

const mixNight = (y: number, top: number, low: number): number => top + (low - top) * clamp(y / (canvas.height * 0.3));
