// The life of a message when the network, the page or the server fails: never lost, never twice, never blind.
import type { Page, Route } from '@playwright/test';
import { withoutNetwork } from '../support/offline.ts';
import { callAs, expect, test } from '../support/people.ts';
import {
  ask,
  awake,
  chatField,
  openCase,
  queueRow,
  reply,
  thread,
  timeline,
  unique,
  unsent,
} from '../support/screens.ts';

const messages = '**/api/v1/chats/current/messages';

/** How many unsent messages this browser keeps. */
const kept = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const opening = indexedDB.open('entre-chat');
        opening.onerror = () => fail(new Error('no storage'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('unsent').objectStore('unsent').count();
          all.onsuccess = () => (opening.result.close(), done(all.result));
        };
      }),
  );

test('written while the network is away: it waits, and comes through once', async ({ people }) => {
  const word = unique();
  const resident = await people.resident();
  await resident.goto('/chatt');
  await ask(resident, `Tappar nätet ${word}`);
  const back = await withoutNetwork(resident.context());
  await chatField(resident).fill(`Skrivet utan nät ${word}`);
  await chatField(resident).press('Enter');
  const mine = thread(resident).getByText(`Skrivet utan nät ${word}`);
  await expect(mine).toBeVisible();
  await expect(chatField(resident)).toHaveValue('');
  const waits = unsent(resident);
  await expect(waits).toBeVisible();
  await expect(resident.getByText(/^Ingen uppkoppling/)).toBeVisible();
  await chatField(resident).fill(`Och ett till ${word}`);
  await chatField(resident).press('Enter');
  await expect(waits).toHaveCount(2);
  await back();
  await expect(waits).toHaveCount(0, { timeout: 30_000 });
  await expect(mine).toHaveCount(1);
  await expect(resident.getByText(/^Ingen uppkoppling/)).toBeHidden({ timeout: 30_000 });

  const agent = await people.staff('sofia.karlsson');
  await agent.goto('/desk/queue/unassigned');
  await (await queueRow(agent, `Tappar nätet ${word}`)).click();
  await expect(timeline(agent).getByText(`Skrivet utan nät ${word}`)).toHaveCount(1);
  await expect(timeline(agent).getByText(`Och ett till ${word}`)).toHaveCount(1);
  // In the order they were written.
  const said = await timeline(agent).innerText();
  expect(said.indexOf('Skrivet utan nät')).toBeLessThan(said.indexOf('Och ett till'));
});

test('a reload while it is unsent: it is still there, and is sent once', async ({ people }) => {
  const word = unique();
  const resident = await people.resident();
  await resident.goto('/chatt');
  await ask(resident, `Laddar om ${word}`);
  // The first answer is lost on the way back: the server has the message, the browser does not know.
  let lost = 0;
  await resident.route(messages, async (route) => {
    lost += 1;
    if (lost === 1) await route.fetch();
    await route.abort('connectionfailed');
  });
  await chatField(resident).fill(`Skrivet före omladdning ${word}`);
  await chatField(resident).press('Enter');
  await expect.poll(() => lost).toBeGreaterThan(0);
  await resident.reload();
  await resident.unroute(messages);
  const mine = thread(resident).getByText(`Skrivet före omladdning ${word}`);
  await expect(mine).toHaveCount(1);
  await expect(unsent(resident)).toHaveCount(0, {
    timeout: 30_000,
  });
  await expect(mine).toHaveCount(1);

  // A second tab shows the same thread, and each shows what the other writes.
  const tab = await resident.context().newPage();
  await tab.goto('/chatt');
  await expect(thread(tab).getByText(`Skrivet före omladdning ${word}`)).toHaveCount(1);
  await chatField(tab).fill(`Från andra fliken ${word}`);
  await chatField(tab).press('Enter');
  await expect(thread(resident).getByText(`Från andra fliken ${word}`)).toHaveCount(1);
  await expect(thread(tab).getByText(`Från andra fliken ${word}`)).toHaveCount(1);
});

