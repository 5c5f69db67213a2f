// A tab that was open when Entré was upgraded: what it can no longer fetch is said, with the way on.
import { expect, test } from '../support/people.ts';
import { strip } from '../support/screens.ts';

const parts = /\/_app\/immutable\//;

test('a part that is gone is told of, and the page goes on when it is loaded anew', async ({
  people,
}) => {
  const page = await people.staff('anna.lind', { serviceWorkers: 'block' });
  people.mayComplain(page);
  await page.goto('/desk/queue/team');
  await expect(page.getByRole('heading', { level: 1, name: /^Kö/ })).toBeVisible();
  const help = page.getByRole('dialog', { name: 'Kortkommandon' });

  // Out of reach: said, and it can be asked for again.
  await page.route(parts, (route) => route.abort());
  await page.keyboard.press('?');
  const missing = strip(page, /^Det gick inte att hämta den här delen/);
  await expect(missing).toBeVisible();
  await page.unroute(parts);
  await page.keyboard.press('?');
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /^Kö/ })).toBeVisible();
  await page.route(parts, (route) => route.fulfill({ status: 404, body: '' }));
  await page.route(/\/_app\/version\.json/, (route) => route.fulfill({ json: { version: 'new' } }));
  await page.keyboard.press('?');
  const upgraded = strip(page, /^Entré har uppdaterats/);
  await expect(upgraded).toHaveCount(1);
  await expect(help).toBeHidden();
  await page.unroute(parts);
  await upgraded.getByRole('button', { name: 'Ladda om' }).click();
  await expect(upgraded).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: /^Kö/ })).toBeVisible();
  await page.keyboard.press('?');
  await expect(help).toBeVisible();
});
