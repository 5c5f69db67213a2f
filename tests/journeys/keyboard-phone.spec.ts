// Calls written down with a Swedish keyboard alone: solved here in two keys, a call promised in four.
import { SwedishKeyboard } from '../support/keyboard.ts';
import { callAs, expect, test } from '../support/people.ts';
import { queueRow, strip, unique } from '../support/screens.ts';

test('a call is solved here in two keys', async ({ people }) => {
  const word = unique();
  const agent = await people.staff('par.wik');
  const keys = new SwedishKeyboard(agent);
  await agent.goto('/desk/knowledge');
  await expect(agent.getByRole('heading', { name: 'Kunskap' })).toBeVisible();
  const tabs = agent.getByRole('navigation', { name: 'Pågående samtal' }).getByRole('link');
  // As the server has it: the tabs come when the page already stands there.
  const { items } = await callAs(agent.context())('GET /contacts');
  const before = items.length;
  await expect(tabs).toHaveCount(before);
  await keys.press('F2');
  const note = agent.getByRole('textbox', { name: 'Anteckning' });
  await expect(note).toBeFocused();
  await keys.seesFocus();
  await keys.write(`Undrade när återvinningen öppnar ${word}`);
  await expect(agent.getByText('sparat', { exact: true })).toBeVisible();
  // Another call comes meanwhile: changing tab loses nothing.
  await keys.press('F2');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('');
  await keys.write(`Andra samtalet ${word}`);
  await expect(tabs).toHaveCount(before + 2);
  await tabs.nth(before).focus();
  await keys.press('Enter');
  await expect(note).toHaveValue(`Undrade när återvinningen öppnar ${word}`);
  await expect(note).toBeFocused();

  // The two keys: Ctrl and Enter.
  await keys.press('Control+Enter');
  await expect(strip(agent, 'Samtalet är avslutat: löst här.')).toBeVisible();
  await keys.hasFocus();
  await expect(tabs).toHaveCount(before + 1);

  // The tab is there on another computer too.
  const elsewhere = await people.staff('par.wik');
  await elsewhere.goto('/desk/');
  const kept = elsewhere.getByRole('navigation', { name: 'Pågående samtal' }).getByRole('link');
  await expect(kept).toHaveCount(before + 1);
  await kept.last().focus();
  await elsewhere.keyboard.press('Enter');
  await expect(elsewhere.getByRole('textbox', { name: 'Anteckning' })).toHaveValue(
    `Andra samtalet ${word}`,
  );
  await elsewhere.keyboard.press('Control+Enter');
  await expect(strip(elsewhere, 'Samtalet är avslutat: löst här.')).toBeVisible();
  await expect(tabs).toHaveCount(before);
});

test('a call back is promised in four keys', async ({ people }) => {
  const word = unique();
  const agent = await people.staff('par.wik');
  const keys = new SwedishKeyboard(agent);
  await agent.goto('/desk/queue/unassigned');
  await expect(agent.getByRole('heading', { name: /^Kö/ })).toBeVisible();
  await keys.press('F2');
  await expect(agent.getByRole('textbox', { name: 'Anteckning' })).toBeFocused();
  await keys.write(`Vill veta mer om bygglov ${word}`);
  await keys.tabTo(/^Vem ringer/);
  await keys.write('070-174 06 05');
  await keys.tabTo(/^Ämne/);
  await keys.write('bygglov');
  await expect(agent.getByRole('option', { name: /Bygglov/ }).first()).toBeVisible();
  await keys.press('Enter');
  await expect(agent.getByRole('combobox', { name: 'Ämne' })).toHaveValue(/Bygglov/);
  // The four keys: Alt and R, Enter; the time and the number stand there.
  await keys.press('Alt+r');
  const dialog = agent.getByRole('dialog', { name: 'Lova att ringa upp' });
  await expect(dialog.getByRole('textbox', { name: 'Nummer' })).toHaveValue('070-174 06 05');
  await keys.seesFocus();
  await keys.press('Enter');
  const said = strip(agent, /^KC-\d{4}-\d{6}: lovat att ringa/);
  await expect(said).toBeVisible();
  const number = (await said.innerText()).slice(0, 'KC-2611-000123'.length);
  await keys.hasFocus();
  await expect(agent).toHaveURL(/\/desk\/queue\/unassigned$/);
  await queueRow(agent, number);
});
