import { at, circle, dice, gradient, line, many, orb, polygon, rect, sky, type Painting } from './brush.ts';

const quay = 1240;
const paints = ['#8f3b2e', '#2f5a78', '#b98133', '#3f6b58', '#6a7480', '#7c2f43', '#2b3f63', '#a9a295'];

/** A ship's container: its ribs, its doors, the rust along its foot. */
function box(x: number, y: number, width: number, height: number, colour: string): string {
  const ribs = many(width / 7, (index) =>
    line(x + 3 + index * 7, y + 4, x + 3 + index * 7, y + height - 4, index % 2 ? '#000000' : '#ffffff', 1.1).replace(
      '/>',
      ' stroke-opacity="0.13"/>',
    ),
  );
  return (
    rect(x, y, width - 2, height - 2, colour) +
    ribs +
    rect(x, y, width - 2, 3, '#ffe2b0', 'fill-opacity="0.35"') +
    rect(x, y + height - 8, width - 2, 6, '#05070d', 'fill-opacity="0.4"')
  );
}

function stacks(): string {
  const roll = dice(18);
  return many(26, (column) => {
    const height = Math.floor(roll(1, 5.2)) + (column > 15 ? 1 : 0);
    return many(height, (level) =>
      box(-30 + column * 96, quay - 52 * (level + 1), 94, 52, paints[Math.floor(roll(0, paints.length))] ?? '#2f5a78'),
    );
  });
}

/** A ship-to-shore gantry crane, boom out over the ship. */
function crane(x: number, size: number, tone: string): string {
  const brace = (x1: number, y1: number, x2: number, y2: number, width: number) => line(x1, y1, x2, y2, tone, width);
  const truss = many(
    15,
    (index) =>
      brace(-470 + index * 60, -560, -440 + index * 60, -600, 4) +
      brace(-440 + index * 60, -600, -410 + index * 60, -560, 4),
  );
  return (
    `<g transform="translate(${x} ${quay}) scale(${size})">` +
    brace(-120, 0, -96, -560, 19) +
    brace(150, 0, 128, -560, 19) +
    brace(-112, -190, 142, -190, 14) +
    brace(-112, -190, 130, -560, 8) +
    brace(142, -190, -98, -560, 8) +
    rect(-480, -566, 900, 14, tone) +
    rect(-480, -606, 900, 8, tone) +
    truss +
    brace(-96, -560, -10, -800, 13) +
    brace(128, -560, -10, -800, 13) +
    brace(-10, -800, -440, -606, 4) +
    brace(-10, -800, -240, -606, 4) +
    brace(-10, -800, 390, -606, 4) +
    rect(190, -668, 150, 64, tone) +
    rect(204, -650, 24, 20, '#ffd58c') +
    rect(240, -650, 24, 20, '#ffd58c') +
    rect(-330, -556, 54, 34, tone) +
    rect(-322, -548, 20, 16, '#ffeec5') +
    brace(-318, -522, -318, -330, 2) +
    brace(-290, -522, -290, -330, 2) +
    box(-366, -330, 124, 52, '#a8722c') +
    [-470, -250, 0, 240, 400].map((lamp) => circle(lamp, -550, 7, '#fff3cf')).join('') +
    circle(-10, -806, 7, '#ff5a48') +
    `</g>`
  );
}

function ship(): string {
  const roll = dice(44);
  const cargo = many(13, (column) =>
    many(Math.floor(roll(2, 5.4)), (level) =>
      box(
        96 + column * 84,
        quay - 92 - 44 * (level + 1),
        82,
        44,
        paints[Math.floor(roll(0, paints.length))] ?? '#6a7480',
      ),
    ),
  );
  const bridge =
    rect(-44, quay - 420, 120, 330, '#d8d2c6') +
    rect(-70, quay - 438, 172, 50, '#e9e3d5') +
    rect(-60, quay - 424, 152, 20, '#26303f') +
    many(15, (index) =>
      rect(
        -30 + (index % 3) * 34,
        quay - 360 + Math.floor(index / 3) * 50,
        20,
        16,
        index % 4 === 1 ? '#5c6470' : '#ffd78e',
      ),
    ) +
    rect(-20, quay - 500, 42, 66, '#8f3b2e') +
    line(50, quay - 540, 50, quay - 436, '#c9c2b4', 5);
  const hull =
    `<path d="M-140,${quay - 96} L1330,${quay - 96} Q1296,${quay - 20} 1240,${quay + 40} L-140,${quay + 40} Z" fill="url(#hull)"/>` +
    rect(-140, quay - 96, 1466, 6, '#d9b58a', 'fill-opacity="0.7"') +
    line(-140, quay - 6, 1270, quay - 6, '#7d2c26', 20);
  return cargo + bridge + hull;
}

