import { openEmptyBrowserNewsroom, type Seat } from '../support/browser.ts';
import { password } from '../support/newsroom.ts';

let house: Awaited<ReturnType<typeof openEmptyBrowserNewsroom>>;

beforeAll(async () => {
  house = await openEmptyBrowserNewsroom('browser-first-user');
});
afterAll(async () => house?.close());

it('lets whoever opens an empty newsroom become its administrator, once', async () => {
  const seat: Seat = await house.sit();
  const { page, shoot, complaints } = seat;
  await page.goto('/admin');
  await page.waitForURL(/create-first-user/);
  await page.locator('#field-email:visible').fill('first@newsroom.example');
  await page.locator('#field-password').fill(password);
  await page.locator('#field-confirm-password').fill(password);
  await page.locator('#field-name').fill('Nigar Example');
  await shoot('first-user');
  // What only an administrator sets is not asked for.
  const labels = await page.locator('.field-type label:visible').allInnerTexts();
  expect(labels.map((label) => label.replace(/\s+/g, ' '))).toEqual([
    ...['Email *', 'New Password *', 'Confirm Password *', 'Name *'],
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
