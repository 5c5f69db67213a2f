// An account is closed on the screen: said in its own words, with what was said before out of the way.
import { newAccount } from '../support/accounts.ts';
import { expect, test } from '../support/people.ts';
import { hold, strip, unique } from '../support/screens.ts';

test('an account is closed while the notice of the change before is shown', async ({ people }) => {
  const name = `Kort Kollega ${unique()}`;
  const admin = await people.staff('nadia.petrovic', { viewport: { width: 1024, height: 768 } });
  await admin.goto('/desk/settings');
  await newAccount(admin, name, `kort.${unique()}@demo.entre.example`);
  await admin.getByRole('button', { name: 'Klart' }).click();
  const account = admin.getByRole('button', { name: new RegExp(name) });
  const dialog = admin.getByRole('dialog', { name });
  await account.click();
  await dialog.getByRole('button', { name: 'Spara' }).click();
  const before = strip(admin, /är ändrat/);
  await hold(before);

  await account.click();
  const close = dialog.getByRole('checkbox', { name: /^Stäng kontot/ });
  await close.click();
  const button = dialog.getByRole('button', { name: 'Stäng kontot' });
  await expect(before).toBeVisible();
  const low = async () => {
    const [over, under] = [await before.boundingBox(), await button.boundingBox()];
    return (over?.y ?? 0) + (over?.height ?? 0) - (under?.y ?? 0);
  };
  expect(await low(), 'the notice ends above the buttons').toBeLessThan(0);
  await button.click();
  await expect(strip(admin, 'Kontot är stängt.')).toBeVisible();
});
