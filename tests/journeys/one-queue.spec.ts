// The main job: three ways in, one queue, live on every screen; an answer with the help of the knowledge base.
import { SwedishKeyboard } from '../support/keyboard.ts';
import { resolve } from '../support/cases.ts';
import { expect, home, test } from '../support/people.ts';
import { openSite, openWidget, type OtherSite } from '../support/other-site.ts';
import {
  ask,
  awake,
  chatField,
  figure,
  openCase,
  queueRow,
  reply,
  strip,
  thread,
  timeline,
  unique,
  waitingNow,
} from '../support/screens.ts';

let site: OtherSite;
test.beforeAll(async () => {
  site = await openSite(home());
});
test.afterAll(() => site.close());

test('three ways in stand in one queue, and the resident gets an answer', async ({ people }) => {
  test.slow();
  const word = unique();
  const chatSays = `Soporna står kvar på gatan, ${word}`;
  const visitSays = `Behöver hjälp med blankett ${word}`;
  const callSays = `Lampan blinkar hela natten ${word}`;

  const agent = await people.staff('anna.lind');
  await agent.goto('/desk/queue/unassigned');
  await expect(agent.getByRole('heading', { name: /^Kö/ })).toBeVisible();
  const wall = await people.staff('karin.holm', { viewport: { width: 1920, height: 1080 } });
  await wall.goto('/desk/now');
  await expect(wall.getByText('i realtid', { exact: true })).toBeVisible();
  await expect(agent.getByRole('link', { name: /^Otilldelade \d/ })).toBeVisible();
  let [chats, calls, waiting, open] = [
    await figure(wall, 'Chatt'),
    await figure(wall, 'Telefon'),
    await waitingNow(wall),
    await figure(wall, 'Öppna ärenden'),
  ];
  const unassigned = async (): Promise<number> =>
    Number(
      /\d+/.exec(await agent.getByRole('link', { name: /^Otilldelade/ }).innerText())?.[0] ?? NaN,
    );
  const inQueue = await unassigned();
  // Whatever shows from here on came by itself.
  await Promise.all([agent, wall].map((page) => page.evaluate(() => (window.name = 'same page'))));

  const resident = await people.resident();
  await resident.goto(site.url);
  let frame = await openWidget(resident);
  await test.step('the resident asks in the widget, without a name', async () => {
    await ask(frame, chatSays);
    await expect(frame.getByText(/^Du är nummer \d+/)).toBeVisible();
    await queueRow(agent, word);
    await expect.poll(() => figure(wall, 'Chatt')).toBe((chats += 1));
    await expect.poll(() => figure(wall, 'Öppna ärenden')).toBe((open += 1));
    await expect.poll(() => waitingNow(wall)).toBe((waiting += 1));
    await expect.poll(unassigned).toBe(inQueue + 1);
  });

  await test.step('the librarian taps a visit and makes a case of it', async () => {
    const tablet = await people.staff('mehmet.nazari', {
      viewport: { width: 1024, height: 768 },
      hasTouch: true,
    });
    await tablet.goto('/desk/visits');
    const choice = tablet.getByRole('link', { name: /^Stadsbiblioteket/ });
    const topics = tablet.getByRole('group', { name: 'Ämnen' });
    await expect(choice.or(topics).first()).toBeVisible();
    if (await choice.isVisible()) await choice.tap();
    await topics.getByRole('button', { name: 'Fler ämnen' }).tap();
    await tablet.getByRole('searchbox', { name: 'Sök ämne' }).fill('sophämt');
    await tablet.getByRole('dialog').getByRole('button', { name: 'Sophämtning' }).tap();
    const strip = tablet.getByRole('group', { name: 'Sophämtning sparat' });
    await strip.getByRole('button', { name: 'Gör till ärende' }).tap();
    const dialog = tablet.getByRole('dialog', { name: 'Gör till ärende' });
    await dialog.getByRole('textbox', { name: 'Rubrik' }).fill(visitSays);
    await dialog
      .getByRole('textbox', { name: /^Vad behöver göras/ })
      .fill('Hen vill bli uppringd.');
    await dialog.getByRole('button', { name: 'Skapa ärende' }).tap();
    const slip = tablet.getByRole('dialog', { name: 'Ärendet är skapat' });
    await expect(slip).toContainText(/KC-\d{4}-\d{6}/);
    await slip.getByRole('button', { name: 'Klart' }).tap();
    await queueRow(agent, visitSays);
    await expect.poll(() => figure(wall, 'Öppna ärenden')).toBe((open += 1));
    await expect.poll(() => waitingNow(wall)).toBe((waiting += 1));
  });

  await test.step('a second agent writes down a call and hands it over', async () => {
    const second = await people.staff('johan.berg');
    await second.goto('/desk/queue/mine');
    await expect(second.getByRole('heading', { name: /^Kö/ })).toBeVisible();
    await second.keyboard.press('F2');
    const note = second.getByRole('textbox', { name: 'Anteckning' });
    await expect(note).toBeFocused();
    await second.keyboard.type('Lyktstolpen vid skolan blinkar.');
    await second.getByRole('textbox', { name: 'Rubrik' }).fill(callSays);
    await second.getByRole('combobox', { name: 'Ämne' }).fill('gatubel');
    await expect(second.getByRole('option', { name: /Gatubelysning/ }).first()).toBeVisible();
    await second.keyboard.press('Enter');
    await expect(second.getByRole('combobox', { name: 'Ämne' })).toHaveValue(/Gatubelysning/);
    await new SwedishKeyboard(second).press('Alt+ö');
    await expect(second.getByRole('dialog', { name: 'Överlämna som ärende' })).toBeVisible();
    await second.keyboard.press('Enter');
    await expect(strip(second, /^KC-\d{4}-\d{6} är överlämnat till/)).toBeVisible();
    await queueRow(agent, callSays);
    await expect.poll(() => figure(wall, 'Telefon')).toBe((calls += 1));
    await expect.poll(() => figure(wall, 'Öppna ärenden')).toBe((open += 1));
    await expect.poll(unassigned).toBe(inQueue + 3);
  });

  await test.step('the agent takes the chat and answers with an article', async () => {
    await (await queueRow(agent, chatSays)).click();
    await expect(timeline(agent)).toContainText(chatSays);
    await openCase(agent).getByRole('button', { name: /^Ta\b/ }).click();
    await expect(thread(frame)).toContainText('Anna svarar dig');
    // Nobody waits for being taken any more; the case is still open.
    await expect.poll(() => figure(wall, 'Chatt')).toBe(chats - 1);
    await expect.poll(() => figure(wall, 'Öppna ärenden')).toBe(open);

    await chatField(frame).pressSequentially('Det var');
    await expect(agent.getByText('Invånaren skriver …')).toBeVisible();
    await agent.getByRole('searchbox', { name: 'Sök artikel' }).fill('soporma hämtas inte');
    const title = 'Om soporna inte blivit hämtade';
    await agent.getByRole('button', { name: `Infoga svaret från ”${title}”` }).click();
    await expect(reply(agent)).toHaveValue(/\/hjalp\/om-soporna-inte-hamtats/);
    await expect(reply(agent)).toBeFocused();
    await agent.keyboard.type(' Hör av dig om det inte hjälper.');
    await expect(frame.getByText('Anna skriver …')).toBeVisible();
    await agent.keyboard.press('Control+Enter');
    await expect(thread(frame)).toContainText('Hör av dig om det inte hjälper.');
    await expect(thread(frame)).toContainText('Anna');
    await expect(thread(frame)).not.toContainText('Lind');
    await expect(timeline(agent)).toContainText('Hör av dig om det inte hjälper.');
    await expect(reply(agent)).toHaveValue('');
    await chatField(frame).fill('Tack, det hjälpte!');
    await chatField(frame).press('Enter');
    await expect(timeline(agent)).toContainText('Tack, det hjälpte!');
  });

  await test.step('the agent closes it with an outcome', async () => {
    await resolve(agent);
    await expect(thread(frame)).toContainText('Ärendet är avslutat');
    await expect.poll(() => figure(wall, 'Öppna ärenden')).toBe(open - 1);
  });

  await test.step('nobody had to load anything again', async () => {
    for (const page of [agent, wall])
      expect(await page.evaluate(() => window.name)).toBe('same page');
  });

  await test.step('the resident reads it again, here and on another device', async () => {
    const code = await frame.locator('strong', { hasText: /^\w{4}-\w{4}$/ }).innerText();
    await resident.reload();
    frame = await openWidget(resident);
    await expect(thread(frame)).toContainText('Hör av dig om det inte hjälper.');
    const other = await people.resident({ viewport: { width: 390, height: 844 } });
    await other.goto('/');
    await other.getByRole('link', { name: /Fortsätt ett ärende/ }).click();
    await expect(other).toHaveURL(/\/folj$/);
    await awake(other);
    await other.getByRole('textbox', { name: 'Kod' }).fill(code.toLowerCase().replace('-', ' '));
    await other.getByRole('button', { name: 'Visa ärendet' }).click();
    await expect(thread(other)).toContainText(chatSays);
    await expect(thread(other)).toContainText('Tack, det hjälpte!');
    await expect(thread(other)).toContainText('Ärendet är avslutat');
  });
});
