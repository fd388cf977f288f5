import {
  circle,
  clamp,
  clouds,
  ease,
  ink,
  mix,
  noise,
  orb,
  sky,
  type Layer,
  type Painting,
  type Rgba,
} from './brush.ts';

/** The crest of a range at every second point across the canvas; `wood` roughens it with treetops. */
function crest(seed: number, base: number, height: number, scale: number, wood: number): (x: number) => number {
  const roll = (x: number) =>
    wood ? noise(x / 5, 0.5, seed + 3) ** 2 * wood + noise(x / 13, 0.5, seed + 4) * wood * 0.6 : 0;
  const heights = Array.from({ length: 1202 }, (_, index) => {
    const x = index * 2;
    return base - height * (clouds(x / scale, 0.5, seed, 8) - 0.5) * 2 - roll(x);
  });
  return (x) => heights[Math.round(x / 2)] ?? base;
}

/** A wooded ridge in the morning air: darkest along its crest, dissolving into mist at its foot. */
function ridge(seed: number, base: number, height: number, scale: number, tone: string, mist: string, wood = 0): Layer {
  const top = crest(seed, base, height, scale, wood);
  const [dark, pale] = [ink(tone), ink(mist)];
  return {
    step: wood > 6 ? 2 : 3,
    field: (x, y) => {
      const edge = top(x);
      const below = y - edge;
      if (below < -2) return [dark[0], dark[1], dark[2], 0];
      if (below > 430) return pale;
      const texture = wood
        ? (clouds(x / 26, y / 18, seed + 8, 3) - 0.5) * 0.5
        : (clouds(x / 120, y / 70, seed + 8, 3) - 0.5) * 0.22;
      const fog = clamp(
        ease(0, 330, below + (clouds(x / 420, y / 150, seed + 5, 3) - 0.5) * 190) * 0.92 + texture * 0.22,
      );
      const cover = ease(-1.5, 1.5, below);
      const light = 1 + texture;
      return [
        mix(dark[0] * light, pale[0], fog),
        mix(dark[1] * light, pale[1], fog),
        mix(dark[2] * light, pale[2], fog),
        cover,
      ];
    },
  };
}

/** The high range: snow, its folds running down to the left and to the right, paler where they face the sun. */
function summits(seed: number, base: number, height: number, scale: number): Layer {
  const top = crest(seed, base, height, scale, 0);
  const fold = (x: number, y: number) =>
    Math.abs(
      clouds((x - y * 0.9) / 230, (y + x * 0.12) / 520, seed + 9, 4) -
        clouds((x + y * 0.8) / 250, y / 560, seed + 13, 4),
    );
  return {
    step: 3,
    field: (x, y): Rgba => {
      const below = y - top(x);
      if (below < -3 || below > 420) return [168, 176, 200, below < 0 ? 0 : 1];
      const slope = fold(x + 9, y) - fold(x - 9, y);
      const light = ease(-0.055, 0.075, slope);
      const rock = ease(0.3, 0.75, below / 330 + (clouds(x / 60, y / 26, seed + 20, 4) - 0.5) * 0.9);
      const air = ease(0, 360, below) * 0.62 + 0.26;
      const [dim, lit]: [Rgba, Rgba] = [
        [mix(150, 92, rock), mix(166, 100, rock), mix(204, 130, rock), 1],
        [mix(255, 164, rock), mix(232, 138, rock), mix(216, 132, rock), 1],
      ];
      return [
        mix(mix(dim[0], lit[0], light), 200, air),
        mix(mix(dim[1], lit[1], light), 196, air),
        mix(mix(dim[2], lit[2], light), 212, air),
        ease(-3, 1.5, below),
      ];
    },
  };
}

/** Mountain ranges at sunrise, one behind the other, mist in the valleys. */
export function mountains(): Painting {
  const glow = `<defs>${orb('sun', [
    [0, '#fff2d0', 0.95],
    [0.18, '#ffdfa8', 0.6],
    [1, '#ffb97f', 0],
  ])}</defs>`;
  return {
    layers: [
      sky(
        [
          [0, '#4f79ae'],
          [0.4, '#96b4cf'],
          [0.7, '#ebcdb8'],
          [1, '#ffdcae'],
        ],
        760,
        { lit: '#fff0dd', seed: 78, amount: 0.75, stretch: 4 },
      ),
      { drawing: `${glow}${circle(430, 560, 620, 'url(#sun)')}`, glow: true },
      summits(5, 640, 330, 560),
      ridge(23, 860, 150, 430, '#7e8ea6', '#e7d6cd'),
      ridge(31, 965, 150, 480, '#5b7187', '#d9cfcb'),
      ridge(47, 1085, 130, 520, '#3f5a68', '#c9cac6', 6),
      ridge(58, 1215, 150, 640, '#2c4648', '#b4bdb6', 14),
      ridge(66, 1370, 150, 800, '#1d3230', '#8fa19a', 24),
      ridge(71, 1540, 150, 900, '#0f1d1c', '#3d5450', 36),
      { drawing: `${glow}${circle(430, 620, 900, 'url(#sun)', 'fill-opacity="0.35"')}`, glow: true },
    ],
  };
}
