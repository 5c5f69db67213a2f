// A retry is told what the first try did, and never what its asker may no longer see.
import { expect, test } from 'vitest';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { open as openContact } from '../contacts/open.ts';
import { promiseCall } from '../contacts/promise.ts';
import { promote } from '../visits/promote.ts';
import { log } from '../visits/log.ts';
import { create } from '../residents/create.ts';
import { claim, claimNext } from './claim.ts';
import { classify } from './classify.ts';
import { handover } from './handover.ts';
import { feedAfter } from './queries.ts';
import { setSecrecy } from './secrecy.ts';

const world = await makeWorld();
const agent = await world.staff('agent');
const head = await world.staff('supervisor');
const again = <A extends Ctx>(ctx: A): A => ({ ...ctx, once: ctx.once });

const start = (name: string | null = null) => question(world, { name });

test('a retried claim tells the row as it is now, and nothing once the case is out of sight', async () => {
  const id = await start();
  const asked = once(agent);
  const first = await claim(again(asked), id);
  expect(await claim(again(asked), id)).toEqual(first);
  // Somebody takes it over and marks it: the key must not be a way round that.
  await world.db.case.update({ where: { id }, data: { assigneeId: head.actor.id } });
  await setSecrecy(head, id, { secrecy: 'secret', provision: 'OSL 26:1' });
  await expect(claim(again(asked), id)).rejects.toMatchObject({ code: 'not-found' });
});

test('who has lost the right to see since is told nothing by an old key', async () => {
  const id = await start('Vera Exempel');
  const both = await world.staff('agent', {
    teamIds: [world.centre.id, world.technical.id],
    boardIds: [],
    servicePointIds: [],
  });
  const asked = once(both);
  const hand = (ctx: Ctx<StaffActor>) => handover(again(ctx), id, { teamId: world.technical.id });
  const first = await hand(asked);
  expect(await hand(asked)).toEqual(first);
  const stripped = { ...asked, actor: { ...asked.actor, teamIds: [] } };
  await expect(hand(stripped)).rejects.toMatchObject({ code: 'not-found' });
});

test('a retried handover is answered although the case left the sight of who gave it', async () => {
  const id = await start('Vera Exempel');
  // Seen by its team alone, so that it goes out of sight with the team.
  await world.db.case.update({ where: { id }, data: { boardId: world.boards[2].id } });
  const asked = once(agent);
  const first = await handover(again(asked), id, { teamId: world.technical.id });
  expect(first.teamId).toBe(world.technical.id);
  expect(await handover(again(asked), id, { teamId: world.technical.id })).toEqual(first);
});

test('a retried "next" is told the case it took, also when none is left', async () => {
  await world.db.case.updateMany({ data: { assigneeId: head.actor.id } });
  const id = await start();
  const asked = once(agent);
  const first = await claimNext(again(asked));
  expect(first.case?.id).toBe(id);
  expect((await claimNext(again(asked))).case?.id).toBe(id);
  expect(await claimNext(once(agent))).toEqual({ case: null });
});

test('nothing of a person, and no code, is kept beside a key', async () => {
  const id = await start('Kanarie Fågel');
  const anna = await create(once(agent), {
    name: 'Anna Kanariesson',
    phone: '0701740605',
    email: 'anna@kanarie.example',
    protected: false,
  });
  await classify(agent, id, { residentId: anna.id, subject: 'Kanarie i buren' });
  await claim(once(agent), id);
  await promiseCall(once(agent), id, { at: soon(), phone: '0701740606' });
  await openContact(once(agent), 'Kanarie 0701740607');
  const { id: visitId } = await log(once(agent), tap());
  const promoted = await promote(once(agent), visitId, { residentId: anna.id, note: 'Kanarie' });
  const kept = JSON.stringify((await world.db.idempotency.findMany()).map((row) => row.reply));
  for (const word of ['Kanarie', 'kanarie', '70174060', promoted.code])
    expect(kept).not.toContain(word);
});

test('what is numbered while the feed is read comes with the next question', async () => {
  const pos = async (): Promise<number> =>
    Number((await world.db.event.aggregate({ _max: { feedPos: true } }))._max.feedPos ?? 0);
  const number = async (): Promise<void> => {
    await world.db.$executeRaw`UPDATE event SET feed_pos = n.pos FROM (
      SELECT id, (SELECT coalesce(max(feed_pos), 0) FROM event) + row_number() OVER (ORDER BY ord) AS pos
      FROM event WHERE feed_pos IS NULL) AS n WHERE event.id = n.id`;
  };
  await number();
  const before = await pos();
  const id = await start();
  // Between two of its questions the feed goes on.
  const overtaken =
    (ask: (...given: never[]) => unknown) =>
    async (...given: never[]): Promise<unknown> => {
      const found = await ask(...given);
      await number();
      return found;
    };
  const { event } = agent.db;
  const slow = {
    findFirst: overtaken(event.findFirst.bind(event)),
    findMany: overtaken(event.findMany.bind(event)),
  };
  const late: Ctx<StaffActor> = {
    ...agent,
    db: new Proxy(agent.db, {
      get: (db, name): unknown => (name === 'event' ? slow : Reflect.get(db, name)),
    }),
  };
  const first = await feedAfter(late, { after: before });
  const second = await feedAfter(agent, { after: first.pos });
  expect([...first.rows, ...second.rows].map((row) => row.id)).toContain(id);
});

const soon = (): string => new Date(Date.now() + 3_600_000).toISOString();
const tap = () => ({ servicePointId: world.point.id, topicId: world.waste.id, note: null });
