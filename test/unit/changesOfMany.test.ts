import { withChangesOfMany } from '../../collections/shared/changesOfMany.ts';

const [hook] = withChangesOfMany({ slug: 'desks', fields: [] }).hooks?.afterOperation ?? [];
const after = (result: unknown): unknown => hook?.({ result } as never);

const conflict = { id: '1', isPublic: false, message: 'Write conflict: Please retry your operation or transaction.' };
const other = { id: '2', isPublic: true, message: 'The following field is invalid: email' };

it('asks for another try when another change was faster and nothing was written', () => {
  expect(() => after({ docs: [], errors: [conflict, other] })).toThrow(
    expect.objectContaining({ code: 'conflict', details: { retry: true } }),
  );
});

it('tells which were not written when others were', () => {
  const docs = [{ id: '3' }];
  expect(after({ docs, errors: [conflict, other] })).toEqual({
    docs,
    errors: [{ id: '1', isPublic: true, message: expect.stringContaining('try again') }, other],
  });
});

it.each([
  [{ docs: [], errors: [other] }],
  // In the words of somebody's input: not MongoDB's.
  [{ docs: [], errors: [{ ...conflict, isPublic: true }] }],
  [{ docs: [{ id: '3' }], errors: [] }],
  [{ id: '3' }],
  [undefined],
])('leaves %j as it is', (result) => {
  expect(after(result)).toBe(result);
});
