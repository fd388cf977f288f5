import { lexicalFromBlocks, type CopyBlock } from '../../src/domain/copy.ts';
import type { Language } from '../../src/domain/languages.ts';
import { movePublication } from '../../src/newsroom/publication/movePublication.ts';
import type { Keeper } from './keep.ts';
import { actingAs, type Accounts } from './people.ts';

type Text = { title: string; slug: string; body: readonly CopyBlock[] };
type Page = { order: number; inMenu?: true; texts: Readonly<Record<Language, Text>> };

const paragraphs = (...texts: string[]): CopyBlock[] => texts.map((text) => ({ type: 'paragraph', text }));

/** The sample site's own pages, each in three languages. */
const pages: readonly Page[] = [
  {
    order: 10,
    texts: {
      en: {
        title: 'About us',
        slug: 'about',
        body: paragraphs(
          'Sarvan News Agency reports from Baku and the Caspian in English, Azerbaijani and Russian.',
          'The agency does not exist: it is the sample newsroom that comes with this system.',
        ),
      },
      az: {
        title: 'Haqqımızda',
        slug: 'haqqimizda',
        body: paragraphs(
          'Sarvan Xəbər Agentliyi Bakıdan və Xəzər regionundan ingilis, Azərbaycan və rus dillərində xəbər verir.',
          'Belə agentlik yoxdur: bu, sistemlə birlikdə gələn nümunə redaksiyadır.',
        ),
      },
      ru: {
        title: 'О нас',
        slug: 'o-nas',
        body: paragraphs(
          'Агентство «Сарван» рассказывает о Баку и Каспии на английском, азербайджанском и русском языках.',
          'Такого агентства нет: это образец редакции, который поставляется вместе с системой.',
        ),
      },
    },
  },
  {
    order: 20,
    texts: {
      en: {
        title: 'Corrections policy',
        slug: 'corrections-policy',
        body: paragraphs(
          'Where we were wrong, we say so on the story itself, with the date and with what was wrong.',
          'Write to newsroom@sarvan.example if you find a mistake.',
        ),
      },
      az: {
        title: 'Düzəlişlər qaydası',
        slug: 'duzelisler-qaydasi',
        body: paragraphs(
          'Səhv etmişiksə, bunu xəbərin özündə tarixi və nəyin səhv olduğu ilə birlikdə yazırıq.',
          'Səhv görsəniz, newsroom@sarvan.example ünvanına yazın.',
        ),
      },
      ru: {
        title: 'Как мы исправляем ошибки',
        slug: 'ispravleniya',
        body: paragraphs(
          'Если мы ошиблись, мы пишем об этом в самом материале: когда и в чём.',
          'Нашли ошибку? Напишите на newsroom@sarvan.example.',
        ),
      },
    },
  },
];

/** Writes the pages as a managing editor does, and publishes them. */
export async function createPages(keeper: Keeper, users: Accounts, opened: Date): Promise<void> {
  const { payload } = keeper;
  const editor = users['managing-editor']!;
  const principal = { kind: 'staff', id: editor.id, role: 'managing-editor', desks: [] } as const;
  const who = { id: editor.id, name: editor.name, principal };
  for (const { texts, ...placed } of pages) {
    let translationOf: string | undefined;
    for (const [language, { body, ...text }] of Object.entries(texts)) {
      const copy = { ...text, ...placed, language, inFooter: true, body: lexicalFromBlocks(body) };
      const req = await actingAs(payload, users, 'managing-editor');
      const id = await keeper.create({ collection: 'pages', data: { ...copy, translationOf }, req });
      translationOf ??= id;
      const order = { kind: 'page', id, name: 'publish', baseVersion: 1, who, now: opened.toISOString() } as const;
      await movePublication(order, await actingAs(payload, users, 'managing-editor'));
    }
  }
}
