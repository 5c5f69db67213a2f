// The record law: no change without an event, no event without a schema, no second way to change anything.
import { eventSchemas } from '@entre/contract/events';
import { permissions } from '@entre/contract/permissions';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { recordArticleUse } from '../../apps/server/src/features/cases/article-use.ts';
import { claim } from '../../apps/server/src/features/cases/claim.ts';
import { openCase } from '../../apps/server/src/features/cases/open.ts';
import { DeskError } from '../../apps/server/src/spine/errors.ts';
import { write } from '../../apps/server/src/spine/write.ts';
import { bornElsewhere, staffVerbs } from '../support/verbs.ts';
import { makeWorld, once } from '../support/world.ts';

/** Well over the connections there are, and few enough that none waits for one so long that it is turned away. */
const MANY = 20;

const world = await makeWorld();
const agent = await world.staff('agent');
const server = new URL('../../apps/server/src', import.meta.url).pathname;
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) => name.endsWith('.ts') && !name.includes('generated') && !name.endsWith('.test.ts'),
  )
  .map((name) => ({ name, text: readFileSync(join(server, name), 'utf8') }));

const newCase = (subject = 'Kärlet'): Promise<string> =>
  write(agent, 'case.classify', async (tx, record) => {
    const kase = await openCase(tx, record, {
      channel: 'phone',
      subject,
      topicId: null,
      residentId: null,
      servicePointId: null,
      receivedAt: new Date(),
      waiting: true,
      interactionId: null,
    });
    return kase.id;
  });

test('a write that records nothing is undone', async () => {
  const id = uuid();
  const silent = write(agent, 'case.note', (tx) => tx.resident.create({ data: { id } }));
  await expect(silent).rejects.toThrow('records nothing');
  expect(await world.db.resident.findUnique({ where: { id } })).toBeNull();
});

test('a write that fails leaves neither rows nor events, and its key free', async () => {
  const before = await world.db.event.count();
  const asked = once(agent);
  const failing = write(asked, 'case.note', async (tx, record) => {
    const resident = await tx.resident.create({ data: { id: uuid() } });
    record('resident.created', { residentId: resident.id });
    throw new Error('power cut');
  });
  await expect(failing).rejects.toThrow('power cut');
  expect(await world.db.event.count()).toBe(before);
  expect(await world.db.idempotency.count({ where: { key: asked.once?.key ?? '' } })).toBe(0);
});

test('who sent no key is not told of one when nothing is known to be saved', async () => {
  const told = async (ctx: typeof agent): Promise<string> => {
    const cut = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    const lost = write(ctx, 'case.note', () => Promise.reject(cut));
    const error: unknown = await lost.catch((cause: unknown) => cause);
    return error instanceof DeskError ? `${error.code}: ${error.message}` : String(error);
  };
  expect(await told(agent)).toMatch(/^not-saved: .*Look at how it stands/);
  expect(await told(agent)).not.toMatch(/key/i);
  expect(await told(once(agent))).toMatch(/^not-saved: .*the same Idempotency-Key/);
});

test('an event that its schema does not know is refused', async () => {
  const wrong = write(agent, 'case.note', (_tx, record) => {
    record('resident.created', { residentId: uuid(), name: 'Test' } as never);
    return Promise.resolve(null);
  });
  await expect(wrong).rejects.toThrow(/name/);
});

