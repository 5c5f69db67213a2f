// A service point with a keyboard alone: a visit logged, taken back, and one made into a case.
import { SwedishKeyboard } from '../support/keyboard.ts';
import { clearOfMidnight } from '../support/midnight.ts';
import { callAs, expect, test } from '../support/people.ts';
import { hold, unique } from '../support/screens.ts';

test('a visit is logged, undone and promoted by keyboard', async ({ people }) => {
  test.setTimeout(180_000);
  // Visits are counted by the day.
  await clearOfMidnight(90_000);
  const word = unique();
  const host = await people.staff('mehmet.nazari', { viewport: { width: 1024, height: 768 } });
  const keys = new SwedishKeyboard(host);
  const call = callAs(host.context());
  const { servicePointIds } = await call('GET /me');
  const { items } = await call('GET /service-points');
  const point = items.find(({ id }) => id === servicePointIds[0]) ?? items[0];
  await host.goto(`/desk/visits/${point?.id}`);
  const topics = host.getByRole('group', { name: 'Ämnen' });
  await expect(topics.getByRole('button', { name: 'Fler ämnen' })).toBeVisible();
  await expect(topics.getByRole('button').nth(3)).toBeVisible();
  const params = { id: point?.id ?? '' };
  const today = async () => (await call('GET /service-points/{id}/visit-board', { params })).today;
  const before = await today();

  // A digit is a tap.
  await host.keyboard.press('2');
  const second = (await topics.getByRole('button').nth(1).innerText()).split('\n')[0] ?? '';
  const strip = host.getByRole('group', { name: / sparat$/ });
  await hold(strip);
  await expect.poll(today).toBe(before + 1);
  await host.keyboard.press('Control+z');
  await expect(strip).toBeHidden();
  await expect(host.getByText('Ångrat. Besöket är borttaget.')).toBeAttached();
  await expect.poll(today).toBe(before);
  expect(second).not.toBe('');

  // And so is Enter on its button; the strip is the next to be reached.
  await topics.getByRole('button').first().focus();
  await keys.seesFocus();
  await keys.press('Enter');
  await expect(strip).toBeVisible();
  await expect(topics.getByRole('button').first()).toBeFocused();
  await keys.tabTo(/^Ångra/);
  await keys.seesFocus();
  // The button goes with what it undid, and focus does not go with it.
  await keys.press('Enter');
  await expect(strip).toBeHidden();
  await keys.hasFocus();
  await topics.getByRole('button').first().focus();
  await keys.press('Enter');
  // Until the end: what it says when the case is made is looked at last.
  await hold(strip);
  await keys.tabTo(/^Tid/);
  await keys.press('Enter');
  await expect(host.getByRole('menu')).toBeVisible();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect(host.getByRole('menu')).toBeHidden();
  await keys.hasFocus();
  await keys.press('+');
  const dialog = host.getByRole('dialog', { name: 'Gör till ärende' });
  await expect(dialog.getByRole('textbox', { name: /^Vad behöver göras/ })).toBeFocused();
  await keys.write(`Behöver hjälp igen ${word}`);
  await keys.tabTo(/^Skapa ärende/);
  await keys.seesFocus();
  await keys.press('Enter');
  const slip = host.getByRole('dialog', { name: 'Ärendet är skapat' });
  await expect(slip).toContainText(/[3-9A-Z]{4}-[3-9A-Z]{4}/);
  // On paper there is the slip alone, and any other page as it is.
  await host.emulateMedia({ media: 'print' });
  await expect(slip.getByText(/[3-9A-Z]{4}-[3-9A-Z]{4}/)).toBeVisible();
  await expect(topics).toBeHidden();
  await host.emulateMedia({ media: 'screen' });
  await keys.tabTo(/^Klart/);
  await keys.press('Enter');
  await expect(slip).toBeHidden();
  await keys.hasFocus();
  // What became a case is not taken back, nor made a case again.
  const became = host.getByRole('group', { name: /^Blev ärende KC-/ });
  await expect(became.getByRole('link', { name: 'Visa ärendet' })).toBeVisible();
  await expect(became.getByRole('button', { name: /^Ångra|^Gör till ärende/ })).toHaveCount(0);
  await host.emulateMedia({ media: 'print' });
  await expect(topics).toBeVisible();
  await host.emulateMedia({ media: 'screen' });
  expect(await today()).toBe(before + 1);
});
