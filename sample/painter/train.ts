import { at, circle, gradient, line, many, orb, polygon, rect, sky, type Painting } from './brush.ts';

const horizon = 1250;
const rail = 880;
const dark = '#17131f';

/** A hopper wagon for grain, its rim catching the light. */
const wagon = (x: number): string =>
  polygon(
    [
      [x, rail - 96],
      [x + 196, rail - 96],
      [x + 186, rail - 40],
      [x + 150, rail - 24],
      [x + 46, rail - 24],
      [x + 10, rail - 40],
    ],
    dark,
  ) +
  line(x + 2, rail - 96, x + 194, rail - 96, '#ffbe85', 3) +
  many(6, (index) => line(x + 24 + index * 30, rail - 94, x + 26 + index * 29, rail - 34, '#3b2b3a', 3)) +
  rect(x + 20, rail - 104, 156, 9, '#2c2130') +
  rect(x - 12, rail - 30, 220, 5, dark) +
  [24, 56, 140, 172]
    .map((wheel) => circle(x + wheel, rail - 14, 13, dark) + circle(x + wheel, rail - 14, 5, '#4a3644'))
    .join('');

const engine = (x: number): string =>
  `<path d="M${x},${rail - 30} L${x},${rail - 112} L${x + 214},${rail - 118} L${x + 250},${rail - 104} L${x + 282},${rail - 62} L${x + 286},${rail - 26} L${x},${rail - 24} Z" fill="${dark}"/>` +
  `<path d="M${x},${rail - 112} L${x + 214},${rail - 118} L${x + 250},${rail - 104}" fill="none" stroke="#ffbe85" stroke-width="3"/>` +
  polygon(
    [
      [x + 222, rail - 102],
      [x + 244, rail - 97],
      [x + 262, rail - 70],
      [x + 222, rail - 70],
    ],
    '#ffcf93',
  ) +
  rect(x + 196, rail - 102, 18, 30, '#c98d62') +
  many(8, (index) => rect(x + 14 + index * 22, rail - 94, 13, 34, '#2d2230')) +
  line(x + 12, rail - 48, x + 274, rail - 48, '#8d4a3a', 6) +
  line(x + 60, rail - 122, x + 96, rail - 150, dark, 3) +
  line(x + 96, rail - 150, x + 66, rail - 172, dark, 3) +
  line(x + 48, rail - 172, x + 88, rail - 172, dark, 4) +
  [30, 66, 102, 184, 220, 256]
    .map((wheel) => circle(x + wheel, rail - 14, 14, dark) + circle(x + wheel, rail - 14, 5, '#4a3644'))
    .join('') +
  circle(x + 281, rail - 46, 6, '#fff4cf');

/** A viaduct of round arches, its soffits lit from beyond. */
function viaduct(): string {
  const span = 216;
  const arches = many(13, (index) => {
    const x = -110 + index * span;
    return `<path d="M${x + 26},${horizon + 40} L${x + 26},${rail + 158} A${(span - 52) / 2},${(span - 52) / 2} 0 0 1 ${x + span - 26},${rail + 158} L${x + span - 26},${horizon + 40} Z"/>`;
  });
  const lit = many(13, (index) => {
    const x = -110 + index * span;
    return `<path d="M${x + 26},${horizon + 30} L${x + 26},${rail + 158} A${(span - 52) / 2},${(span - 52) / 2} 0 0 1 ${x + span / 2},${rail + 158 - (span - 52) / 2}" fill="none" stroke="#c47f62" stroke-width="5" stroke-opacity="0.75"/>`;
  });
  return (
    `<mask id="arches"><rect width="2400" height="1600" fill="#fff"/><g fill="#000">${arches}</g></mask>` +
    `<g mask="url(#arches)">${rect(-10, rail + 20, 2420, horizon - rail, 'url(#stone)')}${many(9, (row) => line(0, rail + 50 + row * 36, 2400, rail + 50 + row * 36, '#120e18', 1.6))}</g>` +
    lit +
    rect(-10, rail + 2, 2420, 22, dark) +
    line(0, rail + 2, 2400, rail + 2, '#e2986f', 3) +
    many(34, (index) => line(30 + index * 72, rail - 26, 30 + index * 72, rail + 4, dark, 3)) +
    line(0, rail - 26, 2400, rail - 26, dark, 2)
  );
}

