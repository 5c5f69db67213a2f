// A chat answered with a Swedish keyboard alone: found, taken, answered from the knowledge base, closed.
import { SwedishKeyboard } from '../support/keyboard.ts';
import { expect, test } from '../support/people.ts';
import { awake, openCase, reply, thread, timeline, unique } from '../support/screens.ts';

test('a chat is answered by keyboard', async ({ people }) => {
  const word = unique();
  const resident = await people.resident();
  const fingers = new SwedishKeyboard(resident);
  await resident.goto('/');
  await awake(resident);
  await fingers.press('Tab');
  await fingers.seesFocus();
  expect(await fingers.focused()).toBe('Hoppa till innehållet');
  await fingers.tabTo(/^Chatta med oss/);
  await fingers.seesFocus();
  await fingers.press('Enter');
  await expect(resident).toHaveURL(/\/chatt$/);
  await fingers.tabTo(/^Din fråga/);
  await fingers.write(`Hämtas soporna på julen ${word}?`);
  await fingers.tabTo(/^Starta chatten/);
  await fingers.seesFocus();
  await fingers.press('Enter');
  await expect(thread(resident)).toContainText(word);
  await expect(resident.getByRole('textbox', { name: 'Skriv ett meddelande' })).toBeFocused();

  const agent = await people.staff('johan.berg');
  const keys = new SwedishKeyboard(agent);
  await agent.goto('/desk/queue/unassigned');
  const list = agent.getByRole('region', { name: /^Kö/ });
  await expect(list.locator('[aria-posinset]').first()).toBeVisible();
  await keys.press('Tab');
  await keys.press('?');
  const help = agent.getByRole('dialog', { name: 'Kortkommandon' });
  await expect(help).toContainText('Ta nästa ärende');
  await keys.seesFocus();
  await keys.press('Escape');
  await expect(help).toBeHidden();
  await agent.keyboard.press('j');
  for (let row = 0; row < 80 && !(await keys.focused()).includes(word); row += 1) {
    await keys.hasFocus();
    await keys.press('j');
  }
  expect(await keys.focused()).toContain(word);
  await keys.seesFocus();
  await keys.press('k');
  await keys.press('j');
  await keys.press('Enter');
  await expect(timeline(agent)).toContainText(word);
  await keys.press('t');
  await expect(thread(resident)).toContainText('Johan svarar dig');
  await keys.press('?');
  for (const said of ['Skicka', 'Svarsmallar', 'Lämna skrivfältet', 'Ta ärendet'])
    await expect(help).toContainText(said);
  await keys.press('Escape');
  await expect(help).toBeHidden();
  await keys.press('/');
  await expect(agent.getByRole('listbox', { name: 'Svarsmallar' })).toBeVisible();
  await keys.press('Escape');
  await keys.press('Escape');
  await keys.press('s');
  await expect(reply(agent)).toBeFocused();
  await keys.seesFocus();
  await expect(agent.getByRole('button', { name: /^Infoga svaret från/ }).first()).toBeVisible();
  await keys.press('Alt+1');
  await expect(reply(agent)).toHaveValue(/\/hjalp\//);
  await keys.write(' Hälsningar');
  await keys.press('Control+Enter');
  await expect(thread(resident)).toContainText('Hälsningar');
  await expect(reply(agent)).toBeFocused();

  // What the resident hears: the words, gathered and polite; focus stays where it was.
  await expect(resident.getByText(/^Johan skriver: /)).toBeAttached();
  await expect(resident.getByRole('textbox', { name: 'Skriv ett meddelande' })).toBeFocused();
  await fingers.write('Tack!');
  await fingers.press('Enter');
  await expect(timeline(agent)).toContainText('Tack!');

  await keys.press('Escape');
  await agent.keyboard.press('l');
  const dialog = agent.getByRole('dialog', { name: 'Hur slutade kontakten?' });
  await expect(dialog.getByRole('radio', { name: 'Löst här' })).toBeFocused();
  await keys.press('Enter');
  await expect(dialog).toBeHidden();
  await keys.hasFocus();
  await expect(openCase(agent)).toContainText('Löst');
  await expect(thread(resident)).toContainText('Ärendet är avslutat');
});

test('single keys can be turned off, and then do nothing', async ({ people }) => {
  const agent = await people.staff('johan.berg');
  const keys = new SwedishKeyboard(agent);
  await agent.goto('/desk/queue/mine');
  await expect(agent.getByRole('heading', { name: /^Kö/ })).toBeVisible();
  await keys.press('Tab');
  await keys.press('?');
  const help = agent.getByRole('dialog', { name: 'Kortkommandon' });
  const single = help.getByRole('switch', { name: /Kortkommandon med en tangent/ });
  await expect(single).toBeChecked();
  await keys.tabTo(/Kortkommandon med en tangent/);
  await keys.press(' ');
  await expect(single).not.toBeChecked();
  await expect(help).not.toContainText('Ta nästa ärende');
  await expect(help).toContainText('Nytt samtal');
  await keys.press('Escape');
  await agent.keyboard.press('Shift+Minus');
  await agent.keyboard.press('j');
  await expect(help).toBeHidden();
  await agent.keyboard.press('Control+k');
  await expect(agent.getByRole('dialog', { name: 'Sök och gör' })).toBeVisible();
});
