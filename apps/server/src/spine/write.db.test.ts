// What a write says when the database fails it: only what may have been saved, or may be saved next time, is "try again".
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { makeWorld } from '../../../../tests/support/world.ts';
import type { Tx } from './db.ts';
import { DeskError } from './errors.ts';
import { write } from './write.ts';

const world = await makeWorld();
const agent = await world.staff('agent');

/** How often it was tried, and what came of it. */
async function failing(work: (tx: Tx) => Promise<unknown>) {
  let tries = 0;
  const error: unknown = await write(agent, 'case.note', (tx) => {
    tries += 1;
    return work(tx);
  }).catch((thrown: unknown) => thrown);
  return { tries, code: error instanceof DeskError ? error.code : 'a fault of ours' };
}

test('a value that the database cannot hold is a fault of ours, and is not tried again', async () => {
  const overflow = (tx: Tx) => tx.$executeRaw`UPDATE article SET rev = ${2 ** 40} WHERE rev = 0`;
  expect(await failing(overflow)).toEqual({ tries: 1, code: 'a fault of ours' });
  expect(await failing((tx) => tx.$queryRaw`SELECT 1 / 0`)).toEqual({
    tries: 1,
    code: 'a fault of ours',
  });
});

test('the same thing made again and again is tried anew, and in the end is a fault of ours', async () => {
  const id = uuid();
  await world.db.resident.create({ data: { id } });
  const twice = await failing((tx) => tx.resident.create({ data: { id } }));
  expect(twice).toEqual({ tries: 4, code: 'a fault of ours' });
});

test('a database that takes no changes, or no longer answers, is asked again by the caller', async () => {
  const standby = await failing(async (tx) => {
    await tx.$executeRaw`SET TRANSACTION READ ONLY`;
    await tx.resident.create({ data: { id: uuid() } });
  });
  expect(standby).toEqual({ tries: 1, code: 'not-saved' });
  const slow = await failing(async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 20`;
    await tx.$queryRaw`SELECT pg_sleep(2)::text`;
  });
  expect(slow).toEqual({ tries: 1, code: 'not-saved' });
  const cut = await failing((tx) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`);
  expect(cut).toEqual({ tries: 1, code: 'not-saved' });
});

test('a failure that its work takes no notice of is none the less the end of it', async () => {
  const id = uuid();
  const saving = write(agent, 'resident.create', async (tx, record) => {
    await tx.resident.create({ data: { id } });
    await tx.$queryRaw`SELECT 1 / 0`.catch(() => undefined);
    record('resident.created', { residentId: id });
  });
  await expect(saving).rejects.toMatchObject({ code: '25P02' });
  expect(await world.db.resident.count({ where: { id } })).toBe(0);
});
