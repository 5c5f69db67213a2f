// Everything but live chat works without JavaScript: search, read, send a message, follow it by its code, write more.
import { isAccessible, reflows } from '../support/axe.ts';
import { expect, test } from '../support/people.ts';
import { queueRow, thread, timeline, unique } from '../support/screens.ts';

test('a resident without JavaScript gets all the way', async ({ people }) => {
  const word = unique();
  const plain = await people.resident({ javaScriptEnabled: false });
  await plain.goto('/');
  await plain
    .getByRole('textbox', { name: 'Vad vill du ha hjälp med?' })
    .fill('soporma hämtas inte');
  await plain.getByRole('button', { name: 'Sök svar' }).click();
  await plain.getByRole('link', { name: /^Om soporna inte blivit hämtade/ }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText(
    'Om soporna inte blivit hämtade',
  );
  await plain.goto('/chatt');
  await expect(plain.getByText(/^Chatten behöver JavaScript/)).toBeVisible();
  await plain.goto('/');
  await plain.getByRole('link', { name: /^Skicka meddelande/ }).click();
  await plain.getByRole('textbox', { name: 'Ditt meddelande' }).fill(`Utan skript ${word}`);
  await plain.getByRole('button', { name: 'Skicka meddelandet' }).click();
  await expect(plain.getByText('Tack, vi har fått ditt meddelande')).toBeVisible();
  const code = await plain.getByText(/^[3-9A-Y]{4}-[3-9A-Y]{4}$/).innerText();

  await plain.goto('/');
  await plain.getByRole('link', { name: /Fortsätt ett ärende/ }).click();
  await plain.getByRole('textbox', { name: 'Kod' }).fill('AAAA-AAAA');
  await plain.getByRole('button', { name: 'Visa ärendet' }).click();
  await expect(plain.getByText(/^Vi hittar inget ärende/)).toBeVisible();
  await plain.getByRole('textbox', { name: 'Kod' }).fill(code);
  await plain.getByRole('button', { name: 'Visa ärendet' }).click();
  await expect(thread(plain)).toContainText(`Utan skript ${word}`);
  expect(plain.url()).not.toContain(code);
  await plain.getByRole('textbox', { name: 'Skriv mer' }).fill(`Och mer ${word}`);
  await plain.getByRole('button', { name: 'Skicka' }).click();
  await expect(plain.getByText('Ditt meddelande är skickat.')).toBeVisible();
  await expect(thread(plain).getByText(`Och mer ${word}`)).toHaveCount(1);

  const agent = await people.staff('johan.berg');
  await agent.goto('/desk/queue/unassigned');
  await (await queueRow(agent, `Utan skript ${word}`)).click();
  await expect(timeline(agent).getByText(`Och mer ${word}`)).toHaveCount(1);

  // The same pages to somebody with JavaScript on: what axe says of the receipt and of the thread as a page.
  const page = await people.resident();
  await page.goto('/meddelande');
  await page.getByRole('textbox', { name: 'Ditt meddelande' }).fill(`Kvittens ${word}`);
  await page.getByRole('button', { name: 'Skicka meddelandet' }).click();
  await expect(page.getByText('Tack, vi har fått ditt meddelande')).toBeVisible();
  await isAccessible(page, 'the receipt');
  await reflows(page, 'the receipt');
  await page.getByRole('button', { name: 'Öppna ärendet' }).click();
  await expect(thread(page)).toContainText(`Kvittens ${word}`);
  await isAccessible(page, 'the thread as a page');
  await reflows(page, 'the thread as a page');
});
