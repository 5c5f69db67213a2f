// A service point without the network: it goes on just the same, and every visit arrives once.
import { clearOfMidnight } from '../support/midnight.ts';
import { withoutNetwork } from '../support/offline.ts';
import { callAs, expect, test } from '../support/people.ts';
import { keptOffline } from '../support/screens.ts';

test('three taps without the network are three visits when it is back', async ({ people }) => {
  test.setTimeout(180_000);
  // Visits are counted by the day.
  await clearOfMidnight(90_000);
  const tablet = await people.staff('elin.larsson', {
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
  });
  const call = callAs(tablet.context());
  const { servicePointIds } = await call('GET /me');
  const { items } = await call('GET /service-points');
  const point = items.find(({ id }) => id === servicePointIds[0]) ?? items[0];
  const place = { params: { id: point?.id ?? '' } };
  await tablet.goto(`/desk/visits/${place.params.id}`);
  const topics = tablet.getByRole('group', { name: 'Ämnen' });
  await expect(topics).toBeVisible();
  await keptOffline(tablet);
  const before = (await call('GET /service-points/{id}/visit-board', place)).today;

  const back = await withoutNetwork(tablet.context());
  const buttons = topics.getByRole('button');
  await buttons.nth(0).tap();
  await buttons.nth(1).tap();
  await buttons.nth(0).tap();
  const notice = tablet.getByText(/3 besök skickas när nätet är tillbaka/);
  await expect(notice).toBeVisible();
  await tablet.reload();
  await expect(topics).toBeVisible();
  await expect(notice).toBeVisible();
  await expect(buttons.nth(3)).toBeVisible();

  await back();
  await expect(notice).toBeHidden({ timeout: 30_000 });
  const today = async () => (await call('GET /service-points/{id}/visit-board', place)).today;
  await expect.poll(today).toBe(before + 3);
  // And again: nothing is sent twice by a page that starts anew.
  await tablet.reload();
  await expect(topics).toBeVisible();
  await expect(tablet.getByText(/skickas när nätet/)).toBeHidden();
  await expect(tablet.getByText('besök i dag').locator('..')).toContainText(String(before + 3));
  expect(await today()).toBe(before + 3);
});
