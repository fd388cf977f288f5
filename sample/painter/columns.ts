import { at, circle, gradient, line, many, orb, polygon, rect, sky, type Painting } from './brush.ts';

const stone = { light: '#f8ddb0', lit: '#ebc48e', mid: '#b28f6d', dark: '#5f4a45', deep: '#2b2330' };

/** One fluted column between `top` and `foot`, lit from the left. */
function column(x: number, top: number, foot: number, width: number): string {
  const taper = width * 0.07;
  const shaft = polygon(
    [
      [x - width / 2 + taper, top],
      [x + width / 2 - taper, top],
      [x + width / 2, foot],
      [x - width / 2, foot],
    ],
    'url(#shaft)',
  );
  const flutes = many(11, (index) => {
    const angle = -1.35 + (2.7 * (index + 0.5)) / 11;
    const place = Math.sin(angle);
    const wide = (Math.cos(angle) * width) / 15 + 1.5;
    const head = x + place * (width / 2 - taper);
    const base = x + (place * width) / 2;
    const shadow = 0.1 + 0.2 * Math.cos(angle - 0.5);
    return (
      polygon(
        [
          [head - wide / 2, top + 26],
          [head + wide / 2, top + 26],
          [base + wide / 2, foot - 20],
          [base - wide / 2, foot - 20],
        ],
        '#3a2b30',
        `fill-opacity="${shadow.toFixed(2)}"`,
      ) + line(base + wide * 0.62, foot - 22, head + wide * 0.62, top + 28, '#fff0d2', index < 6 ? 1.6 : 0.5)
    );
  });
  const capital =
    rect(x - width * 0.62, top - 30, width * 1.24, 22, 'url(#band)') +
    polygon(
      [
        [x - width * 0.58, top - 8],
        [x + width * 0.58, top - 8],
        [x + width * 0.46, top + 20],
        [x - width * 0.46, top + 20],
      ],
      'url(#shaft)',
    ) +
    rect(x - width * 0.47, top + 18, width * 0.94, 7, stone.mid);
  const base =
    `<rect x="${at(x - width * 0.58)}" y="${at(foot - 22)}" width="${at(width * 1.16)}" height="24" rx="12" fill="url(#shaft)"/>` +
    rect(x - width * 0.64, foot + 2, width * 1.28, 26, 'url(#band)');
  return shaft + flutes + capital + base;
}

/** Windows of tall narrow panes behind the columns, lamps on inside. */
function wall(): string {
  const doors = many(7, (index) => {
    const x = 162 + index * 335;
    const panes = many(12, (pane) =>
      rect(
        x + 26 + (pane % 3) * 52,
        700 + Math.floor(pane / 3) * 138,
        42,
        122,
        pane % 5 === 2 ? '#c98b45' : '#8a5a34',
        'fill-opacity="0.85"',
      ),
    );
    return (
      rect(x, 650, 202, 650, '#1c1620') +
      rect(x + 14, 676, 174, 624, '#0f0c14') +
      panes +
      rect(x - 14, 626, 230, 26, '#4a3836')
    );
  });
  return rect(0, 520, 2400, 800, 'url(#wall)') + doors;
}

function entablature(): string {
  const dentils = many(
    82,
    (index) =>
      rect(20 + index * 29, 372, 17, 24, index % 2 ? '#d9b98c' : '#cfae82') +
      rect(37 + index * 29, 372, 4, 24, stone.dark),
  );
  const metopes = many(22, (index) => {
    const x = 30 + index * 110;
    return (
      many(3, (bar) => rect(x + bar * 14, 425, 9, 62, 'url(#shaft)')) +
      circle(x + 76, 456, 17, '#a98663') +
      circle(x + 74, 454, 12, '#c7a57c')
    );
  });
  return (
    polygon(
      [
        [-60, 330],
        [1200, 20],
        [2460, 330],
      ],
      'url(#band)',
    ) +
    polygon(
      [
        [150, 322],
        [1200, 66],
        [2250, 322],
      ],
      '#7d6354',
    ) +
    polygon(
      [
        [150, 322],
        [1200, 66],
        [1200, 322],
      ],
      '#6b544b',
      'fill-opacity="0.55"',
    ) +
    circle(1200, 222, 74, '#b3906d') +
    circle(1194, 217, 60, '#8f7059') +
    circle(1194, 217, 44, '#c9a67c') +
    rect(-20, 326, 2440, 20, stone.light) +
    rect(-20, 346, 2440, 26, 'url(#band)') +
    rect(-20, 372, 2440, 24, stone.mid) +
    dentils +
    rect(-20, 396, 2440, 22, stone.lit) +
    rect(-20, 418, 2440, 76, 'url(#frieze)') +
    metopes +
    rect(-20, 494, 2440, 26, stone.light) +
    rect(-20, 518, 2440, 12, stone.dark)
  );
}

