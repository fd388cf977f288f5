import { at, circle, dice, gradient, line, many, orb, polygon, rect, type Painting } from './brush.ts';

/** A ballot paper lying at an angle: rows of boxes, one of them marked. */
function paper(
  x: number,
  y: number,
  width: number,
  height: number,
  turn: number,
  tone: string,
  marked: number,
): string {
  const rows = many(5, (index) => {
    const top = -height / 2 + height * 0.24 + index * height * 0.145;
    return (
      rect(-width * 0.36, top, width * 0.09, width * 0.09, 'none', 'stroke="#5d6472" stroke-width="2.5"') +
      line(
        -width * 0.2,
        top + width * 0.045,
        width * (0.1 + ((index * 37) % 20) / 100),
        top + width * 0.045,
        '#8a909b',
        5,
      ) +
      (index === marked
        ? line(-width * 0.37, top - 3, -width * 0.26, top + width * 0.1, '#24407d', 5) +
          line(-width * 0.26, top - 3, -width * 0.37, top + width * 0.1, '#24407d', 5)
        : '')
    );
  });
  return (
    `<g transform="translate(${at(x)} ${at(y)}) rotate(${at(turn)})">${rect(-width / 2 + 5, -height / 2 + 8, width, height, '#0a0d14', 'fill-opacity="0.25"')}${rect(-width / 2, -height / 2, width, height, tone)}` +
    `${rect(-width * 0.3, -height * 0.42, width * 0.6, 9, '#474e5c')}${rect(-width * 0.22, -height * 0.36, width * 0.44, 5, '#8a909b')}${rows}</g>`
  );
}

/** Booths with drawn curtains at the back of the hall, and light from tall windows. */
function hall(): string {
  const windows = many(
    5,
    (index) =>
      rect(60 + index * 500, -20, 300, 560, '#fdf3dc') +
      rect(200 + index * 500, -20, 14, 560, '#b8a890') +
      rect(60 + index * 500, 250, 300, 12, '#b8a890'),
  );
  const booths = many(6, (index) => {
    const x = -40 + index * 420;
    const folds = many(11, (fold) => rect(x + 30 + fold * 30, 520, 16, 520, '#1d3c4e', 'fill-opacity="0.55"'));
    return (
      rect(x, 470, 390, 640, '#8d7a62') +
      rect(x + 24, 510, 342, 560, '#2f6076') +
      folds +
      rect(x, 470, 390, 40, '#a8947a')
    );
  });
  return (
    rect(0, 0, 2400, 1200, '#9c8d78') +
    windows +
    booths +
    circle(1890, 560, 56, '#6b4f3e') +
    `<path d="M1776,1100 L1790,690 Q1804,632 1890,628 Q1976,632 1990,690 L2004,1100 Z" fill="#37323c"/>` +
    circle(340, 610, 50, '#7a5a46') +
    `<path d="M236,1100 L250,720 Q262,672 340,668 Q420,672 432,720 L446,1100 Z" fill="#6d2f2c"/>`
  );
}

const table = (): string =>
  polygon(
    [
      [-20, 1130],
      [2420, 1130],
      [2420, 1620],
      [-20, 1620],
    ],
    'url(#table)',
  ) +
  many(40, (index) =>
    line(
      -20,
      1140 + index * 12 + index * index * 0.1,
      2420,
      1146 + index * 12 + index * index * 0.1,
      '#3b2313',
      1.2,
    ).replace('/>', ' stroke-opacity="0.35"/>'),
  );

function pile(): string {
  const roll = dice(31);
  return many(64, (index) => {
    const level = index / 64;
    return paper(
      roll(930, 1480),
      1330 - level * 320 + roll(-16, 16),
      roll(170, 230),
      roll(230, 290),
      roll(-80, 80),
      ['#f7f2e4', '#efe9d9', '#fbf8ee', '#e6e2d6'][index % 4] ?? '#f7f2e4',
      index % 7,
    );
  });
}

const front: readonly (readonly [number, number])[] = [
  [800, 690],
  [1600, 690],
  [1572, 1400],
  [828, 1400],
];
const lid: readonly (readonly [number, number])[] = [
  [872, 560],
  [1528, 560],
  [1604, 690],
  [796, 690],
];

/** The clear box: back and sides, papers, then the front with what it reflects. */
function boxBehind(): string {
  return (
    polygon(
      [
        [872, 560],
        [1528, 560],
        [1510, 1300],
        [890, 1300],
      ],
      '#dfeaf0',
      'fill-opacity="0.3"',
    ) +
    polygon(
      [
        [800, 690],
        [872, 560],
        [890, 1300],
        [828, 1400],
      ],
      '#c4d6df',
      'fill-opacity="0.45"',
    ) +
    polygon(
      [
        [1600, 690],
        [1528, 560],
        [1510, 1300],
        [1572, 1400],
      ],
      '#8fa6b3',
      'fill-opacity="0.5"',
    )
  );
}

