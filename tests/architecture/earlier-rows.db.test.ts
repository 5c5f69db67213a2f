// What an earlier version wrote is as well guarded, after its upgrade, as what is written now.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate, readMigrations } from '../../apps/server/src/spine/migrate.ts';
import { testDatabase } from '../support/db.ts';

const LATER = '00000000000005_visits_and_shielded_numbers';
const migrations = new URL('../../prisma/migrations', import.meta.url).pathname;
const earlier = await mkdtemp(join(tmpdir(), 'entre-earlier-'));
const { url } = await testDatabase({ empty: true });
const client = new pg.Client(url);
afterAll(async () => {
  await client.end();
  await rm(earlier, { recursive: true });
});

const [anna, bo, visit, kase, host] = [uuid(), uuid(), uuid(), uuid(), uuid()];
const calls = { linked: uuid(), nobody: uuid(), untold: uuid() };
const fine = '2026-11-23T13:04:05.678Z';

const event = (
  type: string,
  seq: number | null,
  data: object,
  set: object = {},
): Promise<unknown> =>
  client.query(
    `INSERT INTO event (id, type, at, actor_kind, case_id, seq, data, set)
     VALUES ($1, $2, $3, 'staff', $4, $5, $6, $7)`,
    [uuid(), type, fine, seq === null ? null : kase, seq, data, set],
  );
const key = (owner: string, reply: object): Promise<unknown> =>
  client.query(`INSERT INTO idempotency (actor_key, key, hash, reply) VALUES ($1, $2, 'x', $3)`, [
    owner,
    uuid(),
    reply,
  ]);

beforeAll(async () => {
  for (const { name } of await readMigrations())
    if (name < LATER) await cp(join(migrations, name), join(earlier, name), { recursive: true });
  await migrate(url, earlier);
  await client.connect();
  await client.query(
    `INSERT INTO "case" (id, number, code, subject, state, priority, channel, board_id, team_id,
       secrecy, resident_id, received_at)
     VALUES ($1, 'KC-2611-000001', 'K7M4TPXD', 'x', 'new', 'normal', 'visit', $1, $1, 'open', $2, $3)`,
    [kase, bo, fine],
  );
  await client.query(
    `INSERT INTO visit (id, service_point_id, topic_id, occurred_at, recorded_at)
     VALUES ($1, $1, $1, $2, $2)`,
    [visit, fine],
  );
  for (const id of Object.values(calls))
    await client.query(
      `INSERT INTO callback (id, case_id, staff_id, promised_at) VALUES ($1, $2, $3, $4)`,
      [id, kase, host, fine],
    );
  await event('visit.logged', null, { visitId: visit });
  await event('case.opened', 1, {}, { residentId: null });
  await event('case.resident-linked', 2, {}, { residentId: anna });
  await event('callback.promised', 3, { callbackId: calls.linked }, { late: false });
  await event('case.resident-linked', 4, {}, { residentId: null });
  await event('callback.promised', 5, { callbackId: calls.nobody });
  await event('case.resident-linked', 6, {}, { residentId: bo });
  await key(`staff:${host}`, { id: visit });
  await key(`staff:${host}`, { told: { caseId: kase, head: 2 }, more: null });
  await key(`staff:${host}`, { told: { caseId: kase, head: 3 }, more: null });
  await migrate(url);
});

it('a promised call has the resident its number came from, not the one of afterwards', async () => {
  const { rows } = await client.query<{ id: string; resident_id: string | null }>(
    `SELECT id, resident_id FROM callback`,
  );
  const of = new Map(rows.map((row) => [row.id, row.resident_id]));
  expect(of.get(calls.linked)).toBe(anna);
  // Nobody then, or nothing that tells: the one of now, for a number is masked rather than shown.
  expect([of.get(calls.nobody), of.get(calls.untold)]).toEqual([bo, bo]);
});

it('the visit log has no finer time and no key that leads to who asked', async () => {
  const { rows: visits } = await client.query<{ at: Date }>(`SELECT recorded_at AS at FROM visit`);
  const { rows: events } = await client.query<{ id: string; at: Date; type: string }>(
    `SELECT id, at, type FROM event ORDER BY ord`,
  );
  const [logged, opened] = events;
  const minute = new Date('2026-11-23T13:04:00.000Z');
  expect([visits[0]?.at, logged?.at, logged?.id[14]]).toEqual([minute, minute, '4']);
  expect([opened?.at, opened?.id[14]]).toEqual([new Date(fine), '7']);
  const { rows: keys } = await client.query<{ head: number }>(
    `SELECT (reply #>> '{told,head}')::int AS head FROM idempotency`,
  );
  expect(keys).toEqual([{ head: 3 }]);
});