const masts = (): string =>
  many(9, (index) => {
    const x = 80 + index * 288;
    return (
      line(x, rail - 200, x, rail, dark, 5) +
      line(x, rail - 178, x + 58, rail - 178, dark, 3) +
      line(x, rail - 200, x + 50, rail - 178, dark, 2)
    );
  }) +
  `<path d="${many(9, (index) => `M${80 + index * 288 + 50},${rail - 176} q144,10 288,0 `)}M-200,${rail - 176} q160,10 330,0" fill="none" stroke="${dark}" stroke-width="2"/>`;

const reeds = (): string =>
  many(190, (index) => {
    const x = (index * 677) % 2420;
    const tall = 60 + ((index * 131) % 190);
    const lean = ((index * 37) % 60) - 24;
    return (
      `<path d="M${x},1620 Q${x + lean * 0.3},${1600 - tall * 0.6} ${at(x + lean)},${1600 - tall}" fill="none" stroke="#120d15" stroke-width="${2 + (index % 3)}"/>` +
      (index % 4 === 0
        ? `<ellipse cx="${at(x + lean)}" cy="${1600 - tall - 14}" rx="5" ry="20" fill="#1d131a" transform="rotate(${lean / 2} ${x + lean} ${1600 - tall})"/>`
        : '')
    );
  });

/** A grain train on a viaduct over a wetland at sundown. */
export function train(): Painting {
  const definitions = `<defs>${orb('sun', [
    [0, '#fff8dc', 1],
    [0.1, '#ffe7a8', 0.9],
    [0.35, '#ffb267', 0.45],
    [1, '#ff7d4d', 0],
  ])}${gradient('stone', [
    [0, '#4b3340'],
    [1, '#2a1f2e'],
  ])}</defs>`;
  const hills = (seed: number, y: number, tone: string) =>
    `<path d="M-20,${horizon + 4} ${many(26, (index) => `L${index * 100 - 20},${at(y - 40 * Math.sin(index * 0.7 + seed) - 26 * Math.sin(index * 1.9 + seed * 2))} `)} L2440,${horizon + 4} Z" fill="${tone}"/>`;
  return {
    layers: [
      sky(
        [
          [0, '#2c3f73'],
          [0.3, '#6c5f92'],
          [0.58, '#d0786f'],
          [0.8, '#f7a869'],
          [1, '#ffdc9a'],
        ],
        horizon,
        { lit: '#ffb48a', seed: 29, amount: 1, stretch: 4 },
      ),
      {
        drawing: `${definitions}${circle(760, 1010, 700, 'url(#sun)')}${circle(760, 1010, 74, '#fff9e2')}`,
        glow: true,
      },
      { drawing: hills(1, 1120, '#c4786b'), soft: 5 },
      { drawing: hills(4, 1186, '#8e5560'), soft: 3 },
      { drawing: rect(0, horizon - 70, 2400, 74, '#ffd59a', 'fill-opacity="0.5"'), soft: 26 },
      { drawing: masts(), soft: 0.8 },
      { drawing: definitions + viaduct() },
      { drawing: many(8, (index) => wagon(-66 + index * 222)) + engine(1712) },
      { drawing: circle(1994, rail - 46, 60, '#ffe6ae', 'fill-opacity="0.8"'), soft: 22, glow: true },
    ],
    water: { horizon, tint: [38, 22, 40, 0.2], wave: 34 },
    after: [
      { drawing: rect(0, horizon - 3, 2400, 8, '#2a1a24', 'fill-opacity="0.8"'), soft: 3 },
      { drawing: reeds(), soft: 2 },
    ],
  };
}
