// The resident's side against WCAG 2.2 AA: every page, light and dark, wide and narrow, down to 320 px.
import { expect, home, test } from '../support/people.ts';
import { isAccessible, reflows } from '../support/axe.ts';
import { withoutNetwork } from '../support/offline.ts';
import { ask, awake, chatField, unique, unsent } from '../support/screens.ts';

// Many looks at many states.
test.describe.configure({ timeout: 180_000 });

const pages: [string, string, string | RegExp][] = [
  ['start', '/', 'Vad vill du ha hjälp med?'],
  ['start in English', '/en', /\?$/],
  ['search', '/sok?q=sopor', 'Svar på ”sopor”'],
  ['a search without answers', '/sok?q=qwxzqwxz', 'Svar på ”qwxzqwxz”'],
  ['all answers', '/hjalp', 'Alla svar'],
  ['an article', '/hjalp/om-soporna-inte-hamtats', 'Om soporna inte blivit hämtade'],
  ['message', '/meddelande', 'Skicka meddelande'],
  ['be called', '/bli-uppringd', 'Bli uppringd'],
  ['be called, in English', '/en/bli-uppringd', 'Let us call you'],
  ['follow', '/folj', 'Följ ett ärende'],
  ['visit us', '/besok-oss', 'Besök oss'],
  ['accessibility', '/tillganglighet', 'Tillgänglighet'],
  ['nothing here', '/finns-inte', 'Sidan finns inte'],
];

for (const [name, address, title] of pages) {
  test(`${name} is accessible`, async ({ people }) => {
    const page = await people.resident();
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await isAccessible(page, name, name === 'start');
    await reflows(page, name);
  });
}

test('suggestions are accessible', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/');
  await awake(page);
  await page
    .getByRole('textbox', { name: 'Vad vill du ha hjälp med?' })
    .fill('soporna hämtas inte');
  await expect(page.getByRole('link', { name: /^Om soporna inte blivit/ })).toBeVisible();
  await isAccessible(page, 'suggestions');
  await reflows(page, 'suggestions');
});

test('an empty message, a personal number and a wrong code are accessible', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/meddelande');
  await awake(page);
  // Nothing at all is stopped by the browser; blanks come to us.
  await page.getByRole('textbox', { name: 'Ditt meddelande' }).fill('   ');
  await page.getByRole('button', { name: 'Skicka meddelandet' }).click();
  await expect(page.getByText('Skriv något först.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Ditt meddelande' }).fill('Mitt nummer är 19811228-9874');
  await page.getByRole('button', { name: 'Skicka meddelandet' }).click();
  await expect(page.getByText('Det ser ut som ett personnummer')).toBeVisible();
  await isAccessible(page, 'a personal number is warned about');
  await reflows(page, 'a personal number is warned about');
  await page.goto('/folj');
  await awake(page);
  await page.getByRole('textbox', { name: 'Kod' }).fill('ABC');
  await page.getByRole('button', { name: 'Visa ärendet' }).click();
  await expect(page.getByText(/^Koden har åtta tecken/)).toBeVisible();
  await isAccessible(page, 'a wrong code');
});

test('a call that is asked for is accessible: refused, chosen, and promised', async ({
  people,
}) => {
  const page = await people.resident();
  await page.goto('/bli-uppringd');
  await awake(page);
  await page.getByRole('textbox', { name: 'Vad gäller det?' }).fill('Ring om 19811228-9874');
  await page.getByRole('textbox', { name: 'Telefonnummer' }).fill('12');
  await page.getByRole('button', { name: 'Be oss ringa' }).click();
  await expect(page.getByText('Det ser ut som ett personnummer')).toBeVisible();
  await isAccessible(page, 'a personal number in what the call is about');
  await page.getByRole('button', { name: 'Skicka ändå' }).click();
  await expect(page.getByText(/^Numret går inte att ringa/)).toBeVisible();
  await page.getByRole('radio', { name: /–/ }).last().check();
  await isAccessible(page, 'a number that cannot be called, a time that is chosen');
  await reflows(page, 'a number that cannot be called, a time that is chosen');
  await page.getByRole('textbox', { name: 'Vad gäller det?' }).fill(`Ring mig ${unique()}`);
  await page.getByRole('textbox', { name: 'Telefonnummer' }).fill('070-174 06 41');
  await page.getByRole('button', { name: 'Be oss ringa' }).click();
  await expect(page.getByText(/^Vi ringer dig .* mellan /)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await isAccessible(page, 'the receipt of a call');
  await reflows(page, 'the receipt of a call');
});

test('the chat is accessible: before, while it runs, and when one leaves', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/chatt');
  await expect(page.getByRole('textbox', { name: 'Din fråga' })).toBeVisible();
  await isAccessible(page, 'before the chat');
  await reflows(page, 'before the chat');
  await ask(page, `Är det här tillgängligt ${unique()}?`);
  await isAccessible(page, 'the chat');
  await reflows(page, 'the chat');
  const back = await withoutNetwork(page.context());
  await chatField(page).fill('Utan nät');
  await chatField(page).press('Enter');
  await expect(page.getByText(/^Ingen uppkoppling/)).toBeVisible();
  await isAccessible(page, 'the chat without a network');
  await back();
  await expect(unsent(page)).toHaveCount(0, {
    timeout: 30_000,
  });
  await page.getByRole('button', { name: 'Lämna chatten' }).click();
  await isAccessible(page, 'leaving asked about');
  await page.getByRole('button', { name: 'Lämna chatten' }).click();
  await expect(page.getByText('Tack för att du hörde av dig')).toBeVisible();
  await isAccessible(page, 'the chat that was left');
});

test('the frame of the widget is accessible', async ({ people }) => {
  const page = await people.resident();
  await page.goto(`/embed?origin=${encodeURIComponent(home())}`);
  await expect(page.getByRole('textbox', { name: 'Din fråga' })).toBeVisible();
  await isAccessible(page, 'the frame');
  await reflows(page, 'the frame');
  await ask(page, `I ramen ${unique()}`);
  await isAccessible(page, 'the chat in the frame');
  await reflows(page, 'the chat in the frame');
  // A screen of 1280 by 1024 enlarged to 400 %: the thread can still be read.
  await page.setViewportSize({ width: 320, height: 256 });
  const read = await page.getByRole('region', { name: 'Samtalet' }).boundingBox();
  expect(read?.height).toBeGreaterThan(100);
});