test('everything recorded reads by its schema, and is numbered without gaps', async () => {
  const id = await newCase();
  await claim(once(agent), id);
  await bornElsewhere(world, agent);
  await staffVerbs(await world.staff('administrator'));
  for (const event of await world.db.event.findMany()) {
    const schema = eventSchemas[event.type as keyof typeof eventSchemas];
    expect(schema, event.type).toBeDefined();
    schema.parse(event.data);
  }
  const gaps = await world.db.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM "case" c JOIN event e ON e.case_id = c.id
    GROUP BY c.id HAVING count(*) <> max(c.last_seq) OR count(e.pub_seq) <> max(c.last_pub_seq)
      OR max(e.seq) <> max(c.last_seq) OR min(e.seq) <> 1`;
  expect(gaps).toEqual([]);
});

test(`${MANY} at once on one case: no gap, no loss, no deadlock`, async () => {
  const id = await newCase();
  const { addNote } = await import('../../apps/server/src/features/cases/reply.ts');
  // Two ways to the row: words lock it and more in one statement, everything else by `lockCase`.
  const ways = [
    (i: number) => addNote(once(agent), id, `Not ${i}`),
    () => recordArticleUse(once(agent), id, uuid()),
  ];
  const seqs = await Promise.all(
    Array.from({ length: MANY / 2 }, (_, i) => ways.map(async (way) => (await way(i)).seq)).flat(),
  );
  expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: MANY }, (_, i) => i + 2));
});

test(`one key is done once: ${MANY} at once, and again later`, async () => {
  const id = await newCase();
  const { addNote } = await import('../../apps/server/src/features/cases/reply.ts');
  const key = uuid();
  const answers = await Promise.all(
    Array.from({ length: MANY }, () => addNote(once(agent, key), id, 'En gång')),
  );
  expect(new Set(answers.map((a) => a.eventId)).size).toBe(1);
  expect(await world.db.event.count({ where: { caseId: id, type: 'note.added' } })).toBe(1);
  await expect(addNote(once(agent, key, 'another body'), id, 'Annat')).rejects.toMatchObject({
    code: 'key-reused',
  });
});

test(`${MANY} takers, one winner; the others are told who`, async () => {
  const id = await newCase();
  const takers = await Promise.all(Array.from({ length: 10 }, () => world.staff('agent')));
  const results = await Promise.allSettled(
    Array.from({ length: MANY }, (_, i) => claim(once(takers[i % 10] ?? agent), id)),
  );
  const won = results.filter((r) => r.status === 'fulfilled');
  expect(won).toHaveLength(1);
  const { assigneeId } = await world.db.case.findUniqueOrThrow({ where: { id } });
  for (const r of results)
    if (r.status === 'rejected')
      expect(r.reason).toMatchObject({
        code: 'already-claimed',
        extra: { current: { assigneeId } },
      });
  expect(await world.db.event.count({ where: { caseId: id, type: 'case.claimed' } })).toBe(1);
});

test('without the permission nothing is begun', async () => {
  const editor = await world.staff('editor');
  const id = await newCase();
  await expect(claim(once(editor), id)).rejects.toMatchObject({ code: 'forbidden' });
});

test('no other transaction, no unsafe SQL, no environment outside the configuration', () => {
  const holding = (pattern: RegExp): string[] =>
    sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
  expect(holding(/\$transaction\(/)).toEqual(['spine/transaction.ts']);
  expect(holding(/\btransact[<(]/).sort()).toEqual(['spine/transaction.ts', 'spine/write.ts']);
  expect(holding(/from 'pg'/).filter((name) => !name.startsWith('spine/'))).toEqual([]);
  expect(holding(/\$(query|execute)RawUnsafe|Prisma\.raw\(/)).toEqual([]);
  expect(holding(/process\.env/).sort()).toEqual(['spine/config.ts']);
});

test('each permission of the contract is asked for somewhere', () => {
  const contract = new URL('../../packages/contract/src', import.meta.url).pathname;
  const all = [
    ...sources.map((s) => s.text),
    ...readdirSync(contract)
      .filter((name) => name !== 'permissions.ts')
      .map((name) => readFileSync(join(contract, name), 'utf8')),
  ].join('\n');
  expect(permissions.filter((p) => !all.includes(`'${p}'`))).toEqual([]);
});

test('a locked case is the whole row, as the data model has it', async () => {
  const id = await newCase('Hela raden');
  const { lockCase } = await import('../../apps/server/src/features/cases/change.ts');
  const read = await world.db.case.findUniqueOrThrow({ where: { id } });
  const { transact } = await import('../../apps/server/src/spine/transaction.ts');
  const locked = await transact(world.db, (tx) => lockCase(agent, tx, id));
  expect(locked).toEqual(read);
});