test('a server that cannot save says so: nothing is told as sent before it is', async ({
  people,
}) => {
  const word = unique();
  const resident = await people.resident();
  await resident.goto('/chatt');
  await ask(resident, `Servern krånglar ${word}`);
  let refusals = 0;
  await resident.route(messages, async (route) => {
    refusals += 1;
    if (refusals > 2) return route.continue();
    return route.fulfill({
      status: 503,
      headers: { 'retry-after': '1', 'content-type': 'application/problem+json' },
      body: JSON.stringify({
        type: 'about:blank',
        title: 'Not saved',
        status: 503,
        code: 'not-saved',
        detail: 'The database does not answer.',
        requestId: 'x',
      }),
    });
  });
  await chatField(resident).fill(`Kommer fram till slut ${word}`);
  await chatField(resident).press('Enter');
  await expect(unsent(resident)).toBeVisible();
  await expect.poll(() => refusals, { timeout: 30_000 }).toBe(3);
  await expect(unsent(resident)).toHaveCount(0);
  await expect(thread(resident).getByText(`Kommer fram till slut ${word}`)).toHaveCount(1);
});

test('an answer written without having seen what came in is stopped; the draft stays', async ({
  people,
}) => {
  const word = unique();
  const resident = await people.resident();
  await resident.goto('/chatt');
  await ask(resident, `Gäller tisdagar ${word}`);
  const agent = await people.staff('sofia.karlsson');
  // Its socket hears nothing more after a while: the screen is behind without knowing.
  let deaf = false;
  await agent.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((said) => server.send(said));
    server.onMessage((said) => {
      if (!deaf || said === '2' || !String(said).startsWith('4')) socket.send(said);
    });
  });
  await agent.goto('/desk/queue/unassigned');
  await (await queueRow(agent, `Gäller tisdagar ${word}`)).click();
  await openCase(agent).getByRole('button', { name: /^Ta\b/ }).click();
  await reply(agent).fill(`Ja, varje tisdag ${word}`);
  await expect(agent.getByText('sparat', { exact: true })).toBeVisible();
  await expect(thread(resident)).toContainText('Sofia svarar dig');
  deaf = true;
  const cases = callAs(agent.context());
  const id = agent.url().split('/').at(-1) ?? '';
  const head = async () => (await cases('GET /cases/{id}/row', { params: { id } })).head;
  const known = await head();
  await chatField(resident).fill(`Förlåt, jag menade onsdagar ${word}`);
  await chatField(resident).press('Enter');
  await expect.poll(head).toBeGreaterThan(known);
  await reply(agent).press('Control+Enter');
  const stopped = agent.getByRole('alert').filter({ hasText: 'Det kom något medan du skrev' });
  await expect(stopped).toContainText('onsdagar');
  await expect(reply(agent)).toHaveValue(`Ja, varje tisdag ${word}`);
  await expect(thread(resident)).not.toContainText('Ja, varje tisdag');
  deaf = false;
  await reply(agent).fill(`Nej, onsdagar är inställda ${word}`);
  await reply(agent).press('Control+Enter');
  await expect(thread(resident).getByText(`Nej, onsdagar är inställda ${word}`)).toHaveCount(1);
  await expect(thread(resident)).not.toContainText('Ja, varje tisdag');
});

test('left while a message is under way: the next one at this computer finds nothing of it', async ({
  people,
}) => {
  const word = unique();
  const library = await people.resident();
  people.mayComplain(library);
  await library.goto('/chatt');
  await ask(library, `Sitter på biblioteket ${word}`);
  const held: Route[] = [];
  await library.route(messages, (route) => void held.push(route));
  await chatField(library).fill(`Mitt hemliga ${word}`);
  await chatField(library).press('Enter');
  await expect.poll(() => held.length).toBe(1);
  await library.getByRole('button', { name: 'Lämna chatten' }).click();
  await library.getByRole('button', { name: 'Lämna chatten' }).click();
  await expect(
    library.getByRole('heading', { name: 'Tack för att du hörde av dig' }),
  ).toBeVisible();
  expect(await kept(library)).toBe(0);
  await held[0]?.abort('connectionfailed');
  await library.unroute(messages);
  await library.reload();
  await awake(library);
  expect(await kept(library)).toBe(0);
  await expect(library.getByRole('textbox', { name: 'Din fråga' })).toHaveValue('');
  await ask(library, `Nästa besökare ${word}`);
  await expect(library.getByText(`Mitt hemliga ${word}`)).toHaveCount(0);
});
