// Everything but live chat works without JavaScript: search, read, send a message, be called, follow by code, write more.
import { isAccessible, reflows } from '../support/axe.ts';
import { clearOfMidnight } from '../support/midnight.ts';
import { expect, test } from '../support/people.ts';
import { awake, queueRow, thread, timeline, unique } from '../support/screens.ts';

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
  await awake(page);
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

test('a resident without JavaScript is called', async ({ people }) => {
  test.setTimeout(180_000);
  await clearOfMidnight(90_000);
  const word = unique();
  const says = `Ring om skolskjutsen ${word}`;
  const plain = await people.resident({ javaScriptEnabled: false });
  await plain.goto('/');
  await plain.getByRole('link', { name: /^Bli uppringd/ }).click();
  const number = plain.getByRole('textbox', { name: 'Telefonnummer' });
  // The first on another day: tomorrow as a rule, but not before a holiday or a weekend.
  const time = plain.getByRole('radio', { name: /^(?!Så snart|I dag)/ }).first();
  await expect(plain.getByRole('radio', { name: /^Så snart som möjligt Senast / })).toBeChecked();
  await plain.getByRole('textbox', { name: 'Vad gäller det?' }).fill(says);
  await plain.getByRole('textbox', { name: 'Namn' }).fill(`Vera ${word}`);
  await number.fill('070');
  await time.check();
  const chosen = (await time.locator('..').textContent())?.trim() ?? '';
  const [, day = '', from = '', to = ''] = /^(.+?)\s*(\d\d:\d\d)–(\d\d:\d\d)$/.exec(chosen) ?? [];
  // Staff read "i morgon", or the weekday by its first letters.
  const there = day === 'I morgon' ? 'i morgon' : `${day.slice(0, 3)}\\p{L}*`;
  await plain.getByRole('button', { name: 'Be oss ringa' }).click();

  // Refused, with everything that was typed and chosen still there.
  await expect(plain.getByText(/^Numret går inte att ringa/)).toBeVisible();
  await expect(number).toHaveValue('070');
  await expect(plain.getByRole('textbox', { name: 'Vad gäller det?' })).toHaveValue(says);
  await expect(plain.getByRole('textbox', { name: 'Namn' })).toHaveValue(`Vera ${word}`);
  await expect(time).toBeChecked();
  await number.fill('070-174 06 42');
  await plain.getByRole('button', { name: 'Be oss ringa' }).click();
  await expect(plain.getByText('Tack, vi ringer dig')).toBeVisible();
  const promise = `Vi ringer dig ${day.toLowerCase()} mellan ${from} och ${to}.`;
  await expect(plain.getByText(promise, { exact: true })).toBeVisible();
  await expect(plain.getByText(/^Vi ringer 070-174 06 42\./)).toBeVisible();

  // In the queue as any promised call, with the time and the number; the try is written down.
  const agent = await people.staff('johan.berg');
  await agent.goto('/desk/queue/unassigned');
  const row = await queueRow(agent, says);
  await expect(row).toContainText(new RegExp(`ring ${there} ${to}`, 'u'));
  await row.click();
  const calls = agent.getByText(new RegExp(`Ring ${there} ${from}–${to}`, 'u'));
  await expect(calls.first()).toBeVisible();
  await expect(timeline(agent)).toContainText(
    new RegExp(`vill bli uppringd ${there} ${from}–${to}`, 'u'),
  );
  await expect(agent.getByRole('link', { name: '070-174 06 42' }).first()).toHaveAttribute(
    'href',
    'tel:+46701740642',
  );
  await agent.getByRole('button', { name: 'Inget svar' }).click();

  // The resident follows it by the code of the receipt.
  await plain.getByRole('button', { name: 'Öppna ärendet' }).click();
  await expect(thread(plain)).toContainText(says);
  await expect(async () => {
    await plain.reload();
    await expect(plain.getByText(/^Vi har ringt dig utan att få svar/)).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await agent.getByRole('button', { name: 'Fick tag på' }).click();
  await expect(async () => {
    await plain.reload();
    await expect(plain.getByText(/^Vi har ringt dig/)).toHaveCount(0, { timeout: 500 });
  }).toPass();
});
