import type { Client, Newsroom } from './newsroom.ts';

export const pick = <T>(random: () => number, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;

/** Those of `keys` that a text has, in the order in which it has them. */
export const found = (text: string): string[] => text.match(/k\d+\./g) ?? [];

/** Where keys are that the story lacks: in a text beside it, in an earlier version, or nowhere. */
export async function whereabouts(
  { payload }: Pick<Newsroom, 'payload'>,
  chief: Client,
  id: string,
  keys: readonly string[],
): Promise<Record<string, string>> {
  const { branches } = (await chief('GET', `/api/articles/${id}/branches?limit=100`)).body;
  const beside: string[] = [];
  for (const { uuid } of branches)
    beside.push(JSON.stringify((await chief('GET', `/api/articles/${id}/branches/${uuid}`)).body.branch));
  const versions = payload.findVersions({
    collection: 'articles',
    where: { parent: { equals: id } },
    limit: 2_000,
    depth: 0,
  });
  const earlier = JSON.stringify((await versions).docs);
  const placeOf = (key: string): string =>
    beside.some((text) => text.includes(key)) ? 'beside it' : earlier.includes(key) ? 'in a version' : 'nowhere';
  return Object.fromEntries(keys.map((key) => [key, placeOf(key)]));
}
