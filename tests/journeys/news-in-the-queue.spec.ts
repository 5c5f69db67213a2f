// What is new in the queue: it comes in by itself at the top, waits to be asked for further down, and is never missed.
import { randomUUID as uuid } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { isAccessible } from '../support/axe.ts';
import { callAs, expect, test } from '../support/people.ts';
import { queueRow, unique } from '../support/screens.ts';

/** Less than the list is long. */
const low = { viewport: { width: 1024, height: 480 } };
const queue = (page: Page): Locator => page.getByRole('region', { name: /^Kö/ });
const rows = (page: Page): Locator => queue(page).getByRole('link', { name: /KC-\d{4}-\d{6}/ });
const news = (page: Page): Locator => queue(page).getByRole('button', { name: /^\d+ nya?$/ });

/** What the button counts; other journeys' residents ask too. */
const waiting = async (page: Page): Promise<number> =>
  Number(/\d+/.exec((await news(page).allInnerTexts()).join())?.[0] ?? 0);

/** A resident asks without a screen. */
async function asks(resident: Page, word: string): Promise<void> {
  const body = { text: `Fråga ${word}` };
  await callAs(resident.context())('POST /chats', { body, key: uuid() });
}

test('what comes after the list was fetched and before the line was there is in the list', async ({
  people,
}) => {
  const [agent, resident, word] = [
    await people.staff('johan.berg'),
    await people.resident(),
    unique(),
  ];
  const line = Promise.withResolvers<void>();
  await agent.routeWebSocket(/socket\.io/, async (socket) => {
    await line.promise;
    socket.connectToServer();
  });
  const listed = agent.waitForResponse((reply) => reply.url().includes('view=unassigned'));
  await agent.goto('/desk/queue/unassigned');
  expect(await (await listed).text()).not.toContain(word);
  await expect(rows(agent).first()).toBeVisible();
  await asks(resident, word);
  line.resolve();
  await queueRow(agent, word);
});

test('further down nothing moves: what is new is counted, and shown by a key or a press', async ({
  people,
}) => {
  const [agent, resident] = [await people.staff('johan.berg', low), await people.resident()];
  await agent.goto('/desk/queue/unassigned');
  await expect(agent.getByRole('link', { name: /^Otilldelade \d/ })).toBeVisible();
  await queue(agent).hover();
  await agent.mouse.wheel(0, 300);
  await expect(rows(agent).first()).not.toBeInViewport();
  const place = async () => (await queue(agent).getByRole('list').last().boundingBox())?.y;
  const at = await place();
  const words = [unique(), unique()];
  for (const [n, word] of words.entries()) {
    await asks(resident, word);
    await expect.poll(() => waiting(agent)).toBeGreaterThan(n);
  }
  expect(await place()).toBe(at);
  for (const word of words) await expect(rows(agent).filter({ hasText: word })).toHaveCount(0);
  await isAccessible(agent, 'a queue with news');

  await agent.keyboard.press('.');
  for (const word of words) await expect(rows(agent).filter({ hasText: word })).toHaveCount(1);
  await expect(queue(agent).locator('[data-id] a:focus')).toHaveCount(1);
  await asks(resident, unique());
  await news(agent).click();
  await expect(queue(agent).locator('[data-id] a:focus')).toHaveCount(1);
});

test('at the top it comes in by itself, and what waited does when one is back there', async ({
  people,
}) => {
  const [agent, resident] = [await people.staff('johan.berg', low), await people.resident()];
  const [first, second] = [unique(), unique()];
  await agent.goto('/desk/queue/unassigned');
  await expect(rows(agent).first()).toBeVisible();
  await asks(resident, first);
  await queueRow(agent, first);
  await queue(agent).hover();
  await agent.mouse.wheel(0, 300);
  await expect(rows(agent).first()).not.toBeInViewport();
  await asks(resident, second);
  await expect(news(agent)).toBeVisible();
  await agent.mouse.wheel(0, -10_000);
  await expect(news(agent)).toBeHidden();
  await queueRow(agent, second);
});
