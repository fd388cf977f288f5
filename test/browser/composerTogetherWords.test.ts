import { faultsIn } from '../support/axe.ts';
import { paragraph } from '../support/bodies.ts';
import { openBrowserNewsroom, overflowOf, phone, type BrowserNewsroom } from '../support/browser.ts';
import { signIn, type Newsroom } from '../support/newsroom.ts';
import { editedStory, latestOf, linesOf, pageOfStory, sitAt, type Person } from '../support/together.ts';
import { headlineIn, light, noticesIn, toTheEnd, until, writable } from '../support/writing.ts';

/** Two who take a story from each other and merge it, in the languages of the newsroom. */
let desk: BrowserNewsroom<Newsroom>;

beforeAll(async () => {
  desk = await openBrowserNewsroom('browser-together-words');
});
afterAll(async () => desk?.close());

const nameOf = (who: Person): string => desk.newsroom.staff[who].name;

type Words = {
  take: string;
  reading: RegExp;
  asked: RegExp;
  question: RegExp;
  give: string;
  title: string;
  both: string;
  together: string;
};
const inLanguage: Record<'az' | 'ru', Words> = {
  az: {
    take: 'Öz üzərimə götür',
    reading: /bu xəbəri redaktə edir/,
    asked: /xəbərdar edildi\. Cavab olmasa, xəbər \d+ saniyəyə sizin olacaq/,
    question: /bu xəbəri öz üzərinə götürmək istəyir/,
    give: 'Ver',
    title: 'Siz yazarkən başqası bu xəbəri saxlayıb',
    both: 'Hər ikisini ardıcıl götür',
    together: 'Birləşdir',
  },
  ru: {
    take: 'Взять на себя',
    reading: /правит материал с/,
    asked: /Вопрос задан: .*\. Без ответа материал станет вашим через \d+ с/,
    question: /просит передать этот материал/,
    give: 'Передать',
    title: 'Пока вы писали, материал сохранил кто-то другой',
    both: 'Взять оба, один за другим',
    together: 'Объединить',
  },
};

it.each(['az', 'ru'] as const)(
  'asks, gives and merges in %s, at a desk and on a phone, without a fault',
  async (language) => {
    const words = inLanguage[language];
    const id = await editedStory(desk, `In ${language}`);
    const holder = await sitAt(desk, 'section-editor', pageOfStory(id), { language });
    await writable(holder.page);
    await toTheEnd(holder.page);
    await holder.page.keyboard.type(' Mine.');
    await light(holder.page, 'saved').waitFor();

    const asker = await sitAt(desk, 'sub-editor', pageOfStory(id), { language, viewport: phone });
    await noticesIn(asker.page).getByText(words.reading).waitFor();
    await asker.page.locator('#field-headline:disabled').waitFor();
    await noticesIn(asker.page).getByRole('button', { name: words.take }).click();
    await noticesIn(asker.page).getByText(words.asked).waitFor();
    expect(await faultsIn(asker.page, '.composer__notices')).toEqual([]);
    expect(await overflowOf(asker)).toBe(0);
    const question = holder.page.getByRole('alert').filter({ hasText: words.question });
    await question.getByText(nameOf('sub-editor')).waitFor();
    expect(await faultsIn(holder.page, '.composer__notices')).toEqual([]);
    await holder.shoot(`three-asked-${language}`);
    await asker.shoot(`three-asking-${language}`);
    await question.getByRole('button', { name: words.give, exact: true }).click();
    await writable(asker.page);

    // Both write in one paragraph: chosen place by place, on the phone.
    const chief = await signIn(desk.url, desk.newsroom.staff['managing-editor'].email);
    await asker.page.context().setOffline(true);
    await toTheEnd(asker.page);
    await asker.page.keyboard.type(' On the phone.');
    const { body: text, baseVersion } = await latestOf(chief, id);
    const children = text.root.children.map((node: any, at: number) =>
      at === 2 ? { ...node, children: paragraph('By the chief.').children } : node,
    );
    const saved = await chief('PATCH', `/api/articles/${id}?draft=true`, {
      body: { ...text, root: { ...text.root, children } },
      baseVersion,
    });
    expect(saved.status).toBe(200);
    await asker.page.context().setOffline(false);
    const conflict = noticesIn(asker.page).locator('.newsroom-notice--conflict');
    await conflict.getByText(words.title).waitFor({ timeout: 60_000 });
    await conflict.getByLabel(words.both).check();
    expect(await faultsIn(asker.page, '.composer__notices')).toEqual([]);
    expect(await overflowOf(asker)).toBe(0);
    await asker.shoot(`three-choosing-${language}`);
    await conflict.getByRole('button', { name: words.together }).click();
    await until(
      async () =>
        (await linesOf(chief, id)).slice(2).join('|') === 'By the chief.|It opens on Monday. Mine. On the phone.',
    );
    expect(await headlineIn(asker.page).inputValue()).toBe(`In ${language}`);
  },
  240_000,
);
