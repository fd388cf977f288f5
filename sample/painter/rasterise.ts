import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import { canvas, clamp, clouds, dice, type Layer, type Painting, type Water } from './brush.ts';

type Size = { width: number; height: number };

const drawingOf = (markup: string, { width, height }: Size): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${canvas.width} ${canvas.height}" preserveAspectRatio="xMidYMid slice">${markup}</svg>`,
  );

/** Pixels at full size, handed on raw: encoding them in between would cost more than painting them. */
const stretched = async (image: Sharp, size: Size): Promise<OverlayOptions> => ({
  input: await image.resize(size.width, size.height, { fit: 'cover', kernel: 'cubic' }).ensureAlpha().raw().toBuffer(),
  raw: { ...size, channels: 4 },
});

/** Blurred drawings are drawn small and stretched: the eye cannot tell, and it is many times faster. */
async function softDrawing(markup: string, soft: number, size: Size): Promise<OverlayOptions> {
  const scale = size.width / canvas.width;
  const shrink = clamp(Math.floor((soft * scale) / 2.5), 1, 12);
  const small = { width: Math.ceil(size.width / shrink), height: Math.ceil(size.height / shrink) };
  const blurred = await sharp(drawingOf(markup, small))
    .ensureAlpha()
    .blur(Math.max(0.3, (soft * scale) / shrink))
    .raw()
    .toBuffer();
  return stretched(sharp(blurred, { raw: { ...small, channels: 4 } }), size);
}

async function fieldImage(layer: Extract<Layer, { field: unknown }>, size: Size): Promise<OverlayOptions> {
  const width = Math.min(Math.ceil(canvas.width / layer.step), size.width);
  const step = canvas.width / width;
  const height = Math.ceil(canvas.height / step);
  const pixels = Buffer.alloc(width * height * 4);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [red, green, blue, alpha] = layer.field((column + 0.5) * step, (row + 0.5) * step);
      const place = (row * width + column) * 4;
      pixels[place] = clamp(red, 0, 255);
      pixels[place + 1] = clamp(green, 0, 255);
      pixels[place + 2] = clamp(blue, 0, 255);
      pixels[place + 3] = clamp(alpha * 255, 0, 255);
    }
  return stretched(sharp(pixels, { raw: { width, height, channels: 4 } }), size);
}

async function overlay(layer: Layer, size: Size): Promise<OverlayOptions> {
  const blend = layer.glow ? 'screen' : 'over';
  if ('field' in layer) return { ...(await fieldImage(layer, size)), blend };
  if (layer.soft) return { ...(await softDrawing(layer.drawing, layer.soft, size)), blend };
  return { input: drawingOf(layer.drawing, size), blend };
}

async function flatten(base: Sharp, layers: readonly Layer[], size: Size): Promise<Buffer> {
  const overlays = await Promise.all(layers.map((layer) => overlay(layer, size)));
  return base.composite(overlays).removeAlpha().raw().toBuffer();
}

/** Everything below the horizon becomes the broken mirror of what is above it; ripples lie flatter towards the horizon. */
function mirror(pixels: Buffer, { width, height }: Size, water: Water): void {
  const horizon = Math.round(water.horizon * (height / canvas.height));
  const [red, green, blue, share] = water.tint;
  for (let y = horizon; y < height; y++) {
    const near = (y - horizon) / (height - horizon);
    const lines = 90 / (near + 0.12);
    for (let x = 0; x < width; x++) {
      const ripple = clouds((x / width) * (26 - 16 * near), near * lines * 0.55, 91, 3) - 0.5;
      const up = horizon - 1 - (y - horizon) * 0.82 + ripple * water.wave * (0.25 + near) * 2;
      const from =
        (clamp(Math.round(up), 0, horizon - 1) * width + clamp(Math.round(x + ripple * 22), 0, width - 1)) * 3;
      const to = (y * width + x) * 3;
      const dim = clamp(share + ripple * 0.35 + near * 0.12);
      pixels[to] = (pixels[from] ?? 0) * (1 - dim) + red * dim;
      pixels[to + 1] = (pixels[from + 1] ?? 0) * (1 - dim) + green * dim;
      pixels[to + 2] = (pixels[from + 2] ?? 0) * (1 - dim) + blue * dim;
    }
  }
}

/** A lens and a film: darker corners, and the grain that hides the banding of smooth gradients. */
function develop(pixels: Buffer, { width, height }: Size): void {
  const roll = dice(1904);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const corner = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2;
      const light = 1 - 0.3 * corner * corner - 0.12 * corner;
      const grain = (roll(-1, 1) + roll(-1, 1)) * 4.5;
      const place = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++)
        pixels[place + channel] = clamp((pixels[place + channel] ?? 0) * light + grain, 0, 255);
    }
}

/** The painting in the size asked, painted 3:2; another shape shows the middle of it. */
export async function rasterise(painting: Painting, asked: Size): Promise<Sharp> {
  const width = Math.max(asked.width, Math.ceil((asked.height * canvas.width) / canvas.height));
  const size = { width, height: Math.round((width * canvas.height) / canvas.width) };
  const raw = { raw: { ...size, channels: 3 as const } };
  const ground = sharp({ create: { ...size, channels: 3, background: '#000000' } });
  let pixels = await flatten(ground, painting.layers, size);
  if (painting.water) mirror(pixels, size, painting.water);
  if (painting.after) pixels = await flatten(sharp(pixels, raw), painting.after, size);
  develop(pixels, size);
  return sharp(pixels, raw).resize(asked.width, asked.height, { fit: 'cover' });
}
