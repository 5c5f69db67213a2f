// What one writes in a case is never lost and never goes to the wrong reader, whatever becomes of the case and the network.
import type { Page } from '@playwright/test';
import { isAccessible } from '../support/axe.ts';
import { resolve, takenChat } from '../support/cases.ts';
import { withoutNetwork } from '../support/offline.ts';
import { expect, test } from '../support/people.ts';
import { openCase, reply, strip, thread, timeline } from '../support/screens.ts';

const note = (page: Page) => page.getByRole('textbox', { name: 'Skriv en anteckning' });
/** A number that could be a person's, and is nobody's. */
const NUMBER = '19121212-1212';

/** Away to the other queue and back: the case is a new page. */
async function leave(agent: Page): Promise<() => Promise<void>> {
  const address = new URL(agent.url()).pathname;
  await agent.getByRole('link', { name: 'Kunskap' }).click();
  await expect(agent).toHaveURL(/knowledge/);
  return async () => {
    await agent.goBack();
    await expect(agent).toHaveURL(new RegExp(address));
  };
}

test('a note on a finished case stays a note, also when the case is opened again', async ({
  people,
}) => {
  const { agent, resident } = await takenChat(people, 'johan.berg');
  await resolve(agent);
  await expect(note(agent)).toBeVisible();
  await note(agent).fill('Första, bara för oss');
  await agent.getByRole('button', { name: 'Spara anteckning' }).click();
  await expect(timeline(agent)).toContainText('Första, bara för oss');
  await expect(timeline(agent).getByText(/Inte skickat|Skickas/)).toHaveCount(0);

  await note(agent).fill('Andra, bara för oss');
  await openCase(agent).getByRole('button', { name: 'Återöppna' }).click();
  await expect(agent.getByRole('radio', { name: 'Anteckning' })).toBeChecked();
  await note(agent).press('Control+Enter');
  await expect(timeline(agent)).toContainText('Andra, bara för oss');
  await expect(note(agent)).toHaveValue('');
  await agent.getByRole('radio', { name: 'Svara' }).press('Space');
  await reply(agent).fill('Till dig');
  await reply(agent).press('Control+Enter');
  await expect(thread(resident)).toContainText('Till dig');
  await expect(thread(resident)).not.toContainText('bara för oss');
});

test('a reply that could not be kept is there after one has left the case, and on another page', async ({
  people,
}) => {
  const { agent } = await takenChat(people, 'johan.berg');
  people.mayComplain(agent);
  const away = '**/api/v1/cases/*/draft';
  await agent.route(away, (route) => route.abort());
  await reply(agent).fill('Fem rader\nsom ingen\nvill skriva\nen gång\ntill.');
  const kept = openCase(agent).getByText('sparat på den här datorn');
  await expect(kept).toBeVisible();
  const back = await leave(agent);
  await back();
  await expect(reply(agent)).toHaveValue(/^Fem rader[^]*till\.$/);
  await agent.reload();
  await expect(reply(agent)).toHaveValue(/^Fem rader[^]*till\.$/);
  await expect(kept).toBeVisible();

  await agent.unroute(away);
  await agent.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(openCase(agent).getByText('sparat', { exact: true })).toBeVisible();
  const elsewhere = await people.staff('johan.berg');
  await elsewhere.goto(agent.url());
  await expect(reply(elsewhere)).toHaveValue(/^Fem rader[^]*till\.$/);
});

test('without the network a case says so, with what is known of it and what was written', async ({
  people,
}) => {
  const { agent, word } = await takenChat(people, 'johan.berg');
  people.mayComplain(agent);
  const address = new URL(agent.url()).pathname;
  const [id = ''] = address.split('/').slice(-1);
  await agent.route('**/api/v1/cases/*/draft', (route) => route.abort());
  await reply(agent).fill('Halva svaret');
  await expect(openCase(agent).getByText('sparat på den här datorn')).toBeVisible();
  await agent.getByRole('link', { name: /^Mina/ }).first().click();
  // The list that is left stands there until the next one has come.
  const row = agent.getByRole('region', { name: /^Kö/ }).locator(`a[href$="/mine/${id}"]`);
  await expect(row).toBeVisible();

  const back = await withoutNetwork(agent.context());
  await row.click();
  const away = agent.getByRole('status').filter({ hasText: 'Ärendet behöver nätet' });
  await expect(away).toContainText(word);
  await expect(away).toContainText('Halva svaret');
  await isAccessible(agent, 'a case without the network');
  await back();
  await expect(timeline(agent)).toContainText(word, { timeout: 30_000 });
  await expect(reply(agent)).toHaveValue('Halva svaret');
});

