import sharp from 'sharp';
import { lookOf } from '../../src/imaging/render.ts';

const red = sharp({ create: { width: 320, height: 200, channels: 3, background: '#b01010' } });

it('says the colour there is most of, and shows the photo in a few bytes', async () => {
  const { colour, preview } = await lookOf(await red.jpeg().toBuffer());
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
  expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  expect(r).toBeGreaterThan(160);
  expect(Math.max(g, b)).toBeLessThan(40);
  expect(preview.length).toBeLessThan(400);
  const bytes = Buffer.from(preview.replace('data:image/webp;base64,', ''), 'base64');
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 24, height: 15 });
});
