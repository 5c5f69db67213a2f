// The console against WCAG 2.2 AA: every page, every dialog, light and dark, wide and narrow.
import { randomUUID as uuid } from 'node:crypto';
import type { Page } from '@playwright/test';
import { newAccount, signInAs } from '../support/accounts.ts';
import { isAccessible } from '../support/axe.ts';
import { takenChat } from '../support/cases.ts';
import { callAs, expect, test } from '../support/people.ts';
import { openCase, strip, timeline, unique } from '../support/screens.ts';

// Many looks at many states.
test.describe.configure({ timeout: 180_000 });

const shown = (page: Page, heading: string | RegExp): Promise<void> =>
  expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();

test('sign-in is accessible, and so is what it answers', async ({ people }) => {
  const page = await people.resident();
  people.mayComplain(page);
  await page.goto('/desk/');
  await shown(page, 'Logga in');
  await isAccessible(page, 'sign-in');
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByText(/^Skriv din e-postadress/)).toBeVisible();
  await signInAs(page, 'ingen@demo.entre.example', 'fel-fel-fel');
  await expect(page.getByRole('alert')).toContainText('stämmer inte');
  await isAccessible(page, 'a refused sign-in');
});

test('a place that is not for one’s account says so, within the desk', async ({ people }) => {
  const page = await people.staff('nadia.petrovic');
  await page.goto('/desk/queue');
  await expect(page).toHaveURL(/\/desk\/queue\/team$/);
  await expect(
    page.getByRole('heading', { name: 'Ditt konto har inte tillgång till Kö' }),
  ).toBeVisible();
  await isAccessible(page, 'a place for others');
  await page.getByRole('link', { name: 'Till Kunskap' }).click();
  await shown(page, 'Kunskap');
  const agent = await people.staff('anna.lind');
  await agent.goto('/desk/queue');
  await shown(agent, /^Kö/);
});

test('each view of the queue is accessible', async ({ people }) => {
  // Seven views in two looks each.
  test.slow();
  const page = await people.staff('anna.lind');
  for (const view of ['mine', 'team', 'unassigned', 'waiting', 'late', 'all', 'done']) {
    await page.goto(`/desk/queue/${view}`);
    await shown(page, /^Kö/);
    // Cases, not the links beside them: a list that has not come yet would be looked at empty.
    await expect(page.locator('[aria-posinset]').first()).toBeVisible();
    await isAccessible(page, `queue ${view}`);
  }
  await page.getByRole('button', { name: 'Fler vyer' }).click();
  await isAccessible(page, 'further views');
  await page
    .getByRole('menuitem', { name: /Markera flera/ })
    .or(page.getByRole('menuitemcheckbox', { name: /Markera flera/ }))
    .click();
  await page
    .getByRole('checkbox', { name: /^Markera KC/ })
    .first()
    .check();
  await isAccessible(page, 'several chosen');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Sök ärende/ }).fill('sopor');
  await expect(page.getByRole('option').first()).toBeVisible();
  await isAccessible(page, 'search and do');
});

test('a case from each way in is accessible', async ({ people }) => {
  const page = await people.staff('karin.holm');
  const { items } = await callAs(page.context())('GET /cases', {
    query: { view: 'all', limit: 100 },
  });
  for (const channel of ['chat', 'phone', 'visit'] as const) {
    const one =
      items.find((row) => row.channel === channel && row.assigneeId !== null) ??
      items.find((row) => row.channel === channel);
    await page.goto(`/desk/queue/all/${one?.id}`);
    await expect(timeline(page)).toContainText(/\S/);
    await isAccessible(page, `a case: ${channel}`);
  }
});