const lampPosts = [1380, 1690, 2010, 2320];

/** A container port at the blue hour, a ship being worked under lights. */
export function port(): Painting {
  const definitions = `<defs>${gradient('hull', [
    [0, '#33425c'],
    [1, '#141b2b'],
  ])}${orb('lamp', [
    [0, '#fff6d8', 1],
    [0.12, '#ffd994', 0.7],
    [1, '#ffab4d', 0],
  ])}${orb('dawn', [
    [0, '#ffc08d', 0.8],
    [1, '#ff8f6b', 0],
  ])}</defs>`;
  const sheds = many(15, (index) => rect(index * 176 - 30, quay - 120 - ((index * 53) % 90), 150, 240, '#3a4767'));
  const posts = lampPosts
    .map((x) => line(x, quay, x, quay - 470, '#161c2b', 8) + rect(x - 46, quay - 484, 92, 14, '#161c2b'))
    .join('');
  const lampGlow =
    lampPosts.map((x) => circle(x, quay - 472, 190, 'url(#lamp)')).join('') +
    [1010, 1420, 1560].map((x) => circle(x, quay - 600, 150, 'url(#lamp)', 'fill-opacity="0.6"')).join('');
  return {
    layers: [
      sky(
        [
          [0, '#0f2145'],
          [0.4, '#2a4a78'],
          [0.7, '#7285a3'],
          [0.88, '#dba58c'],
          [1, '#ffcf9c'],
        ],
        quay,
        { lit: '#a9a0b8', seed: 90, amount: 0.75, stretch: 4 },
      ),
      {
        drawing: `${definitions}<ellipse cx="1700" cy="${quay - 40}" rx="1100" ry="420" fill="url(#dawn)"/>`,
        glow: true,
      },
      { drawing: sheds, soft: 3 },
      { drawing: rect(0, quay - 140, 2400, 150, '#dfb39c', 'fill-opacity="0.28"'), soft: 40 },
      { drawing: crane(430, 0.5, '#3a4a6a') + crane(800, 0.56, '#33435f'), soft: 1 },
      { drawing: `<g transform="translate(1330 0)">${stacks()}</g>${posts}` },
      { drawing: definitions + ship() },
      { drawing: crane(1476, 1.04, '#131a2c') + crane(1960, 1.2, '#111727') },
      { drawing: rect(1240, quay - 6, 1200, 60, '#1b2130') + line(1240, quay - 6, 2440, quay - 6, '#c79a6b', 3) },
      { drawing: definitions + lampGlow, glow: true },
      {
        drawing: many(24, (index) =>
          circle(
            1290 + ((index * 211) % 1100),
            quay - 12 - (index % 3) * 5,
            5,
            ['#ffd58c', '#ff6a52', '#cfe6ff'][index % 3] ?? '#ffd58c',
            `fill-opacity="${at(0.9)}"`,
          ),
        ),
        soft: 2,
        glow: true,
      },
      {
        drawing: polygon(
          [
            [0, quay + 36],
            [1240, quay + 36],
            [1240, quay + 44],
            [0, quay + 44],
          ],
          '#0c1220',
          'fill-opacity="0.6"',
        ),
        soft: 4,
      },
    ],
    water: { horizon: quay + 40, tint: [12, 24, 46, 0.3], wave: 40 },
  };
}
