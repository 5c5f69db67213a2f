// People who were not in the demonstration: an account made on the screen, and signing in by hand.
import type { Page } from '@playwright/test';
import { expect } from './people.ts';

/** The administrator's page makes an account for `name`; returns the one-time password it shows. */
export async function newAccount(page: Page, name: string, email: string): Promise<string> {
  await page.getByRole('main').getByRole('button', { name: 'Nytt konto' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Namn' }).fill(name);
  await dialog.getByRole('textbox', { name: 'E-postadress' }).fill(email);
  await dialog.getByRole('checkbox', { name: /^Kundvägledare/ }).check();
  await dialog.getByRole('button', { name: 'Spara' }).click();
  return shownPassword(page);
}

/** The one-time password on the administrator's screen. */
export async function shownPassword(page: Page): Promise<string> {
  const panel = page.getByRole('region', { name: /^Engångslösenord/ });
  await expect(panel).toContainText('Gäller till');
  return panel.getByRole('strong').innerText();
}

export async function signInAs(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-postadress' }).fill(email);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
}
