// What was just done is spoken once, as loudly as was asked for, and undone by a key; errors are always heard.
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { SwedishKeyboard } from '../support/keyboard.ts';
import { caseFrom } from '../support/cases.ts';
import { callAs, expect, test } from '../support/people.ts';
import { hold, openCase, strip, unique } from '../support/screens.ts';

const polite = (page: Page) => page.locator('[role=status][aria-live=polite]');
const urgent = (page: Page) => page.locator('[role=alert][aria-live=assertive]');
const done = (page: Page, number: string) => strip(page, `Du tog ${number}.`);

test('a case is taken and given back by keyboard', async ({ people }) => {
  const page = await people.staff('johan.berg');
  const keys = new SwedishKeyboard(page);
  const call = callAs(page.context());
  const { id, number } = await caseFrom(page.context(), `Tas och lämnas ${unique()}`, 'OVR');
  const assignee = async () => (await call('GET /cases/{id}', { params: { id } })).case.assigneeId;
  await page.goto(`/desk/queue/unassigned/${id}`);
  await expect(openCase(page)).toBeVisible();
  await page.getByRole('main').focus();
  await keys.press('t');
  await hold(done(page, number));
  await expect(polite(page)).toHaveText(`Du tog ${number}.`);
  await expect(done(page, number).getByRole('status')).toHaveCount(0);

  // In a field the key takes back what was typed, and nothing else.
  const field = openCase(page).getByRole('textbox').last();
  await field.click();
  await page.keyboard.press('Control+z');
  await expect(done(page, number)).toBeVisible();
  await page.getByRole('main').focus();
  await keys.press('Control+z');
  await expect(done(page, number)).toBeHidden();
  await expect(polite(page)).toContainText('Ångrat.');
  await expect.poll(assignee).toBeNull();

  // By its button too: focus stays somewhere.
  await keys.press('t');
  await done(page, number)
    .getByRole('button', { name: /^Ångra/ })
    .press('Enter');
  await expect(done(page, number)).toBeHidden();
  await keys.hasFocus();
  await expect.poll(assignee).toBeNull();
  await keys.press('?');
  await expect(page.getByRole('dialog', { name: 'Kortkommandon' })).toContainText(
    'Ångra det senaste',
  );
});

test('a call ended by a slip runs again; ended, it stands among earlier contacts', async ({
  people,
}) => {
  const page = await people.staff('johan.berg');
  const keys = new SwedishKeyboard(page);
  // Residents are found by letters alone.
  const name = `Ringer Igen${unique().replace(/\d/g, 'x')}`;
  const call = callAs(page.context());
  await call('POST /residents', { body: { name }, key: randomUUID() });
  await page.goto('/desk/queue/team');
  await expect(page.getByRole('button', { name: 'Nytt samtal' })).toBeVisible();
  await keys.press('Tab');
  await keys.press('F2');
  const note = page.getByRole('textbox', { name: 'Anteckning' });
  await note.fill('Sade öppettiderna');
  await page.getByRole('combobox', { name: 'Vem ringer' }).fill(name);
  await page.getByRole('option', { name, exact: true }).click();
  const beside = page.getByRole('complementary', { name: 'Invånaren och kunskapen' });
  await expect(beside).toContainText('Första kontakten.');
  await keys.press('Control+Enter');
  const ended = strip(page, 'Samtalet är avslutat: löst här.');
  await expect(ended).toBeVisible();
  await keys.press('Control+z');
  await expect(note).toHaveValue('Sade öppettiderna');
  await expect(beside).toContainText('Första kontakten.');
  await keys.press('Control+Enter');
  await expect(ended).toBeVisible();

  await keys.press('F2');
  await page.getByRole('combobox', { name: 'Vem ringer' }).fill(name);
  await page.getByRole('option', { name, exact: true }).click();
  const earlier = beside.getByRole('listitem').filter({ hasText: 'Sade öppettiderna' });
  await expect(earlier).toHaveCount(1);
  await expect(earlier).toContainText('Löst här');
  await page.getByRole('button', { name: 'Släng samtalet' }).click();
});

test('what was done is undone while a question is open, and the question stays', async ({
  people,
}) => {
  const page = await people.staff('johan.berg');
  const keys = new SwedishKeyboard(page);
  const { id, number } = await caseFrom(page.context(), `Tas under fråga ${unique()}`, 'OVR');
  await page.goto(`/desk/queue/unassigned/${id}`);
  await expect(openCase(page)).toBeVisible();
  await page.getByRole('main').focus();
  await keys.press('t');
  await expect(done(page, number)).toBeVisible();
  await keys.press('l');
  const question = page.getByRole('dialog', { name: 'Hur slutade kontakten?' });
  await expect(question).toBeVisible();
  await done(page, number).getByText(`Du tog ${number}.`).click();
  await expect(question).toBeVisible();
  await done(page, number)
    .getByRole('button', { name: /^Ångra/ })
    .click();
  await expect(done(page, number)).toBeHidden();
  await expect(question).toBeVisible();
  await keys.press('Escape');
  await expect(question).toBeHidden();
});

test('turned down, what one does is not spoken, and an error is', async ({ people }) => {
  const page = await people.staff('sofia.karlsson');
  await page.goto('/desk/settings');
  await page.getByRole('radio', { name: /^Inget/ }).check();
  const { id } = await caseFrom(page.context(), `Tas i det tysta ${unique()}`, 'OVR');
  await page.goto(`/desk/queue/unassigned/${id}`);
  await expect(openCase(page)).toBeVisible();
  await page.route(/\/claims$/, (route) => route.abort());
  await page.getByRole('main').focus();
  await page.keyboard.press('t');
  await expect(urgent(page)).toContainText('Servern svarar inte');
  await page.unroute(/\/claims$/);
  await page.keyboard.press('t');
  const taken = strip(page, /^Du tog KC-/);
  // Held, so that it is the key that takes it away below, and not the time.
  await hold(taken);
  // Long enough for what is said to have been gathered and said.
  await page.waitForTimeout(1500);
  await expect(polite(page)).toHaveText('');
  await page.keyboard.press('Control+z');
  await expect(taken).toBeHidden();
});
