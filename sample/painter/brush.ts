/** What the painted scenes share: repeatable chance, noise, colour and a few SVG strokes. All sizes are in canvas units. */
export const canvas = { width: 2400, height: 1600 } as const;

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** A layer of a painting: crisp or softened drawing, or a colour for every point, computed on a coarser grid. */
export type Layer =
  | { drawing: string; soft?: number; glow?: boolean }
  | { field: (x: number, y: number) => Rgba; step: number; glow?: boolean };

/** Still water below `horizon`: what is above it is mirrored and broken by waves. `tint` darkens and colours it. */
export type Water = { horizon: number; tint: Rgba; wave: number };

export type Painting = { layers: readonly Layer[]; water?: Water; after?: readonly Layer[] };

/** Chance that falls the same way each time, so that a sample photo keeps its hash from one start to the next. */
export function dice(seed: number): (from: number, to: number) => number {
  let state = seed * 2654435761;
  return (from, to) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return from + (((t ^ (t >>> 14)) >>> 0) / 4294967296) * (to - from);
  };
}

export const clamp = (value: number, least = 0, most = 1): number => Math.min(most, Math.max(least, value));
export const mix = (from: number, to: number, share: number): number => from + (to - from) * share;
export const ease = (from: number, to: number, value: number): number => {
  const t = clamp((value - from) / (to - from));
  return t * t * (3 - 2 * t);
};

function lattice(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 2246822519);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Smooth noise, 0 to 1, one bump per unit. */
export function noise(x: number, y: number, seed: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const u = ease(0, 1, x - left);
  const v = ease(0, 1, y - top);
  const upper = mix(lattice(left, top, seed), lattice(left + 1, top, seed), u);
  const lower = mix(lattice(left, top + 1, seed), lattice(left + 1, top + 1, seed), u);
  return mix(upper, lower, v);
}

/** Noise upon finer noise, 0 to 1: clouds, hills, waves. */
export function clouds(x: number, y: number, seed: number, octaves = 5): number {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x * 2 ** octave, y * 2 ** octave, seed + octave);
    total += weight;
    weight *= 0.5;
  }
  return sum / total;
}

/** `#rrggbb` as numbers, with an alpha. */
export const ink = (hex: string, alpha = 1): Rgba => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
  alpha,
];

/** The colour on a scale of stops, each [place, #rrggbb], places rising. */
export function shade(stops: readonly (readonly [number, string])[], at: number, alpha = 1): Rgba {
  const above = stops.findIndex(([place]) => place >= at);
  const upper = stops[above === -1 ? stops.length - 1 : above] ?? [0, '#000000'];
  const lower = stops[Math.max(0, (above === -1 ? stops.length : above) - 1)] ?? upper;
  const share = upper[0] === lower[0] ? 0 : clamp((at - lower[0]) / (upper[0] - lower[0]));
  const [from, to] = [ink(lower[1]), ink(upper[1])];
  return [mix(from[0], to[0], share), mix(from[1], to[1], share), mix(from[2], to[2], share), alpha];
}

/** A colour between two, as `#rrggbb`. */
export function blend(from: string, to: string, share: number): string {
  const [red, green, blue] = shade(
    [
      [0, from],
      [1, to],
    ],
    clamp(share),
  );
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Numbers as short SVG text. */
export const at = (value: number): string => value.toFixed(1);

type Stop = readonly [place: number, colour: string, opacity?: number];
const stopTags = (stops: readonly Stop[]): string =>
  stops
    .map(([place, colour, opacity = 1]) => `<stop offset="${place}" stop-color="${colour}" stop-opacity="${opacity}"/>`)
    .join('');

/** A gradient from top to bottom, or from left to right. */
export const gradient = (id: string, stops: readonly Stop[], across = false): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${across ? 1 : 0}" y2="${across ? 0 : 1}">${stopTags(stops)}</linearGradient>`;

/** A gradient from a point outwards; `cx`, `cy` and `r` are shares of the shape it fills. */
export const orb = (id: string, stops: readonly Stop[], cx = 0.5, cy = 0.5, r = 0.5): string =>
  `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stopTags(stops)}</radialGradient>`;

export const rect = (x: number, y: number, width: number, height: number, fill: string, extra = ''): string =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}" ${extra}/>`;

export const circle = (x: number, y: number, r: number, fill: string, extra = ''): string =>
  `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${fill}" ${extra}/>`;

export const line = (x1: number, y1: number, x2: number, y2: number, colour: string, width: number): string =>
  `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${colour}" stroke-width="${at(width)}"/>`;

export const polygon = (points: readonly (readonly [number, number])[], fill: string, extra = ''): string =>
  `<polygon points="${points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}" fill="${fill}" ${extra}/>`;

/** `count` pieces of drawing, one after the other. */
export const many = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: Math.max(0, Math.round(count)) }, (_, index) => piece(index)).join('');

/** A whole-canvas sky between stops (0 top, 1 at `horizon`), with streaks of cloud lit in `lit`. */
export function sky(
  stops: readonly (readonly [number, string])[],
  horizon: number,
  cloud: { lit: string; seed: number; amount: number; stretch?: number },
): Layer {
  const [red, green, blue] = ink(cloud.lit);
  const stretch = cloud.stretch ?? 5;
  return {
    step: 4,
    field: (x, y) => {
      const height = y / horizon;
      const base = shade(stops, height);
      const depth = 1 / (1.25 - Math.min(height, 1));
      const puff = clouds((x / 2400) * stretch + 3, (y / 1600) * stretch * depth * 1.4, cloud.seed, 6);
      const share = ease(0.62 - cloud.amount * 0.25, 0.85, puff) * cloud.amount;
      return [mix(base[0], red, share), mix(base[1], green, share), mix(base[2], blue, share), 1];
    },
  };
}

/** Open water below `horizon` to the foot of the canvas, waves growing towards the viewer, with light lying on it. */
export function sea(options: {
  horizon: number;
  far: string;
  near: string;
  light: string;
  lightAt: number;
  spread: number;
  seed: number;
}): Layer {
  const { horizon, lightAt, spread, seed } = options;
  const [far, near, light] = [ink(options.far), ink(options.near), ink(options.light)];
  return {
    step: 2,
    field: (x, y) => {
      if (y < horizon) return [0, 0, 0, 0];
      const depth = (y - horizon) / (canvas.height - horizon);
      const distance = 1 / (depth + 0.035);
      const across = (x - 1200) * distance * 0.004;
      const along = distance * 9;
      const swell = clouds(across * 0.45, along * 0.6, seed, 2);
      const chop = clouds(across * 1.6 + swell, along * 2.1, seed + 9, 4);
      const height = swell * 0.5 + chop * 0.5;
      const calm = ease(0, 0.05, depth);
      const base = mix(depth ** 0.7, height, 0.45 * calm);
      const reach = Math.exp(-(((x - lightAt) / (spread * (0.35 + depth))) ** 2));
      const glint = ease(0.5 - reach * 0.12, 0.64, height) * reach * (0.55 + 0.45 * (1 - depth));
      const sheen = clamp(glint + reach * 0.3 * (1 - depth) ** 3 + ease(0.6, 0.8, chop) * 0.12 * calm);
      return [
        mix(mix(far[0], near[0], base), light[0], sheen),
        mix(mix(far[1], near[1], base), light[1], sheen),
        mix(mix(far[2], near[2], base), light[2], sheen),
        1,
      ];
    },
  };
}
