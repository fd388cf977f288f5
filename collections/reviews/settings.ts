import type { Field, NumberField, SelectField } from 'payload';
import { words } from '../../src/domain/labels.ts';
import { moderations, type Moderation } from '../../src/domain/review.ts';
import { staffOnly } from '../shared/access.ts';
import { languageField } from '../shared/fields.ts';

const moderationLabels: Record<Moderation, ReturnType<typeof words>> = {
  before: words('Shown once approved', 'Təsdiqdən sonra görünür', 'Видны после одобрения'),
  after: words('Shown at once', 'Dərhal görünür', 'Видны сразу'),
  off: words('No reviews', 'Rəy qəbul edilmir', 'Отзывы не принимаются'),
};

/** How reviews are moderated: for the site, and for a section that wants it otherwise. */
export const moderationField: SelectField = {
  name: 'moderation',
  type: 'select',
  options: moderations.map((value) => ({ value, label: moderationLabels[value] })),
  label: words('Reviews', 'Rəylər', 'Отзывы'),
  access: { read: staffOnly },
};

const number = (
  name: string,
  [min, max, defaultValue]: [number, number, number],
  label: NumberField['label'],
): Field => ({
  name,
  type: 'number',
  min,
  max,
  defaultValue,
  label,
});

/** One word, phrase, `stem*` or site (`bulk.example`) a line. */
const wordLists: Field = {
  name: 'wordLists',
  type: 'array',
  maxRows: 50,
  label: words('Word lists', 'Söz siyahıları', 'Списки слов'),
  labels: { singular: words('list', 'siyahı', 'список'), plural: words('lists', 'siyahılar', 'списки') },
  fields: [
    languageField({ index: false, label: words('Language (empty: all)', 'Dil (boş: hamısı)', 'Язык (пусто: все)') }),
    {
      name: 'effect',
      type: 'select',
      required: true,
      defaultValue: 'hold',
      options: [
        { value: 'hold', label: words('Held for a moderator', 'Moderatoru gözləyir', 'Ждёт модератора') },
        { value: 'spam', label: words('Put away as spam', 'Spam sayılır', 'Считается спамом') },
      ],
      label: words('Effect', 'Nəticə', 'Действие'),
    },
    {
      name: 'words',
      type: 'textarea',
      required: true,
      maxLength: 20_000,
      label: words(
        'One word, phrase, stem* or site a line',
        'Hər sətirdə bir söz, ifadə, kök* və ya sayt',
        'По одному слову, фразе, основе* или сайту в строке',
      ),
    },
  ],
};

/** How the newsroom takes reviews; what it looks for is not for readers to know. */
export const reviewSettings: Field = {
  name: 'reviews',
  type: 'group',
  label: words('Reviews', 'Rəylər', 'Отзывы'),
  access: { read: staffOnly },
  fields: [
    { ...moderationField, defaultValue: 'before' },
    number(
      'minSeconds',
      [0, 600, 3],
      words('Shortest time for writing one, s', 'Yazmaq üçün ən az vaxt, san', 'Меньше не пишут, с'),
    ),
    number('linkLimit', [0, 50, 2], words('Most links in one', 'Ən çox keçid', 'Ссылок не больше')),
    number(
      'perAddress',
      [1, 1_000, 5],
      words('Most from one address in 10 minutes', 'Bir ünvandan 10 dəqiqədə ən çox', 'С одного адреса за 10 минут'),
    ),
    number(
      'proofBits',
      [0, 24, 0],
      words('Proof of work, bits (0: none)', 'İş sübutu, bit (0: yox)', 'Доказательство работы, бит (0: нет)'),
    ),
    number(
      'reportsToHide',
      [1, 100, 3],
      words('Reports that hide one', 'Gizlədən şikayət sayı', 'Жалоб, чтобы скрыть'),
    ),
    wordLists,
  ],
};