const steps = (): string =>
  many(7, (index) => {
    const y = 1318 + index * 40 + index * index * 1.2;
    return rect(-20, y, 2440, 20, 'url(#tread)') + rect(-20, y + 18, 2440, 30 + index * 3, 'url(#riser)');
  });

/** People on the steps, small against the stone. */
const person = (x: number, y: number, size: number, coat: string): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><ellipse cx="40" cy="2" rx="62" ry="5" fill="#1a1216" fill-opacity="0.45"/><path d="M-9,0 L-8,-36 L8,-36 L11,0 L4,0 L1,-30 L-3,0 Z" fill="#1b1418"/><path d="M-13,-28 L-15,-60 L-16,-82 Q-15,-96 -4,-98 L4,-98 Q15,-96 16,-82 L15,-60 L13,-28 Z" fill="${coat}"/><path d="M-13,-28 L-16,-82 Q-15,-96 -4,-98 L-6,-28 Z" fill="#ffd8a0" fill-opacity="0.35"/><circle cx="0" cy="-107" r="8.5" fill="#3a2824"/></g>`;

/** A parliament's portico in low evening sun. */
export function columns(): Painting {
  const definitions = `<defs>${gradient(
    'shaft',
    [
      [0, stone.mid],
      [0.16, stone.lit],
      [0.34, stone.light],
      [0.58, stone.lit],
      [0.82, stone.dark],
      [1, stone.deep],
    ],
    true,
  )}${gradient('band', [
    [0, stone.light],
    [0.6, stone.lit],
    [1, stone.mid],
  ])}${gradient('frieze', [
    [0, '#a98868'],
    [0.25, '#d4b387'],
    [1, '#c9a77c'],
  ])}${gradient('wall', [
    [0, '#17121c'],
    [0.35, '#3a2a2c'],
    [1, '#6a4c3e'],
  ])}${gradient('tread', [
    [0, '#f2dab2'],
    [1, '#dcbd90'],
  ])}${gradient('riser', [
    [0, '#7a6054'],
    [1, '#9b7c66'],
  ])}${orb('sunset', [
    [0, '#ffd79a', 0.55],
    [1, '#ffb46b', 0],
  ])}</defs>`;
  const shafts = [96, 430, 765, 1100, 1435, 1770, 2105, 2440];
  const cast = shafts
    .map((x) =>
      polygon(
        [
          [x + 60, 1310],
          [x + 150, 560],
          [x + 262, 560],
          [x + 172, 1310],
        ],
        '#0a070c',
        'fill-opacity="0.55"',
      ),
    )
    .join('');
  const onSteps = shafts
    .map((x) =>
      polygon(
        [
          [x - 70, 1330],
          [x + 84, 1330],
          [x + 330, 1620],
          [x + 150, 1620],
        ],
        '#1d1420',
        'fill-opacity="0.42"',
      ),
    )
    .join('');
  return {
    layers: [
      sky(
        [
          [0, '#3a5b8c'],
          [0.6, '#b7a6a5'],
          [1, '#f2c799'],
        ],
        420,
        { lit: '#ffd9b0', seed: 15, amount: 0.7, stretch: 5 },
      ),
      { drawing: definitions + wall() },
      { drawing: cast, soft: 14 },
      { drawing: rect(0, 520, 2400, 150, '#060409', 'fill-opacity="0.6"'), soft: 40 },
      { drawing: definitions + entablature() + steps() },
      { drawing: onSteps, soft: 7 },
      { drawing: definitions + shafts.map((x) => column(x, 560, 1292, 138)).join('') },
      {
        drawing:
          person(892, 1420, 1.15, '#3b2a30') +
          person(946, 1424, 1.1, '#5a3b34') +
          person(1560, 1366, 0.98, '#2c2733') +
          person(330, 1486, 1.28, '#2a222a'),
      },
      { drawing: definitions + circle(160, 420, 1300, 'url(#sunset)'), glow: true },
    ],
  };
}