test('what can be done to a case is accessible', async ({ people }) => {
  // Its own: which of the others comes first, and what can be done to it, depends on the hour.
  const { agent: page } = await takenChat(people, 'karin.holm');
  const head = openCase(page);
  for (const act of [/^Lös\b/, /^Överlämna/, /^Parkera/, /^Ring upp/]) {
    await head.getByRole('button', { name: act }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await isAccessible(page, `dialog ${act.source}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await head.getByRole('button', { name: 'Fler val' }).click();
  await isAccessible(page, 'the menu of a case');
  await page.getByRole('menuitem', { name: /^Sekretess/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /Hemlig/ })
    .check();
  await isAccessible(page, 'secrecy');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^(Koppla|Byt) invånare/ })
    .first()
    .click();
  await isAccessible(page, 'whom it is about');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Mall' }).click();
  await isAccessible(page, 'templates');
});

test('calls and what ends them are accessible', async ({ people }) => {
  const page = await people.staff('karin.holm');
  await page.goto('/desk/');
  await shown(page, /^Kö/);
  await page.keyboard.press('F2');
  const note = page.getByRole('textbox', { name: 'Anteckning' });
  await expect(note).toBeFocused();
  await note.fill('Frågar om sophämtning på julen');
  await expect(
    page.getByRole('complementary', { name: 'Invånaren och kunskapen' }).getByRole('link').first(),
  ).toBeVisible();
  await isAccessible(page, 'a call');
  for (const act of [/^Överlämna/, /^Lova att ringa upp/]) {
    await page.getByRole('main').getByRole('button', { name: act }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await isAccessible(page, `dialog ${act.source}`);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('combobox', { name: 'Ämne' }).fill('ekonomiskt');
  await expect(page.getByRole('option', { name: /^Ekonomiskt/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Ingen fri text i det här ämnet')).toBeVisible();
  await isAccessible(page, 'a call without free text');
  await page.getByRole('button', { name: 'Släng samtalet' }).click();
  await expect(strip(page, 'Samtalet är slängt.')).toBeVisible();
});

test('the screen of a service point is accessible', async ({ people }) => {
  const page = await people.staff('mehmet.nazari');
  await page.goto('/desk/visits?choose');
  await shown(page, 'Var är du?');
  await isAccessible(page, 'where am I');
  await page
    .getByRole('link', { name: /bibliotek/i })
    .first()
    .click();
  const topics = page.getByRole('group', { name: 'Ämnen' });
  await expect(topics).toBeVisible();
  await isAccessible(page, 'visits');
  await topics.getByRole('button', { name: 'Fler ämnen' }).click();
  await isAccessible(page, 'all topics');
  await page.keyboard.press('Escape');
  await topics.getByRole('button', { name: 'Annat' }).click();
  await page.getByRole('button', { name: 'Spara besöket' }).click();
  await isAccessible(page, 'another visit');
  await page.keyboard.press('Escape');
  await topics.getByRole('button').first().click();
  const strip = page.getByRole('group', { name: / sparat$/ });
  // While the pointer rests on it the time stands still.
  await strip.hover();
  await isAccessible(page, 'the strip of a visit');
  await strip.getByRole('button', { name: /^Gör till ärende/ }).focus();
  await page.keyboard.press('Enter');
  await isAccessible(page, 'a case of a visit');
  await page.getByRole('button', { name: 'Skapa ärende' }).click();
  await expect(page.getByRole('dialog', { name: 'Ärendet är skapat' })).toBeVisible();
  await isAccessible(page, 'the slip');
});

test('the wall, the form and missing pages are accessible', async ({ people }) => {
  const page = await people.staff('karin.holm');
  await page.goto('/desk/now');
  await expect(page.getByText('väntar nu')).toBeVisible();
  await isAccessible(page, 'now');
  await page.getByText('Visa som tabell').click();
  await isAccessible(page, 'now, as a table');
  await page.goto('/desk/form');
  await expect(page.getByRole('heading').first()).toBeVisible();
  // Every part in every state: here all four looks are worth their time.
  await isAccessible(page, 'the form', true);
  await page.goto('/desk/finns-inte');
  await expect(page.getByText('Sidan finns inte')).toBeVisible();
  await isAccessible(page, 'a missing page');
  await page.goto(`/desk/queue/all/${uuid()}`);
  await expect(page.getByText('Ärendet går inte att visa')).toBeVisible();
  await isAccessible(page, 'a missing case');
});

test('the knowledge base is accessible to read and to write', async ({ people }) => {
  const page = await people.staff('lovisa.ekstrom');
  await page.goto('/desk/knowledge');
  await shown(page, 'Kunskap');
  await isAccessible(page, 'articles');
  await page.getByRole('searchbox', { name: 'Sök artikel' }).fill('soporma');
  await expect(page.getByRole('link', { name: /^Om soporna/ })).toBeVisible();
  await isAccessible(page, 'articles found');
  await page.getByRole('link', { name: /^Om soporna/ }).click();
  await shown(page, /^Om soporna/);
  await isAccessible(page, 'an article');
  await page.goto('/desk/knowledge');
  await page.getByRole('button', { name: 'Ny artikel' }).click();
  await isAccessible(page, 'a new article');
  await page.getByRole('dialog').getByRole('textbox').fill(`Hur gör jag ${unique()}?`);
  await page.getByRole('button', { name: 'Skapa utkast' }).click();
  await page.getByRole('textbox', { name: 'Text' }).fill('## Så här\n\n- Ring oss\n- **Skriv**');
  await isAccessible(page, 'the editor');
});

test('a new account, its one-time password and the choice of another are accessible', async ({
  people,
}) => {
  const page = await people.staff('nadia.petrovic');
  await page.goto('/desk/settings');
  await page.getByRole('main').getByRole('button', { name: 'Nytt konto' }).click();
  await isAccessible(page, 'a new account');
  await page.keyboard.press('Escape');
  const email = `ny.${unique()}@demo.entre.example`;
  const given = await newAccount(page, `Ny ${unique()}`, email);
  await isAccessible(page, 'a one-time password');
  const fresh = await people.resident();
  people.mayComplain(fresh);
  await fresh.goto('/desk/');
  await signInAs(fresh, email, given);
  await shown(fresh, 'Välj ett eget lösenord');
  await isAccessible(fresh, 'a password to choose');
  await fresh.getByRole('button', { name: 'Spara och logga in' }).click();
  await expect(fresh.getByText('Lösenordet behöver minst 12 tecken.')).toBeVisible();
  await isAccessible(fresh, 'a password too short');
});

test('settings are accessible', async ({ people }) => {
  const page = await people.staff('nadia.petrovic');
  await page.goto('/desk/settings');
  await shown(page, /./);
  await isAccessible(page, 'settings');
  const change = page.getByRole('main').getByRole('button', { name: 'Byt lösenord' });
  await change.click();
  await page.getByLabel('Nytt lösenord').fill('för kort');
  await page.getByRole('button', { name: 'Visa det nya lösenordet' }).click();
  await isAccessible(page, 'another password');
  await change.click();
  await expect(page.getByText('Skriv lösenordet du har nu.')).toBeVisible();
  await isAccessible(page, 'a password refused');
  await page.getByRole('main').getByRole('button', { name: 'Avbryt' }).click();
  await page.getByRole('button', { name: /Mehmet Nazari/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await isAccessible(page, 'an account');
  await dialog.getByRole('button', { name: 'Nytt engångslösenord' }).click();
  await expect(dialog.getByText(/slutar fungera/)).toBeVisible();
  await isAccessible(page, 'an account about to get another password');
  await page.keyboard.press('Escape');
  await page.getByRole('main').getByRole('button', { name: /Nadia/ }).click();
  await isAccessible(page, 'my own account');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Status och inställningar/ }).click();
  await isAccessible(page, 'my menu');
  await page.getByRole('menuitem', { name: /^Kortkommandon/ }).click();
  await isAccessible(page, 'the keys');
});
