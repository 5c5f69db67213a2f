// The chat frame on another site: light to load, honest where the browser keeps nothing, and open to a code.
import { gzipSync } from 'node:zlib';
import type { Frame, Page } from '@playwright/test';
import { isAccessible, reflows } from '../support/axe.ts';
import { refuseStorage } from '../support/forgetful.ts';
import { openSite, openWidget, type OtherSite } from '../support/other-site.ts';
import { expect, home, test } from '../support/people.ts';
import {
  ask,
  chatField,
  openCase,
  queueRow,
  thread,
  timeline,
  unique,
} from '../support/screens.ts';

const forgets = 'Spara koden: den här webbläsaren minns inte samtalet.';
const code = (side: Frame | Page) => side.locator('strong', { hasText: /^\w{4}-\w{4}$/ });

let site: OtherSite;
test.beforeAll(async () => {
  site = await openSite(home());
});
test.afterAll(() => site.close());

test('where nothing is kept, the code is said to be the way back, and it is', async ({
  people,
}) => {
  const word = unique();
  const resident = await people.resident();
  await refuseStorage(resident);
  await resident.goto(site.url);
  let frame = await openWidget(resident);
  await ask(frame, `Här minns ingen ${word}`);
  await expect(frame.getByText(forgets).first()).toBeVisible();
  const kept = await code(frame).innerText();

  await resident.reload();
  frame = await openWidget(resident);
  await expect(frame.getByRole('textbox', { name: 'Din fråga' })).toBeVisible();
  await frame.getByRole('button', { name: 'Har du en kod?' }).click();
  const field = frame.getByRole('textbox', { name: 'Kod' });
  await expect(field).toBeFocused();
  await frame.getByRole('button', { name: 'Tillbaka' }).click();
  await expect(frame.getByRole('button', { name: 'Har du en kod?' })).toBeFocused();
  await frame.getByRole('button', { name: 'Har du en kod?' }).click();
  await field.fill('ABC');
  await field.press('Enter');
  await expect(frame.getByText(/^Koden har åtta tecken/)).toBeVisible();
  await field.fill('AAAA-AAAA');
  await field.press('Enter');
  await expect(frame.getByText(/^Vi hittar inget ärende/)).toBeVisible();
  await field.fill(kept.toLowerCase());
  await field.press('Enter');
  await expect(thread(frame)).toContainText(`Här minns ingen ${word}`);
  await expect(frame.getByText(forgets).first()).toBeVisible();

  // It is the same thread, and it goes on live.
  await expect(chatField(frame)).toBeFocused();
  await chatField(frame).fill(`Och går vidare ${word}`);
  await chatField(frame).press('Enter');
  const agent = await people.staff('johan.berg');
  await agent.goto('/desk/queue/unassigned');
  await (await queueRow(agent, `Här minns ingen ${word}`)).click();
  await expect(timeline(agent)).toContainText(`Och går vidare ${word}`);
  await openCase(agent).getByRole('button', { name: /^Ta\b/ }).click();
  await expect(thread(frame)).toContainText('Johan svarar dig');
});

test('where it is kept, nothing is said of it, and a reload goes on', async ({ people }) => {
  const word = unique();
  const resident = await people.resident();
  await resident.goto(site.url);
  let frame = await openWidget(resident);
  await ask(frame, `Här minns den ${word}`);
  await expect(code(frame)).toBeVisible();
  await expect(frame.getByText(forgets)).toHaveCount(0);
  await resident.reload();
  frame = await openWidget(resident);
  await expect(thread(frame)).toContainText(`Här minns den ${word}`);
});

test('the code in the frame, and what is said where nothing is kept, are accessible', async ({
  people,
}) => {
  const page = await people.resident();
  await refuseStorage(page);
  await page.goto(`/embed?origin=${encodeURIComponent(home())}`);
  await page.getByRole('button', { name: 'Har du en kod?' }).click();
  await page.getByRole('textbox', { name: 'Kod' }).fill('ABC');
  await page.getByRole('button', { name: 'Visa ärendet' }).click();
  await expect(page.getByText(/^Koden har åtta tecken/)).toBeVisible();
  await isAccessible(page, 'the code in the frame');
  await reflows(page, 'the code in the frame');
  await page.getByRole('button', { name: 'Tillbaka' }).click();
  await ask(page, `Minns inte ${unique()}`);
  await expect(page.getByText(forgets).first()).toBeVisible();
  await isAccessible(page, 'a chat that is not kept');
  await reflows(page, 'a chat that is not kept');
});

test('a frame that cannot fetch its live half says so, and goes on when it is loaded anew', async ({
  people,
}) => {
  const page = await people.resident();
  people.mayComplain(page);
  const live = '**/build/frame-*.js';
  await page.route(live, (route) => route.fulfill({ status: 404 }));
  await page.goto(`/embed?origin=${encodeURIComponent(home())}`);
  await ask(page, `Utan levande del ${unique()}`);
  const stuck = page.getByText('Samtalet går inte att hålla uppdaterat just nu.');
  await expect(stuck).toBeVisible({ timeout: 20_000 });
  await page.unroute(live);
  await page.getByRole('button', { name: 'Försök igen' }).click();
  await expect(thread(page)).toContainText('Utan levande del');
  await expect(stuck).toBeHidden();
});

test('the line on a site weighs under 5 kB and fetches nothing; the frame under 60 kB', async ({
  people,
}) => {
  const page = await people.resident();
  const parts = weigh(page);
  await page.goto(site.url, { waitUntil: 'networkidle' });
  expect(parts.map(({ url }) => url).filter((url) => url.startsWith(home()))).toEqual([
    `${home()}/widget.js`,
  ]);
  expect(await sum(parts)).toBeGreaterThan(500);
  expect(await sum(parts)).toBeLessThan(5_000);

  parts.length = 0;
  await openWidget(page);
  // Its page, its two style sheets and its script; the typeface is the site's own and kept by the browser.
  const paths = (): string[] => parts.map(({ url }) => new URL(url).pathname).sort();
  await expect.poll(() => paths().length).toBeGreaterThanOrEqual(5);
  await page.waitForLoadState('networkidle');
  expect(paths()).toEqual([
    expect.stringMatching(/^\/_app\/immutable\/assets\/.*\.css$/),
    expect.stringMatching(/^\/_app\/immutable\/assets\/.*\.css$/),
    '/build/frame.css',
    '/build/frame.js',
    '/embed',
  ]);
  expect(await sum(parts)).toBeGreaterThan(20_000);
  expect(await sum(parts)).toBeLessThan(60_000);
});

type Part = { url: string; bytes: Promise<number> };

/** What a page fetches of ours from now on that is text, by its weight when packed with gzip. */
function weigh(page: Page): Part[] {
  const parts: Part[] = [];
  page.on('response', (response) => {
    if (!/html|css|javascript/.test(response.headers()['content-type'] ?? '')) return;
    if (!response.url().startsWith(home())) return;
    parts.push({
      url: response.url().split('?')[0] ?? '',
      bytes: response.body().then((body) => gzipSync(body).length),
    });
  });
  return parts;
}

const sum = async (parts: readonly Part[]): Promise<number> =>
  (await Promise.all(parts.map(({ bytes }) => bytes))).reduce((all, one) => all + one, 0);
