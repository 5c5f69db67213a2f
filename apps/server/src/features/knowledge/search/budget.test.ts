// The time a search may take, in the figures of the service and a clock of the test's own: never more than 800 ms.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { log } from '../../../spine/log.ts';
import type { SearchEngine, SearchOptions } from './face.ts';
import { BUDGET_MS, PATIENCE_MS, searchOver } from './index.ts';
import type { MeilisearchEngine } from './meilisearch.ts';

const options: SearchOptions = { locale: 'sv', audiences: ['public'], limit: 6 };
const never = (): Promise<never> => new Promise(() => undefined);

const engine = (name: SearchEngine['name'], search: SearchEngine['search']): MeilisearchEngine => ({
  name,
  search,
  index: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  rebuild: () => Promise.resolve(),
  healthy: () => Promise.resolve(false),
  known: () => Promise.resolve(null),
  learn: () => undefined,
});

beforeEach(() => {
  log.level = 'silent';
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('is 800 ms, of which the better engine gets 450', () => {
  expect([BUDGET_MS, PATIENCE_MS]).toEqual([800, 450]);
});

it('leaves an engine that hangs after 450 ms, and gives up at 800 when PostgreSQL hangs too', async () => {
  const ground = vi.fn(never);
  const search = searchOver(engine('meilisearch', never), engine('postgresql', ground));
  let told: unknown;
  void search.search('sopor', options).catch((error: unknown) => (told = error));
  await vi.advanceTimersByTimeAsync(449);
  expect(ground).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ground).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(349);
  expect(told).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toMatchObject({ code: 'unavailable' });
  search.stop();
});

it('is the whole 800 ms where PostgreSQL is all there is', async () => {
  let told: unknown;
  const search = searchOver(null, engine('postgresql', never));
  void search.search('sopor', options).catch((error: unknown) => (told = error));
  await vi.advanceTimersByTimeAsync(799);
  expect(told).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toMatchObject({ code: 'unavailable' });
});
