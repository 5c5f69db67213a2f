// The session ends: in the middle of work, which waits for the new sign-in, and by one's own will without the network.
import { demoPassword } from '../support/desk.ts';
import { SwedishKeyboard } from '../support/keyboard.ts';
import { caseFrom } from '../support/cases.ts';
import { withoutNetwork } from '../support/offline.ts';
import { callAs, expect, test } from '../support/people.ts';
import { keptOffline, openCase, timeline, unique } from '../support/screens.ts';

test('a session that ends under an open dialog takes nothing of what was written', async ({
  people,
}) => {
  const note = `Ring på porttelefonen ${unique()}`;
  const page = await people.staff('karin.holm');
  // Who is not signed in is told so, and the browser notes it.
  people.mayComplain(page);
  const call = callAs(page.context());
  // Its topic's team has it already: there is no other to begin with.
  const one = await caseFrom(page.context(), `Kommer inte in ${unique()}`, 'OVR');
  await page.goto(`/desk/queue/all/${one.id}`);
  await openCase(page)
    .getByRole('button', { name: /^Överlämna/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Vem ska ta över?' });
  await dialog.getByRole('textbox', { name: /^Vad behöver de veta/ }).fill(note);

  await call('DELETE /sessions/current');
  const cover = page.getByRole('dialog', { name: 'Du har loggats ut' });
  await expect(cover).toBeVisible();
  const password = cover.getByLabel('Lösenord', { exact: true });
  await expect(password).toBeFocused();
  // Nothing gets past it: no key of the desk, no Escape, no click that the dialog below takes for its own.
  for (const key of ['F2', 'Control+k', 'Escape', 'Escape']) await page.keyboard.press(key);
  await expect(page).toHaveURL(/\/queue\/all\//);
  await expect(cover).toBeVisible();
  await cover.getByRole('heading', { name: 'Du har loggats ut' }).click();
  await page.keyboard.press('F2');
  await password.click();
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');

  await expect(cover).toBeHidden();
  const field = dialog.getByRole('textbox', { name: /^Vad behöver de veta/ });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(note);
  const team = dialog.getByRole('combobox');
  await expect(team).toHaveValue('');
  await team.click();
  await page.getByRole('option', { name: /^Teknik och avfall/ }).click();
  await expect(team).toHaveValue('Teknik och avfall');
  await dialog.getByRole('button', { name: 'Överlämna' }).click();
  await expect(dialog).toBeHidden();
  await expect(timeline(page)).toContainText(note);
});

test('without a dialog the sign-in has focus, and gives it back', async ({ people }) => {
  const page = await people.staff('anna.lind');
  people.mayComplain(page);
  const keys = new SwedishKeyboard(page);
  await page.goto('/desk/queue/team');
  await expect(page.getByRole('heading', { level: 1, name: /^Kö/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  const find = page.getByRole('combobox', { name: /^Sök ärende/ });
  await find.fill('sopor');
  await callAs(page.context())('DELETE /sessions/current');
  await expect(page.getByLabel('Lösenord', { exact: true })).toBeFocused();
  await keys.write(demoPassword);
  await page.keyboard.press('Enter');
  await expect(find).toBeFocused();
  await expect(find).toHaveValue('sopor');
});

test('signing out without the network holds, and the server is told when it is back', async ({
  people,
}) => {
  const page = await people.staff('elin.larsson');
  people.mayComplain(page);
  await page.goto('/desk/visits');
  await expect(page.getByRole('navigation', { name: 'Huvudmeny' })).toBeVisible();
  await keptOffline(page);
  const back = await withoutNetwork(page.context());
  await page.getByRole('button', { name: /Status och inställningar/ }).click();
  await page.getByRole('menuitem', { name: 'Logga ut' }).click();
  await expect(page.getByRole('navigation', { name: 'Huvudmeny' })).toBeHidden();
  const untold = page.getByText(/^Du är utloggad här\. Servern nås inte/);
  await expect(untold).toBeVisible();
  // Not by its address either, nor back by the browser's own button.
  for (const open of [() => page.goto('/desk/visits'), () => page.goBack()]) {
    await open();
    await expect(page.getByRole('heading', { name: 'Logga in' })).toBeVisible();
  }
  const call = callAs(page.context());
  await back();
  await expect(untold).toBeHidden({ timeout: 30_000 });
  await expect(call('GET /me')).rejects.toMatchObject({ code: 'unauthenticated' });
});
