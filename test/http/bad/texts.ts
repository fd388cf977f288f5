import type { Place } from './empties.ts';

/** A letter typed as two, what nobody sees, a control of the upper row; joiner, no-break space, direction mark and outer space stay. */
export const hostileText = 'И\u0306\u0007од\u200b\u001b co\u00ado\ufeffp\u0085\u000b a\u200db\u00a0c\u200e ';
export const keptText = 'Йод coop a\u200db\u00a0c\u200e ';

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
export const unkept = /\\u00[01][\da-f]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\ufeff]|[Ии]\u0306/u;

/** The paths that took the text. Fails where a row keeps what no field should. */
export async function takenBy(places: Place[], save: (data: object) => Promise<object | undefined>): Promise<string[]> {
  const taken: string[] = [];
  for (const [index, { path, dataWith }] of places.entries()) {
    const said = JSON.stringify((await save(dataWith(`n${index}:${hostileText}`))) ?? {});
    if (!said.includes(`n${index}:`)) continue;
    taken.push(path);
    expect([path, said]).toEqual([path, expect.stringContaining(`n${index}:${keptText}`)]);
    expect([path, unkept.exec(said)?.[0]]).toEqual([path, undefined]);
  }
  return taken;
}
