// The rule of sight on open screens: what one may not see any more is gone at once; a protected identity is masked.
import { randomUUID as uuid } from 'node:crypto';
import type { Page } from '@playwright/test';
import { caseFrom } from '../support/cases.ts';
import { callAs, expect, test } from '../support/people.ts';
import { openCase, queueRow, timeline, unique } from '../support/screens.ts';

/** Lines of the page's source where one of the words stands: what is not shown must not lie hidden there either. */
async function whereIs(page: Page, words: string[]): Promise<string[]> {
  const pieces = (await page.content()).replaceAll('<', '\n<').split('\n');
  return pieces.filter((piece) => words.some((word) => piece.includes(word)));
}

test('a case marked secret leaves the screens of those who may not see it', async ({ people }) => {
  const word = unique();
  const supervisor = await people.staff('karin.holm');
  const made = await caseFrom(supervisor.context(), `Hemligt sedan ${word}`, 'GATA-LJUS');
  const agent = await people.staff('sofia.karlsson');
  const another = await people.staff('johan.berg');
  await agent.goto(`/desk/queue/unassigned/${made.id}`);
  await expect(timeline(agent)).toContainText(`Det gäller Hemligt sedan ${word}`);
  await another.goto('/desk/queue/unassigned');
  const row = await queueRow(another, word);

  await supervisor.goto(`/desk/queue/unassigned/${made.id}`);
  await openCase(supervisor).getByRole('button', { name: 'Fler val' }).click();
  await supervisor.getByRole('menuitem', { name: /^Sekretess/ }).click();
  const dialog = supervisor.getByRole('dialog', { name: 'Hur ska ärendet skyddas?' });
  await dialog.getByRole('radio', { name: /Hemlig/ }).check();
  await dialog.getByRole('button', { name: 'Ändra sekretess' }).click();
  await expect(dialog).toContainText('Skriv vilken bestämmelse sekretessen vilar på.');
  await dialog.getByRole('textbox', { name: 'Bestämmelse' }).fill('OSL 26 kap. 1 §');
  await dialog.getByRole('button', { name: 'Ändra sekretess' }).click();
  await expect(dialog).toBeHidden();

  await expect(agent.getByText('Ärendet går inte att visa')).toBeVisible();
  await expect(row).toHaveCount(0);
  // The case and its row in the list beside it go each in its own moment.
  for (const page of [agent, another]) await expect.poll(() => whereIs(page, [word])).toEqual([]);
  await agent.reload();
  await expect(agent.getByText('Ärendet går inte att visa')).toBeVisible();
  await expect(callAs(another.context())('GET /cases/{id}', { params: { id: made.id } }))
    .rejects // what cannot be seen is not there
    .toMatchObject({ code: 'not-found' });
  // She who marked it may read secrets and has it still.
  await expect(timeline(supervisor)).toContainText(word);

  // Marked by mistake: with the mark gone it is back on the screen that still stood there.
  const open = { secrecy: 'open' as const, reason: 'Fel ärende märktes' };
  await callAs(supervisor.context())('PUT /cases/{id}/secrecy', {
    params: { id: made.id },
    body: open,
  });
  await expect(timeline(agent)).toContainText(word);
});

test('a case handed to social services leaves the centre', async ({ people }) => {
  const word = unique();
  const agent = await people.staff('anna.lind');
  const made = await caseFrom(agent.context(), `Stöd hemma ${word}`, 'OVR');
  const colleague = await people.staff('sofia.karlsson');
  await colleague.goto(`/desk/queue/unassigned/${made.id}`);
  await expect(timeline(colleague)).toContainText(word);
  await agent.goto(`/desk/queue/unassigned/${made.id}`);
  await openCase(agent)
    .getByRole('button', { name: /^Överlämna/ })
    .click();
  const dialog = agent.getByRole('dialog', { name: 'Vem ska ta över?' });
  await dialog.getByRole('combobox', { name: 'Svarsgrupp' }).fill('socialtj');
  await expect(agent.getByRole('option', { name: /^Socialtjänst/ }).first()).toBeVisible();
  await agent.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Svarsgrupp' })).toHaveValue('Socialtjänst');
  await dialog.getByRole('button', { name: 'Överlämna', exact: true }).click();
  await expect(dialog).toBeHidden();
  // What is out of sight cannot be taken back, and nobody is told that it can.
  const said = agent.getByRole('group', { name: /^Överlämnat till Socialtjänst\. Du ser inte/ });
  await expect(said).toBeVisible();
  await expect(said.getByRole('button')).toHaveCount(0);
  for (const page of [agent, colleague]) {
    await expect(page.getByText('Ärendet går inte att visa')).toBeVisible();
    await expect(page.getByRole('link', { name: new RegExp(word) })).toHaveCount(0);
  }
  const search = callAs(colleague.context());
  const found = await search('GET /cases/search', { query: { query: made.number } });
  expect(found.items).toEqual([]);
});

test('a protected identity is masked until a supervisor opens it for a reason', async ({
  people,
}) => {
  const word = unique();
  const name = `Vera Dold${word}`;
  const phone = `070-174 06 ${String(Math.floor(Math.random() * 90) + 10)}`;
  const supervisor = await people.staff('karin.holm');
  const call = callAs(supervisor.context());
  const made = await caseFrom(supervisor.context(), `Fråga om intyg ${word}`, 'OVR');
  const hidden = { name, phone, email: `vera.${word}@example.com`, protected: true };
  const card = await call('POST /residents', { body: hidden, key: uuid() });
  expect(card.name).toBeNull();
  const link = { params: { id: made.id }, body: { residentId: card.id } };
  await call('PATCH /cases/{id}', link);

  const agent = await people.staff('anna.lind');
  await agent.goto('/desk/queue/unassigned');
  const row = await queueRow(agent, word);
  await expect(row).toContainText(/Skyddad identitet/i);
  await row.click();
  const side = agent.getByRole('complementary', { name: 'Om ärendet' });
  await expect(side).toContainText('Skyddad identitet');
  await expect(side.getByRole('button', { name: 'Visa uppgifterna' })).toHaveCount(0);
  const secrets = [name, phone, hidden.email];
  expect(await whereIs(agent, secrets)).toEqual([]);
  const reveal = { params: { id: card.id }, body: { reason: 'nyfiken' }, key: uuid() };
  await expect(callAs(agent.context())('POST /residents/{id}/reveals', reveal))
    .rejects // an agent may not
    .toMatchObject({ code: 'forbidden' });

  await supervisor.goto(`/desk/queue/unassigned/${made.id}`);
  const hers = supervisor.getByRole('complementary', { name: 'Om ärendet' });
  await expect(hers).toContainText('Skyddad identitet');
  expect(await whereIs(supervisor, secrets)).toEqual([]);
  await hers.getByRole('button', { name: 'Visa uppgifterna' }).click();
  const dialog = supervisor.getByRole('dialog', { name: 'Varför behöver du uppgifterna?' });
  await dialog.getByRole('button', { name: 'Visa uppgifterna' }).click();
  await expect(dialog).toContainText('Skriv varför du behöver uppgifterna.');
  await dialog.getByRole('textbox', { name: 'Skäl' }).fill('Ringer upp enligt överenskommelse');
  await dialog.getByRole('button', { name: 'Visa uppgifterna' }).click();
  await expect(hers).toContainText(name);
  await supervisor.reload();
  await expect(hers).toContainText('Skyddad identitet');
  await expect(hers).not.toContainText(name);
});