test('text with a personal number stays while the desk is open, and is stored nowhere', async ({
  people,
}) => {
  const { agent } = await takenChat(people, 'johan.berg');
  await reply(agent).fill(`Gäller det ${NUMBER}?`);
  await expect(openCase(agent).getByText('utkastet sparas inte', { exact: true })).toBeVisible();
  const back = await leave(agent);
  expect(await agent.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(NUMBER);
  await back();
  await expect(reply(agent)).toHaveValue(`Gäller det ${NUMBER}?`);
  // The screen is another one, and sees the number as the first did.
  await expect(openCase(agent).getByText(/ser ut att stå ett personnummer/)).toBeVisible();
  await reply(agent).fill('Inget nummer');
  await expect(openCase(agent).getByText('sparat', { exact: true })).toBeVisible();
  await expect(openCase(agent).getByText(/ser ut att stå ett personnummer/)).toBeHidden();
  await reply(agent).fill(`Men ${NUMBER}`);
  await expect(openCase(agent).getByText('utkastet sparas inte', { exact: true })).toBeVisible();
  await reply(agent).fill('');
});

test('a reply that is refused after one has left its case is told of, and found', async ({
  people,
}) => {
  const { agent, resident } = await takenChat(people, 'johan.berg');
  people.mayComplain(agent);
  const number = /KC-\d{4}-\d{6}/.exec(
    (await openCase(agent).getAttribute('aria-label')) ?? '',
  )?.[0];
  const hold = Promise.withResolvers<void>();
  await agent.route('**/api/v1/cases/*/messages', async (route) => {
    await hold.promise;
    await route.continue();
  });
  await reply(agent).fill('Skrivet blint');
  await reply(agent).press('Control+Enter');
  await leave(agent);
  await resident.getByRole('textbox', { name: 'Skriv ett meddelande' }).fill('En sak till');
  await resident.getByRole('textbox', { name: 'Skriv ett meddelande' }).press('Enter');
  await expect(thread(resident)).toContainText('En sak till');
  await expect(thread(resident).getByText(/Skickas …/)).toHaveCount(0);
  hold.resolve();
  const told = strip(agent, `Svaret i ${number} skickades inte.`);
  const unsaid = agent.getByRole('link', { name: '1 är inte skickat.' });
  await expect(told).toBeVisible();
  await expect(unsaid).toBeVisible();
  await unsaid.click();
  await expect(timeline(agent)).toContainText('En sak till');
  await expect(reply(agent)).toHaveValue('Skrivet blint');
  await expect(unsaid).toBeHidden();
  // Sooner than it would go by itself.
  await expect(told).toBeHidden({ timeout: 10_000 });
  await reply(agent).fill('');
});

test('what comes in while a case is being resolved is read first, where it was asked', async ({
  people,
}) => {
  const { agent, resident } = await takenChat(people, 'johan.berg');
  people.mayComplain(agent);
  await openCase(agent)
    .getByRole('button', { name: /^Lös\b/ })
    .click();
  const dialog = agent.getByRole('dialog', { name: 'Hur slutade kontakten?' });
  await resident.getByRole('textbox', { name: 'Skriv ett meddelande' }).fill('Vänta, en sak till');
  await resident.getByRole('textbox', { name: 'Skriv ett meddelande' }).press('Enter');
  await expect(timeline(agent)).toContainText('Vänta, en sak till');
  await dialog.getByRole('button', { name: 'Lös', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Vänta, en sak till');
  await isAccessible(agent, 'a case that has news while it is being resolved');
  await dialog.getByRole('button', { name: 'Lös ändå' }).click();
  await expect(dialog).toBeHidden();
});

test('Escape sends the templates away, and Enter is then a new line', async ({ people }) => {
  const { agent } = await takenChat(people, 'johan.berg');
  const templates = agent.getByRole('listbox', { name: 'Svarsmallar' });
  await reply(agent).pressSequentially('Hej /');
  await expect(templates).toBeVisible();
  await agent.keyboard.press('Escape');
  await expect(templates).toBeHidden();
  await agent.keyboard.press('Enter');
  await agent.keyboard.type('och ');
  await expect(reply(agent)).toHaveValue('Hej /\noch ');
  await agent.keyboard.type('/');
  await expect(templates).toBeVisible();
  await reply(agent).fill('');
});

test('where the right column is a drawer, an article is put in by its key, open or shut', async ({
  people,
}) => {
  const { agent } = await takenChat(people, 'johan.berg', {
    viewport: { width: 1024, height: 768 },
  });
  const drawer = agent.getByRole('dialog', { name: 'Om ärendet' });
  await agent.getByRole('button', { name: 'Om ärendet' }).click();
  await drawer.getByRole('searchbox', { name: 'Sök artikel' }).fill('soporna hämtas inte');
  await expect(drawer.getByRole('link', { name: /soporna inte blivit hämtade/ })).toBeVisible();
  await agent.keyboard.press('Alt+1');
  await expect(drawer).toBeHidden();
  await expect(reply(agent)).toHaveValue(/\/hjalp\//);
  await reply(agent).fill('');
  await agent.keyboard.press('Alt+1');
  await expect(reply(agent)).toHaveValue(/\/hjalp\//);
  await reply(agent).fill('');
});

test('an open case fetches its draft once, however much happens in it', async ({ people }) => {
  const { agent, resident } = await takenChat(people, 'johan.berg');
  const asked: string[] = [];
  agent.on('request', (request) => {
    if (request.method() === 'GET' && request.url().endsWith('/draft')) asked.push(request.url());
  });
  for (const words of ['ett', 'två']) {
    await resident.getByRole('textbox', { name: 'Skriv ett meddelande' }).fill(words);
    await resident.getByRole('textbox', { name: 'Skriv ett meddelande' }).press('Enter');
    await expect(timeline(agent)).toContainText(words);
  }
  expect(asked).toEqual([]);
});