function boxBefore(): string {
  const edge = (from: readonly [number, number], to: readonly [number, number], width: number) =>
    line(from[0], from[1], to[0], to[1], '#f4fbff', width);
  const seals = [
    [818, 676],
    [1582, 676],
  ]
    .map(
      ([x, y]) =>
        line((x ?? 0) - 8, (y ?? 0) - 20, (x ?? 0) + 4, (y ?? 0) + 60, '#b2302a', 7) +
        circle((x ?? 0) + 4, (y ?? 0) + 62, 19, '#c23a30') +
        circle(x ?? 0, (y ?? 0) + 57, 7, '#e8766a'),
    )
    .join('');
  return (
    polygon(front, 'url(#glassFront)') +
    polygon(
      [
        [850, 720],
        [1060, 720],
        [940, 1380],
        [856, 1380],
      ],
      '#ffffff',
      'fill-opacity="0.16"',
    ) +
    polygon(
      [
        [1110, 720],
        [1160, 720],
        [1040, 1380],
        [990, 1380],
      ],
      '#ffffff',
      'fill-opacity="0.1"',
    ) +
    edge([800, 690], [828, 1400], 5) +
    edge([1600, 690], [1572, 1400], 5) +
    edge([828, 1400], [1572, 1400], 6) +
    polygon(lid, 'url(#lid)') +
    rect(796, 688, 808, 30, 'url(#rim)') +
    polygon(
      [
        [1010, 615],
        [1390, 615],
        [1398, 637],
        [1002, 637],
      ],
      '#0d141b',
    ) +
    line(1004, 637, 1396, 637, '#f1f8fb', 3) +
    seals
  );
}

/** A folded ballot going in: the part below the slot is hidden by the lid. */
const folded = (): string =>
  `<clipPath id="slot"><rect x="0" y="0" width="2400" height="627"/></clipPath><g clip-path="url(#slot)"><g transform="rotate(-7 1200 627)">` +
  rect(1060, 262, 280, 480, '#fffdf4') +
  rect(1060, 262, 96, 480, '#e9e3d2') +
  polygon(
    [
      [1156, 262],
      [1164, 262],
      [1168, 742],
      [1156, 742],
    ],
    '#cfc7b2',
  ) +
  many(6, (index) => line(1190, 320 + index * 46, 1290 - ((index * 31) % 50), 320 + index * 46, '#9a9fa8', 5)) +
  many(5, (index) => rect(1084, 332 + index * 54, 24, 24, 'none', 'stroke="#7d838e" stroke-width="3"')) +
  `</g></g>`;

/** A ballot going into a clear box on a polling station's table. */
export function ballot(): Painting {
  const definitions = `<defs>${gradient('table', [
    [0, '#8a5a36'],
    [0.5, '#6d4326'],
    [1, '#4a2c18'],
  ])}${gradient('glassFront', [
    [0, '#e8f4fa', 0.18],
    [1, '#9fb9c8', 0.26],
  ])}${gradient('lid', [
    [0, '#5d7686'],
    [1, '#a9c0cc'],
  ])}${gradient('rim', [
    [0, '#dcebf2'],
    [1, '#7d97a6'],
  ])}${orb('day', [
    [0, '#fff3d2', 0.75],
    [1, '#ffe0a8', 0],
  ])}</defs>`;
  return {
    layers: [
      { drawing: hall(), soft: 24 },
      { drawing: `${definitions}<ellipse cx="900" cy="200" rx="1300" ry="620" fill="url(#day)"/>`, glow: true },
      { drawing: definitions + table(), soft: 2 },
      { drawing: `<ellipse cx="1300" cy="1418" rx="640" ry="60" fill="#140a05" fill-opacity="0.75"/>`, soft: 26 },
      { drawing: boxBehind() },
      {
        drawing: `<clipPath id="inside"><polygon points="806,760 1594,760 1570,1394 830,1394"/></clipPath><g clip-path="url(#inside)">${pile()}</g>`,
        soft: 1.4,
      },
      { drawing: definitions + boxBefore() },
      { drawing: `<ellipse cx="1200" cy="632" rx="230" ry="26" fill="#0a0f14" fill-opacity="0.45"/>`, soft: 12 },
      { drawing: definitions + folded() },
      {
        drawing:
          paper(330, 1480, 300, 400, -64, '#f4efe0', 2) +
          paper(470, 1500, 300, 400, -50, '#fbf7ea', 9) +
          `<g transform="translate(2020 1440) rotate(-24)">${rect(-190, -11, 330, 22, '#23406f')}${rect(-190, -11, 330, 7, '#6f8fc4')}${polygon(
            [
              [140, -11],
              [186, -2],
              [186, 3],
              [140, 11],
            ],
            '#d9d2c0',
          )}</g>`,
        soft: 3,
      },
    ],
  };
}
