// Who it is about: a search that does not answer makes no second card of anybody, nor does pressing twice.
import type { Page } from '@playwright/test';
import { caseFrom } from '../support/cases.ts';
import { callAs, expect, test } from '../support/people.ts';
import { openCase, strip, unique } from '../support/screens.ts';

/** What the server answers for a while instead of itself. */
const refuse = (
  page: Page,
  address: string | RegExp,
  status: number,
  code: string,
  method = 'GET',
) =>
  page.route(address, (route) =>
    route.request().method() === method
      ? route.fulfill({
          status,
          contentType: 'application/problem+json',
          json: { type: '', title: '', status, code, detail: '', requestId: 'r' },
        })
      : route.fallback(),
  );
/** A name that is nobody else's: the search goes by letters alone. */
const surname = (): string => `Prov${unique().replace(/\d/g, 'x')}`;
const searches = /\/api\/v1\/residents\?/;

test('a caller is written down anew only when the search has answered, hidden when they must be', async ({
  people,
}) => {
  const name = `Ylva ${surname()}`;
  const page = await people.staff('par.wik');
  await page.goto('/desk/');
  await expect(page.getByRole('heading', { level: 1, name: /^Kö/ })).toBeVisible();
  await page.keyboard.press('F2');
  // The new call takes focus once; what is typed elsewhere before that would lose its list of answers.
  await expect(page.getByRole('textbox', { name: 'Anteckning' })).toBeFocused();
  const who = page.getByRole('combobox', { name: /^Vem ringer/ });
  const create = page.getByRole('option', { name: /^Ny invånare/ });
  await refuse(page, searches, 503, 'unavailable');
  await who.fill(name);
  await expect(page.getByText(/^Sökningen svarar inte/)).toBeVisible();
  await expect(create).toBeHidden();
  await page.unroute(searches);
  await who.fill('19121212-1212');
  await expect(page.getByText(/^Personnummer går inte att söka på/)).toBeVisible();
  await expect(create).toBeHidden();
  await who.fill(name);
  await create.click();
  const dialog = page.getByRole('dialog', { name: 'Ny invånare' });
  await expect(dialog.getByRole('textbox', { name: 'Namn' })).toHaveValue(name);
  await dialog.getByRole('textbox', { name: /^Telefon/ }).fill('070-174 06 19');
  await dialog.getByRole('checkbox', { name: /^Skyddad identitet/ }).check();
  await dialog.getByRole('button', { name: 'Spara invånaren' }).click();
  await expect(dialog).toBeHidden();
  const card = page.getByRole('group', { name: 'Vem ringer' });
  await expect(card).toContainText('Skyddad identitet');
  await expect(card).not.toContainText('Ylva');
  const { items } = await callAs(page.context())('GET /residents', { query: { query: name } });
  expect(items, 'a hidden name is found by nobody').toEqual([]);
  await page.getByRole('button', { name: 'Släng samtalet' }).click();
});

test('pressed twice, for a case that somebody else changed meanwhile, it is one resident', async ({
  people,
}) => {
  const name = `Ture ${surname()}`;
  const page = await people.staff('karin.holm');
  const call = callAs(page.context());
  const one = await caseFrom(page.context(), `Ringde utan namn ${unique()}`, 'GATA-LJUS');
  await page.goto(`/desk/queue/all/${one.id}`);
  await expect(openCase(page)).toBeVisible();
  await page.getByRole('button', { name: 'Koppla invånare' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Vem gäller ärendet?' });
  const anew = page.getByRole('option', { name: /^Ny invånare/ });
  const find = dialog.getByRole('combobox');
  await refuse(page, searches, 503, 'unavailable');
  await find.fill(name);
  await expect(page.getByText(/^Sökningen svarar inte/)).toBeVisible();
  await expect(anew).toBeHidden();
  await page.unroute(searches);
  await find.fill(`${name} `);
  await find.fill(name);
  await anew.click();
  await expect(dialog.getByRole('textbox', { name: 'Namn' })).toBeFocused();
  const link = new RegExp(`/api/v1/cases/${one.id}`);
  await refuse(page, link, 409, 'conflict', 'PATCH');
  await dialog.getByRole('button', { name: 'Skriv upp och koppla' }).click();
  await expect(strip(page, /^Någon annan har ändrat samma sak/)).toBeVisible();
  await page.unroute(link);
  await dialog.getByRole('button', { name: 'Skriv upp och koppla' }).click();
  await expect(dialog).toBeHidden();
  const found = await call('GET /residents', { query: { query: name } });
  expect(found.items.map((card) => card.name)).toEqual([name]);
});
