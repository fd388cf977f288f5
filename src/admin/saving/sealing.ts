/** What one user left, sealed with AES-GCM. */
export type Sealed = { user: string; iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

/** In bytes, as AES-GCM wants it (NIST SP 800-38D). */
const ivLength = 12;

/** A key in Base64, as the newsroom gives it. Rejects where the browser has no cryptography: on plain HTTP elsewhere than on this machine. */
export async function keyFrom(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Whose it is is sealed with it: a seal put under another name does not open. */
const named = (user: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(user);

export async function seal(user: string, value: unknown, key: CryptoKey): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return {
    user,
    iv,
    data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: named(user) }, key, text),
  };
}

/** Undefined if the key does not open it: the newsroom has another secret since. */
export async function unseal({ user, iv, data }: Sealed, key: CryptoKey): Promise<unknown> {
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: named(user) }, key, data);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return undefined;
  }
}
