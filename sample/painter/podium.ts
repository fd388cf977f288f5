import {
  at,
  circle,
  clouds,
  dice,
  ease,
  gradient,
  line,
  many,
  orb,
  polygon,
  rect,
  type Layer,
  type Painting,
} from './brush.ts';

/** A lit backdrop: deep blue with a slow drift of light. */
const backdrop: Layer = {
  step: 6,
  field: (x, y) => {
    const light = Math.exp(-(((x - 1200) / 860) ** 2) - ((y - 560) / 620) ** 2);
    const drift = clouds(x / 800, y / 700, 14, 4);
    const share = light * (0.75 + 0.5 * drift);
    return [
      12 + 66 * share + 40 * share ** 3,
      22 + 122 * share + 60 * share ** 3,
      44 + 152 * share + 50 * share ** 3,
      1,
    ];
  },
};

/** A head in profile above a suit, in the dark against the backdrop. */
const speaker = (fill: string): string =>
  `<path transform="translate(1190 0)" fill="${fill}" d="M-72,612 C-78,566 -122,524 -120,430 C-118,330 -48,282 32,288 C88,293 114,336 113,378 L118,408 L113,421 C122,438 139,458 143,470 C144,481 131,484 122,485 L120,495 C129,500 130,507 123,511 L121,515 C128,520 127,528 119,532 C115,540 121,549 118,562 C112,584 82,586 58,584 C46,588 42,602 42,622 C58,664 146,676 206,708 C266,742 292,860 304,1100 L-306,1100 C-296,860 -268,738 -204,704 C-148,676 -80,664 -72,612 Z"/>`;

function lectern(): string {
  const microphones = [-120, -58, 6, 70, 128].map((x, index) => {
    const bend = 40 + (index - 2) * 18;
    return (
      `<path d="M${1200 + x * 1.5},1010 C${1200 + x * 1.5},940 ${1200 + x + bend},910 ${1240 + x * 0.9},868" fill="none" stroke="#06080d" stroke-width="9"/>` +
      `<g transform="translate(${at(1240 + x * 0.9)} 858) rotate(${at(-x * 0.16)})"><rect x="-17" y="-62" width="34" height="70" rx="16" fill="#0a0d14"/><rect x="-13" y="-60" width="6" height="56" rx="3" fill="#6fa6c9" fill-opacity="0.5"/>${rect(-19, -4, 38, 16, ['#8f3b2e', '#c8812f', '#1f5d73', '#e0d6c0', '#3f6b58'][index] ?? '#8f3b2e')}</g>`
    );
  });
  return (
    microphones.join('') +
    polygon(
      [
        [860, 1000],
        [1540, 1000],
        [1580, 1050],
        [820, 1050],
      ],
      'url(#top)',
    ) +
    polygon(
      [
        [850, 1050],
        [1550, 1050],
        [1500, 1620],
        [900, 1620],
      ],
      'url(#front)',
    ) +
    line(822, 1050, 1578, 1050, '#9cc3da', 3) +
    many(7, (index) => line(960 + index * 80, 1060, 972 + index * 76, 1620, '#05070c', 3)) +
    circle(1200, 1270, 92, '#122534') +
    `<circle cx="1200" cy="1270" r="92" fill="none" stroke="#6c93ab" stroke-width="5"/><path d="M1138,1300 L1200,1210 L1262,1300 M1160,1316 H1240" fill="none" stroke="#6c93ab" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>`
  );
}

/** Backs of heads and raised cameras of the press, near the lens. */
function press(tone: string): string {
  const roll = dice(26);
  return many(15, (index) => {
    const x = index * 176 + roll(-40, 40);
    const y = Math.abs(x - 1200) < 430 ? roll(1490, 1560) : roll(1310, 1460);
    const camera =
      index % 4 === 1
        ? rect(x + 34, y - 120, 150, 96, tone) +
          circle(x + 108, y - 72, 40, tone) +
          rect(x + 74, y - 148, 60, 30, tone) +
          rect(x + 52, y - 106, 60, 42, '#7fb4d6') +
          line(x + 60, y + 130, x + 90, y - 40, tone, 40)
        : '';
    return (
      `<ellipse cx="${at(x)}" cy="${at(y + 260)}" rx="150" ry="200" fill="${tone}"/>` +
      `<ellipse cx="${at(x)}" cy="${at(y)}" rx="68" ry="84" fill="${tone}"/>` +
      camera
    );
  });
}

/** A speaker in silhouette before the press. */
export function podium(): Painting {
  const roll = dice(4);
  const definitions = `<defs>${gradient('top', [
    [0, '#39566b'],
    [1, '#16222f'],
  ])}${gradient('front', [
    [0, '#1a2a38'],
    [1, '#070a10'],
  ])}${orb('spot', [
    [0, '#e9f7ff', 0.65],
    [1, '#8fc4e6', 0],
  ])}</defs>`;
  const beams = [420, 900, 1500, 1990]
    .map((x) =>
      polygon(
        [
          [x - 16, -20],
          [x + 16, -20],
          [1200 + (x - 1200) * 0.35 + 240, 1100],
          [1200 + (x - 1200) * 0.35 - 240, 1100],
        ],
        '#bfe4ff',
        'fill-opacity="0.1"',
      ),
    )
    .join('');
  const flashes = many(9, () => circle(roll(100, 2300), roll(1240, 1420), roll(8, 22), '#dff2ff'));
  const speck = (x: number, y: number) => 40 * ease(0.78, 0.95, clouds(x / 16, y / 16, 66, 2));
  return {
    layers: [
      backdrop,
      {
        drawing:
          many(13, (index) => rect(index * 200 - 20, 0, 5, 1100, '#0b1a2c', 'fill-opacity="0.5"')) +
          rect(0, 1080, 2400, 520, '#12283a') +
          rect(0, 1080, 2400, 5, '#5f93b0'),
      },
      { drawing: beams, soft: 34, glow: true },
      { drawing: `${definitions}${circle(1200, 520, 520, 'url(#spot)', 'fill-opacity="0.75"')}`, glow: true },
      { drawing: speaker('#8fc6e4'), soft: 7 },
      { drawing: `<g transform="translate(0 5)">${speaker('#0a1420')}</g>`, soft: 1.2 },
      { drawing: definitions + lectern() },
      { drawing: flashes, soft: 14, glow: true },
      { drawing: `<g transform="translate(-7 -9)">${press('#3f6c88')}</g>`, soft: 13 },
      { drawing: press('#05070c'), soft: 12 },
      { step: 4, glow: true, field: (x, y) => [speck(x, y), speck(x, y), speck(x, y), 0.35] },
    ],
  };
}
