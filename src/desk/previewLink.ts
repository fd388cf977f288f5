import { createHmac, timingSafeEqual } from 'node:crypto';

/** Hours a link lasts. */
export const previewHours = { most: 168, usual: 24 };

const signatureBytes = 24;

const signatureOf = (said: Buffer, secret: string): Buffer =>
  createHmac('sha256', secret).update('preview-link\n').update(said).digest().subarray(0, signatureBytes);

/** The story's id (12 bytes) and the second since 1970 in which the link ends (4 bytes). */
function saidBy(story: string, ends: Date): Buffer {
  const said = Buffer.alloc(16);
  said.write(story, 'hex');
  said.writeUInt32BE(Math.floor(ends.getTime() / 1000), 12);
  return said;
}

/**
 * A token for whoever has it to see this story's latest version until then. It names the story by its id, so a new slug leaves it
 * valid; another secret ends all of them.
 */
export function previewTokenOf(story: string, ends: Date, secret: string): string {
  const said = saidBy(story, ends);
  return Buffer.concat([said, signatureOf(said, secret)]).toString('base64url');
}

/** The id of the story that a token shows now; undefined if it is not ours or over. */
export function storyOfToken(token: string, now: Date, secret: string): string | undefined {
  const bytes = Buffer.from(token.slice(0, 100), 'base64url');
  const [said, signature] = [bytes.subarray(0, 16), bytes.subarray(16)];
  if (signature.length !== signatureBytes || bytes.toString('base64url') !== token) return undefined;
  if (!timingSafeEqual(signature, signatureOf(said, secret))) return undefined;
  return said.readUInt32BE(12) * 1000 > now.getTime() ? said.toString('hex', 0, 12) : undefined;
}
