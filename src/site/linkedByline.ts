import type { PublishedSigner } from '../published/story/schema.ts';

type Part = { text: string; slug?: string };

/** A byline in parts, the signers it names each with their page; an editor's own wording stays as it is. */
export function linkedByline(byline: string, signers: readonly PublishedSigner[]): Part[] {
  const parts: Part[] = [];
  let rest = byline;
  // The name that comes first in what is left, until none does.
  for (;;) {
    const found = signers
      .filter(({ name, slug }) => slug && name && rest.includes(name))
      .sort((a, b) => rest.indexOf(a.name) - rest.indexOf(b.name) || b.name.length - a.name.length)[0];
    if (!found) break;
    const at = rest.indexOf(found.name);
    if (at > 0) parts.push({ text: rest.slice(0, at) });
    parts.push({ text: found.name, slug: found.slug });
    rest = rest.slice(at + found.name.length);
  }
  return rest ? [...parts, { text: rest }] : parts;
}
