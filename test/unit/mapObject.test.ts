import { mapObject } from '../../src/domain/mapObject.ts';

it('makes each value anew, in the order of the names', () => {
  expect(Object.entries(mapObject({ b: 1, a: 2 }, (value, name) => `${name}${String(value)}`))).toEqual([
    ['b', 'b1'],
    ['a', 'a2'],
  ]);
});

it('calls a name otherwise, and leaves one out', () => {
  const nameOf = (name: string): string | undefined => (name === '$' ? undefined : name.toUpperCase());
  expect(mapObject({ $: 1, a: 2 }, (value) => value, nameOf)).toEqual({ A: 2 });
});

it('takes the name __proto__ for a name: nothing is inherited from what was sent', () => {
  const sent = JSON.parse('{"__proto__": {"role": "administrator"}}') as Record<string, unknown>;
  const mapped = mapObject(sent, (value) => value);
  expect(mapped.role).toBeUndefined();
  expect(Object.keys(mapped)).toEqual(['__proto__']);
  expect(JSON.stringify(mapped)).toBe('{"__proto__":{"role":"administrator"}}');
});
