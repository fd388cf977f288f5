const v4 = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/;
const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/;
/** An IPv4 address inside an IPv6 one, as a URL writes it. */
const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/;

const bytesOf = (group: string): number[] => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255];

function plainV6(text: string): string | undefined {
  const bare = text.replace(/%.*$/, '');
  if (!/^[\da-f.]*:[\da-f:.]*$/i.test(bare) || !URL.canParse(`http://[${bare}]`)) return undefined;
  // A URL writes each IPv6 address in one way.
  const plain = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = mapped.exec(plain) ?? [];
  return high && low ? [...bytesOf(high), ...bytesOf(low)].join('.') : plain;
}

/** An address in the one way we write it: without the port, brackets, zone or `::ffff:` some proxies and sockets add. Undefined for what is none. */
export function plainAddress(text: string): string | undefined {
  const address = text.trim();
  const four = v4.exec(address)?.[1];
  if (four)
    return four.split('.').every((part) => Number(part) < 256) ? four.split('.').map(Number).join('.') : undefined;
  return plainV6(bracketed.exec(address)?.[1] ?? address);
}

/** Whose an address is, for limits. A network's own share of IPv6 is 64 bits wide: the rest is the client's to change at will. */
export function placeOf(address: string): string {
  const plain = plainAddress(address) ?? address;
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const [left, right] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const zeros = plain.includes('::') ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : [];
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
