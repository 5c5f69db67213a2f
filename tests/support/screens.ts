// Where things are on the screens, by what they are called: roles, labels and visible words.
import type { Frame, Locator, Page } from '@playwright/test';
import { expect } from './people.ts';

/** A case in the open queue. Scrolls down the list for it, as one does, and up again from its end. */
export async function queueRow(page: Page, subject: string): Promise<Locator> {
  const rows = page.getByRole('region', { name: /^Kö/ });
  const row = rows.getByRole('link', { name: new RegExp(subject) });
  const last = rows.getByRole('listitem').last();
  const place = (which: string) => last.getAttribute(which, { timeout: 1000 });
  await rows.hover();
  await expect(async () => {
    if ((await row.count()) === 0) {
      // New ones come in at the top of the list; below it they wait until one is back there.
      const atEnd = (await place('aria-posinset')) === (await place('aria-setsize'));
      await page.mouse.wheel(0, atEnd ? -100_000 : 500);
    }
    await expect(row).toHaveCount(1, { timeout: 300 });
  }).toPass({ timeout: 15_000, intervals: [0] });
  return row;
}

/** The number that a row of the wall's table shows. */
export async function figure(wall: Page, row: string): Promise<number> {
  const words = wall.getByRole('row', { name: new RegExp(`^${row}`) }).getByRole('cell');
  return Number((await words.first().innerText()).replace(/\D/g, ''));
}

/** How many wait now, as large on the wall as anything. */
export async function waitingNow(wall: Page): Promise<number> {
  const words = await wall.getByText('väntar nu').locator('..').innerText();
  return Number(/\d+/.exec(words)?.[0]);
}

/** The open case: its middle column. */
export const openCase = (page: Page): Locator => page.getByRole('region', { name: /^Ärende KC-/ });

export const timeline = (page: Page): Locator => page.getByRole('log', { name: 'Tidslinje' });

export const reply = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Skriv svar till invånaren' });

/** What was said, on the resident's side: the page or the frame. */
export const thread = (side: Page | Frame): Locator => side.getByRole('log', { name: 'Samtalet' });

export const chatField = (side: Page | Frame): Locator =>
  side.getByRole('textbox', { name: 'Skriv ett meddelande' });

/** What is not yet told as sent. */
export const unsent = (side: Page | Frame): Locator =>
  thread(side).getByText(/Skickas …|Väntar på nätet/);

/** A resident's page or frame whose script runs: before that its forms work as they do without. */
export const awake = (side: Page | Frame): Promise<void> =>
  expect(side.locator('html[data-awake]')).toBeAttached();

/** Asks the first question of a chat. */
export async function ask(side: Page | Frame, question: string): Promise<void> {
  await awake(side);
  await side.getByRole('textbox', { name: 'Din fråga' }).fill(question);
  await side.getByRole('button', { name: 'Starta chatten' }).click();
  await expect(thread(side)).toContainText(question);
  await expect(chatField(side)).toBeVisible();
  await expect(unsent(side)).toHaveCount(0);
}

/** The strip at the foot: what was just done, or went wrong. The same words are spoken beside it. */
export const strip = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('group', { name: words });

/** Keeps a strip as a pointer that rests on it does: on a slow machine eight seconds are soon gone. */
export const hold = (held: Locator): Promise<void> =>
  held.dispatchEvent('pointerenter', { pointerType: 'mouse' });

/** Waits until the service worker has kept the console: before that it cannot be opened without the network. */
export const keptOffline = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) =>
      navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }),
    );
  });

/** A word that no other journey uses, so that each finds its own. */
export const unique = (): string => Math.random().toString(36).slice(2, 8);
