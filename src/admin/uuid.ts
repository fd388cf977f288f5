import { blockIdFrom, bytesOfBlockId } from '../domain/body/blockIds.ts';

/** Without TLS browsers have no `crypto.randomUUID`. */
export function newUuid(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0'));
  hex[6] = `4${hex[6]!.slice(1)}`;
  hex[8] = `a${hex[8]!.slice(1)}`;
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

/** An id as Payload gives links and blocks: 24 hexadecimal digits. */
export const newObjectId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The key of a beginning as the page's address has it; undefined if it is none. */
export const draftKeyIn = (value: unknown): string | undefined =>
  typeof value === 'string' && uuid.test(value) ? value : undefined;

/** The id of a block of a body. */
export const newBlockId = (): string => blockIdFrom(crypto.getRandomValues(new Uint8Array(bytesOfBlockId)));
