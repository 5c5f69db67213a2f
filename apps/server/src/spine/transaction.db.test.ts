// Plain SQL in a write, which goes past Prisma: in the same transaction as its models, and nowhere else.
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { makeWorld } from '../../../../tests/support/world.ts';
import { transact, type Tx } from './transaction.ts';

const world = await makeWorld();
const add = (tx: Tx, id: string) => tx.$executeRaw`INSERT INTO resident (id) VALUES (${id}::uuid)`;
const kept = (id: string) => world.db.resident.count({ where: { id } });

test('models and plain SQL see what the other did, and are undone together', async () => {
  const [first, second] = [uuid(), uuid()];
  const failing = transact(world.db, async (tx) => {
    await tx.resident.create({ data: { id: first } });
    expect(await tx.$queryRaw`SELECT id FROM resident WHERE id = ${first}::uuid`).toHaveLength(1);
    expect(await add(tx, second)).toBe(1);
    expect(await tx.resident.count({ where: { id: second } })).toBe(1);
    throw new Error('power cut');
  });
  await expect(failing).rejects.toThrow('power cut');
  expect([await kept(first), await kept(second)]).toEqual([0, 0]);
});

test('transactions side by side have each their own connection', async () => {
  const ids = Array.from({ length: 6 }, () => uuid());
  const all = Promise.withResolvers<void>();
  let begun = 0;
  const pids = await Promise.all(
    ids.map((id) =>
      transact(world.db, async (tx) => {
        await add(tx, id);
        expect(await tx.resident.count({ where: { id: { in: ids } } })).toBe(1);
        const [line] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        // None ends before all have looked.
        if (++begun === ids.length) all.resolve();
        await all.promise;
        return line?.pid;
      }),
    ),
  );
  expect(new Set(pids).size).toBe(6);
});

test.each(['kept', 'undone'])('SQL that comes after it was %s is refused', async (end) => {
  let left: Tx | undefined;
  const over = transact(world.db, async (tx) => {
    left = tx;
    await tx.$queryRaw`SELECT 1`;
    if (end === 'undone') throw new Error('power cut');
  });
  await over.catch(() => undefined);
  const id = uuid();
  const late = async () => left && (await add(left, id));
  await expect(late()).rejects.toThrow('outside of its transaction');
  expect(await kept(id)).toBe(0);
});

test('SQL that goes on beside a failure is refused, or undone with it', async () => {
  const ids = Array.from({ length: 20 }, () => uuid());
  const going: Promise<unknown>[] = [];
  const failing = transact(world.db, async (tx) => {
    await tx.$queryRaw`SELECT 1`;
    const goOn = async () => {
      for (const id of ids) await add(tx, id);
    };
    going.push(goOn().catch((error: unknown) => error));
    await tx.$queryRaw`SELECT 1 / 0`;
  });
  await expect(failing).rejects.toMatchObject({ code: '22012' });
  await Promise.all(going);
  expect(await world.db.resident.count({ where: { id: { in: ids } } })).toBe(0);
});

test('a value that was forgotten is not NULL, and a type that would be read otherwise is refused', async () => {
  const asking = (ask: (tx: Tx) => Promise<unknown>) => transact(world.db, ask);
  await expect(asking((tx) => tx.$queryRaw`SELECT ${undefined}::text`)).rejects.toThrow(
    'undefined',
  );
  await expect(asking((tx) => tx.$queryRaw`SELECT current_date`)).rejects.toThrow(
    'must not ask for dates',
  );
  const [row] = (await asking(
    (tx) => tx.$queryRaw`SELECT 9007199254740993 AS n, now() AS at`,
  )) as object[];
  expect(row).toEqual({ n: 9_007_199_254_740_993n, at: expect.any(Date) as Date });
});
