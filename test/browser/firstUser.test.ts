import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEmptyBrowserNewsroom, phone, type Seat } from '../support/browser.ts';
import { password } from '../support/newsroom.ts';

let house: Awaited<ReturnType<typeof openEmptyBrowserNewsroom>>;

beforeAll(async () => {
  house = await openEmptyBrowserNewsroom('browser-first-user');
});
afterAll(async () => house?.close());

const link = async (): Promise<string> => (await readFile(join(process.env.DATA_DIR!, 'first-user'), 'utf8')).trim();

it.each([
  ['en', 'Nobody works here yet', 'The link you came with is not valid'],
  ['az', 'Burada hələ heç kim işləmir', 'Açdığınız keçid etibarsızdır'],
  ['ru', 'Здесь пока никто не работает', 'Ссылка, по которой вы пришли, недействительна'],
])('tells who comes without the link where it is: %s', async (language, title, notValid) => {
  const { page, shoot, complaints } = await house.sit({ language, ...(language === 'en' ? {} : { viewport: phone }) });
  await page.goto('/admin');
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByText('npx dateline first-user').waitFor();
  expect(await page.locator('form').count()).toBe(0);
  await shoot(`first-user-link-${language}`);
  await page.goto(`/admin/create-first-user?token=${'x'.repeat(43)}`);
  await page.getByRole('alert').getByText(notValid).waitFor();
  await shoot(`first-user-not-valid-${language}`);
  expect(complaints).toEqual([]);
});

it('lets who opens the link of an empty newsroom become its administrator, once', async () => {
  const seat: Seat = await house.sit();
  const { page, shoot, complaints } = seat;
  await page.goto(new URL(await link()).search.replace(/^/, '/admin/create-first-user'));
  // The token is not left in the address bar.
  await page.waitForURL((address) => address.pathname === '/admin/create-first-user' && address.search === '');
  await page.locator('#field-email:visible').fill('first@newsroom.example');
  await page.locator('#field-password').fill(password);
  await page.locator('#field-confirm-password').fill(password);
  await page.locator('#field-name').fill('Nigar Example');
  await shoot('first-user');
  // What only an administrator sets is not asked for.
  const labels = await page.locator('.field-type label:visible').allInnerTexts();
  expect(labels.map((label) => label.replace(/\s+/g, ' '))).toEqual([
    'Email *',
    'New Password *',
    'Confirm Password *',
    'Name *',
  ]);
  await page.locator('form button[type=submit]').click();
  await page.getByRole('heading', { name: 'My desk' }).waitFor();
  await shoot('first-desk');
  const { docs } = await house.newsroom.payload.find({ collection: 'users', depth: 0 });
  expect(docs).toMatchObject([{ name: 'Nigar Example', role: 'administrator' }]);
  expect(complaints).toEqual([]);
  await page.goto('/admin/account');
  await page.locator('#field-email:visible').waitFor();
  expect(await page.locator('#field-email:visible').inputValue()).toBe('first@newsroom.example');
  await shoot('account');
  const second = await house.sit();
  await second.page.goto('/admin/create-first-user');
  await second.page.waitForURL(/\/admin\/login/);
});
