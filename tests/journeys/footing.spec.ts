// Focus and single keys in the queue and the case: a key is about the row one stands on, and focus is neither stolen nor lost.
import { randomUUID as uuid } from 'node:crypto';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { CaseRow } from '@entre/contract/cases';
import { SwedishKeyboard } from '../support/keyboard.ts';
import { callAs, expect, test } from '../support/people.ts';
import { hold, openCase, queueRow, strip, timeline, unique } from '../support/screens.ts';

/** A case of a call that was written down. */
async function makeCase(context: BrowserContext, subject: string): Promise<CaseRow> {
  const call = callAs(context);
  const { id, rev } = await call('POST /contacts', { body: {}, key: uuid() });
  const note = { params: { id }, body: { rev, subject, note: `Det gäller ${subject}` } };
  const saved = await call('PATCH /contacts/{id}', note);
  const closing = { params: { id }, body: { as: 'case' as const, rev: saved.rev }, key: uuid() };
  const closed = await call('POST /contacts/{id}/closings', closing);
  if (closed.case === null) throw new Error('no case came of the call');
  return closed.case;
}
const composer = (page: Page): Locator =>
  openCase(page).getByRole('textbox', { name: 'Skriv en anteckning' });
const act = (page: Page, name: RegExp): Locator => openCase(page).getByRole('button', { name });

test('words typed after the subject are words, wherever one went', async ({ people }) => {
  const word = unique();
  const agent = await people.staff('anna.lind');
  const made = await makeCase(agent.context(), `Rubrik ${word}`);
  await agent.goto(`/desk/queue/unassigned/${made.id}`);
  await expect(timeline(agent)).toContainText(word);
  // The answer takes its time, as on a bad line: the person does not.
  await agent.route(`**/cases/${made.id}`, async (route) => {
    if (route.request().method() === 'PATCH') await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  await openCase(agent)
    .getByRole('heading', { name: new RegExp(word) })
    .hover();
  await act(agent, /^Ändra rubriken/).click();
  const field = openCase(agent).getByRole('textbox', { name: 'Rubrik' });
  await field.fill(`Ny rubrik ${word}`);
  await composer(agent).click();
  await agent.keyboard.type('nltp');
  await expect(agent.getByText('Rubriken är ändrad.')).toBeVisible();
  await agent.keyboard.type(' nltp');
  await expect(composer(agent)).toBeFocused();
  await expect(composer(agent)).toHaveValue('nltp nltp');
  await expect(agent.getByRole('dialog')).toHaveCount(0);

  // Who saves with Enter has gone nowhere, and stands at the pencil.
  await act(agent, /^Ändra rubriken/).focus();
  await agent.keyboard.press('Enter');
  await field.fill(`Tredje ${word}`);
  await agent.keyboard.press('Enter');
  await expect(openCase(agent).getByRole('heading', { name: `Tredje ${word}` })).toBeVisible();
  await expect(act(agent, /^Ändra rubriken/)).toBeFocused();
});

test('T takes the case that is open, once focus has left the list', async ({ people }) => {
  const word = unique();
  const agent = await people.staff('anna.lind');
  const [open, other] = [
    await makeCase(agent.context(), `Öppet ${word}`),
    await makeCase(agent.context(), `Annat ${word}`),
  ];
  await agent.goto(`/desk/queue/unassigned/${open.id}`);
  await expect(timeline(agent)).toContainText(word);
  const keys = new SwedishKeyboard(agent);
  await (await queueRow(agent, `Annat ${word}`)).focus();
  await keys.press('s');
  await expect(composer(agent)).toBeFocused();
  await keys.press('Escape');
  await expect(timeline(agent)).toBeFocused();
  await keys.press('t');
  await expect(strip(agent, `Du tog ${open.number}.`)).toBeVisible();
  const call = callAs(agent.context());
  const now = await call('GET /cases/{id}/row', { params: { id: other.id } });
  expect(now.assigneeId).toBeNull();
});

test('a button that goes with what it did leaves nobody on nothing', async ({ people }) => {
  const word = unique();
  const agent = await people.staff('anna.lind');
  const made = await makeCase(agent.context(), `Fotfäste ${word}`);
  await agent.goto(`/desk/queue/mine/${made.id}`);
  await act(agent, /^Ta\b/).click();
  await expect(act(agent, /^Ta\b/)).toHaveCount(0);
  await expect(timeline(agent)).toBeFocused();

  await act(agent, /^Lös\b/).click();
  const dialog = agent.getByRole('dialog', { name: 'Hur slutade kontakten?' });
  await dialog.getByRole('button', { name: 'Lös', exact: true }).click();
  const told = strip(agent, new RegExp(`^${made.number} är löst`));
  await hold(told);
  await expect(dialog).toBeHidden();
  await expect(act(agent, /^Lös\b/)).toHaveCount(0);
  await expect(timeline(agent)).toBeFocused();

  // Undone, all is as before, and the record says so.
  await told.getByRole('button', { name: /^Ångra/ }).click();
  await expect(act(agent, /^Lös\b/)).toBeVisible();
  await expect(timeline(agent)).toBeFocused();
  await expect(timeline(agent)).toContainText('Du ångrade det');
  const now = await callAs(agent.context())('GET /cases/{id}/row', { params: { id: made.id } });
  expect([now.state, now.dueAt, now.outcome]).toEqual(['open', made.dueAt, null]);
});

test('a view that was left further down begins at its top, and goes on by itself', async ({
  people,
}) => {
  const word = unique();
  const agent = await people.staff('anna.lind');
  await agent.goto('/desk/queue/team');
  const queue = agent.getByRole('region', { name: /^Kö/ });
  const first = queue.locator('[aria-posinset]').first();
  await expect(first).toBeVisible();
  await first.hover();
  await agent.mouse.wheel(0, 2000);
  await expect(first).not.toHaveAttribute('aria-posinset', '1');
  await queue.getByRole('link', { name: /^Mina/ }).click();
  await expect(agent).toHaveURL(/mine/);
  await queue.getByRole('link', { name: /^Gruppen/ }).click();
  await expect(first).toHaveAttribute('aria-posinset', '1');
  const view = queue.getByRole('link', { name: /^Gruppen/ });
  const held = async (): Promise<number> => Number((await view.innerText()).replace(/\D/g, ''));
  await expect(view).toHaveText(/\d/);
  const before = await held();
  await makeCase(agent.context(), `Nytt ${word}`);
  await expect.poll(held).toBe(before + 1);
  // Looked at once: a list fetched anew for another reason shows all there is.
  expect(await queue.getByRole('button', { name: /^\d+ nya?$/ }).count()).toBe(0);
  await queueRow(agent, `Nytt ${word}`);
});
