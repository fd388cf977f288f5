/** What a photo is made in, and what can be asked for. */

/** In pixels: 800 is a phone’s whole width, 390 to 412 points at two pixels each. Never more than the photo has: nothing is upscaled. */
export const renditionWidths = [320, 640, 800, 960, 1280, 1920, 2560] as const;

export const renditionFormats = {
  avif: { extension: 'avif', mimeType: 'image/avif' },
  webp: { extension: 'webp', mimeType: 'image/webp' },
  jpeg: { extension: 'jpg', mimeType: 'image/jpeg' },
} as const;
