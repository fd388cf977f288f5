import { typedDateline } from '../../src/domain/dateline/typedDateline.ts';

const text = (words: string, format = 0) => ({ type: 'text', text: words, format });
const bodyOf = (...children: object[]) => ({
  root: {
    type: 'root',
    children: [
      { type: 'paragraph', $: { id: 'aaaaaaaa' }, children },
      { type: 'paragraph', children: [text('More.')] },
    ],
  },
});
const road = 'A storm closed the road on Sunday, our correspondent reports.';

it.each([
  [`Quba/Turan: ${road}`, { place: 'Quba', source: 'Turan' }, 'Quba/Turan:', road],
  [`Washington D.C./Sarvan: ${road}`, { place: 'Washington D.C.', source: 'Sarvan' }, 'Washington D.C./Sarvan:', road],
  [`BAKU, March 20, 2026 (Turan) - ${road}`, { place: 'BAKU', source: 'Turan', date: '2026-03-20' }, undefined, road],
  ['Bakı/Turan: Fırtına yolu bağladı.', { place: 'Bakı', source: 'Turan' }, 'Bakı/Turan:', 'Fırtına yolu bağladı.'],
  ['Баку/Туран: Буря закрыла дорогу.', { place: 'Баку', source: 'Туран' }, 'Баку/Туран:', 'Буря закрыла дорогу.'],
])('finds the dateline that was typed, and the text without it: %s', (typed, dateline, line, rest) => {
  const found = typedDateline(bodyOf(text(typed)), ['Sarvan'])!;
  expect(found.dateline).toEqual(dateline);
  if (line) expect(found.line).toBe(line);
  expect(found.body).toEqual(bodyOf(text(rest)));
});

it('takes it out of words of several looks, and leaves what follows as it is', () => {
  const link = { type: 'link', fields: { url: 'https://a.example' }, children: [text('said')] };
  const body = bodyOf(text('Quba/', 1), text('Turan:', 1), text(' A storm, he '), link, text('.'));
  expect(typedDateline(body)?.body).toEqual(bodyOf(text('A storm, he '), link, text('.')));
});

it.each([
  road,
  'Quba/Turan:',
  '“We walked for two hours,” a teacher said.',
  'There were three of them: a teacher, a doctor and a driver.',
  'The minister said: the road is closed.',
  '',
])('finds none in ordinary prose: %s', (words) => {
  expect(typedDateline(bodyOf(text(words)))).toBeUndefined();
});

it.each([
  null,
  undefined,
  {},
  { root: {} },
  { root: { children: [{ type: 'heading', children: [text(`Quba/Turan: ${road}`)] }] } },
])('finds none where there is no first paragraph', (body) => expect(typedDateline(body)).toBeUndefined());
