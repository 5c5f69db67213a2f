// Whoever sees little among many cases is answered from indexes of what they see, not by reading all there is.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { makeWorld } from '../../../../../tests/support/world.ts';
import { openDb } from '../../spine/db.ts';
import { list } from './queries.ts';

const world = await makeWorld();
const library = { id: uuid(), code: 'BIB', name: 'Team BIB', kind: 'library' };
const board = { id: uuid(), code: 'KFN', name: 'Nämnd KFN' };
await world.db.board.create({ data: board });
await world.db.team.create({ data: { ...library, boardId: board.id } });
const librarian = await world.staff('library-staff', {
  teamIds: [library.id],
  boardIds: [board.id],
  servicePointIds: [world.point.id],
});

/** Cases of one place, every second of them open; told apart by their numbers. */
const fill = (mark: string, count: number, teamId: string, boardId: string, point: string | null) =>
  world.db.$executeRaw`
    INSERT INTO "case" (id, number, code, subject, state, priority, channel, board_id, team_id, secrecy,
      service_point_id, received_at, updated_at)
    SELECT gen_random_uuid(), ${mark} || n, ${mark} || n, 'Prov', CASE WHEN n % 2 = 0 THEN 'open' ELSE 'closed' END,
      'normal', 'chat', ${boardId}::uuid, ${teamId}::uuid, 'personal', ${point}::uuid, now(),
      now() - n * interval '1 minute'
    FROM generate_series(1, ${count}::int) AS n`;

beforeAll(async () => {
  await fill('A', 20_000, world.centre.id, world.boards[0].id, null);
  // What the librarian sees is older than all the rest, so that walking back in time would meet the rest first.
  for (const [mark, team, of, point] of [
    ['T', library.id, world.boards[0].id, null],
    ['B', world.centre.id, board.id, null],
    ['P', world.centre.id, world.boards[0].id, world.point.id],
  ] as const)
    await fill(mark, 20, team, of, point);
  await world.db
    .$executeRaw`UPDATE "case" SET updated_at = now() - interval '1 year' WHERE number !~ '^A'`;
  await world.db.$executeRaw`ANALYZE "case"`;
}, 240_000);

/** One connection, so that what it has read can be asked of itself. */
const db = openDb(world.url, 1);
afterAll(() => db.$disconnect());

/** How often each index has been read. */
async function scans(): Promise<Record<string, number>> {
  await db.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
  const rows = await db.$queryRaw<{ name: string; n: number }[]>`
    SELECT indexrelname AS name, idx_scan::int AS n FROM pg_stat_user_indexes WHERE relname = 'case'`;
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

test.each([
  ['done', 30, ['case_done_of_board', 'case_done_of_team', 'case_at_point']],
  ['all', 30, ['case_open_of_board', 'case_team_id_state_idx', 'case_at_point']],
] as const)('the list of %s is read from what its asker sees', async (view, count, indexes) => {
  const before = await scans();
  const { items } = await list({ ...librarian, db }, { view, limit: 100 });
  expect(items).toHaveLength(count);
  const after = await scans();
  const read = Object.keys(after).filter((name) => (after[name] ?? 0) > (before[name] ?? 0));
  expect(read).toEqual(expect.arrayContaining([...indexes]));
});
