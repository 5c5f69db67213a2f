// Passwords on the screen: given once by an administrator, replaced at the door, changed in the settings.
import type { Page } from '@playwright/test';
import { newAccount, shownPassword, signInAs } from '../support/accounts.ts';
import { expect, test } from '../support/people.ts';
import { strip, unique } from '../support/screens.ts';

const first = 'Måsar över Stortorget';
const second = 'Tre båtar vid Fisktorget';

const queue = (page: Page): Promise<void> =>
  expect(page.getByRole('heading', { level: 1, name: /^Kö/ })).toBeVisible();

test('a new colleague comes in by a one-time password, and later changes the one they chose', async ({
  people,
}) => {
  const name = `Ny Kollega ${unique()}`;
  const email = `ny.${unique()}@demo.entre.example`;
  const admin = await people.staff('nadia.petrovic');
  await admin.goto('/desk/settings');
  const given = await newAccount(admin, name, email);
  await admin.getByRole('button', { name: 'Klart' }).click();

  const page = await people.resident();
  // Who is not signed in yet is told so, and the browser notes it.
  people.mayComplain(page);
  await page.goto('/desk/');
  await signInAs(page, email, given);
  await expect(page.getByRole('heading', { name: 'Välj ett eget lösenord' })).toBeVisible();
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(given);
  await page.getByRole('button', { name: 'Spara och logga in' }).click();
  await expect(page.getByText('Det är samma lösenord som förut.')).toBeVisible();
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(first);
  await page.getByRole('button', { name: 'Spara och logga in' }).click();
  await queue(page);

  const elsewhere = await people.resident();
  people.mayComplain(elsewhere);
  await elsewhere.goto('/desk/');
  await signInAs(elsewhere, email, first);
  await queue(elsewhere);

  await page.goto('/desk/settings');
  await page.getByRole('main').getByRole('button', { name: 'Byt lösenord' }).click();
  await expect(page.getByLabel('Nuvarande lösenord', { exact: true })).toBeFocused();
  await page.keyboard.type(second);
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(second);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Det är samma lösenord som förut.')).toBeVisible();
  await page.getByLabel('Nuvarande lösenord', { exact: true }).fill('inte mitt lösenord');
  await page.getByLabel('Nytt lösenord', { exact: true }).press('Enter');
  await expect(page.getByText(/^Det stämmer inte med ditt nuvarande/)).toBeVisible();
  await page.getByLabel('Nuvarande lösenord', { exact: true }).fill(first);
  await page.keyboard.press('Enter');
  await expect(strip(page, /^Lösenordet är bytt/)).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Byt lösenord' })).toBeFocused();
  // The other screen is over, this one goes on and is live.
  await expect(elsewhere.getByRole('dialog', { name: 'Du har loggats ut' })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('link', { name: /^Kö/ }).click();
  await queue(page);
  await expect(page.getByText('Inte i realtid')).toBeHidden();
  await signInAs(elsewhere, email, second);
  await expect(elsewhere.getByRole('dialog', { name: 'Du har loggats ut' })).toBeHidden();
});

test('an administrator gives whoever forgot theirs a new one, after saying what will happen', async ({
  people,
}) => {
  const name = `Glömsk Kollega ${unique()}`;
  const email = `glomsk.${unique()}@demo.entre.example`;
  const admin = await people.staff('nadia.petrovic');
  await admin.goto('/desk/settings');
  const older = await newAccount(admin, name, email);
  await admin.getByRole('button', { name: 'Klart' }).click();
  await admin.getByRole('button', { name: new RegExp(name) }).click();
  const dialog = admin.getByRole('dialog', { name });
  await expect(dialog).toContainText('Personen har inte valt ett eget än.');
  await dialog.getByRole('button', { name: 'Nytt engångslösenord' }).click();
  await expect(dialog).toContainText('slutar fungera');
  // Focus is on the way out.
  await admin.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Nytt engångslösenord' }).press('Enter');
  await dialog.getByRole('button', { name: 'Ge engångslösenord' }).click();
  const newer = await shownPassword(admin);
  expect(newer).not.toBe(older);

  const page = await people.resident();
  people.mayComplain(page);
  await page.goto('/desk/');
  await signInAs(page, email, older);
  await expect(page.getByRole('alert')).toContainText('stämmer inte');
  await signInAs(page, email, newer);
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(first);
  await page.getByRole('button', { name: 'Spara och logga in' }).click();
  await queue(page);
});
