// Every contact ends in an outcome, every promise stays until it is kept, and a board keeps what is its own.
import { expect, test } from 'vitest';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import type { Ctx, SystemActor } from '../../spine/ctx.ts';
import { leave, say } from '../chats/converse.ts';
import { close as closeContact } from '../contacts/close.ts';
import { open as openContact } from '../contacts/open.ts';
import { save as saveContact } from '../contacts/save.ts';
import { promiseCall } from '../contacts/promise.ts';
import { tryCall } from '../contacts/try-call.ts';
import { claimNext } from './claim.ts';
import { classify } from './classify.ts';
import { draft, saveDraft } from './draft.ts';
import { handover } from './handover.ts';
import { runLate } from './late.ts';
import { move } from './move.ts';
import { reply } from './reply.ts';
import { snapshot } from './queries.ts';

const world = await makeWorld();
const everywhere = {
  teamIds: [world.centre.id, world.technical.id, world.social.id],
  boardIds: world.boards.map((b) => b.id),
};
const agent = await world.staff(['agent', 'supervisor'], everywhere);
const system: Ctx<SystemActor> = {
  ...agent,
  actor: { kind: 'system', permissions: new Set(['case.run-late']) },
};

type Given = { name?: string; contact?: string };

const start = (as: 'chat' | 'message' = 'chat', given: Given = {}) =>
  question(world, { as, ...given });
const kase = (id: string) => world.db.case.findUniqueOrThrow({ where: { id } });
const longAgo = new Date('2001-01-01T00:00:00Z');
const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();
const answer = async (id: string, text = 'Hej'): Promise<unknown> =>
  reply(once(agent), id, { text, seen: (await kase(id)).lastSeq, articleIds: [] });

test('a chat that is left before an answer is cut off; a message waits on', async () => {
  const chat = await start('chat');
  await leave(once(world.resident(chat)));
  expect(await kase(chat)).toMatchObject({ state: 'resolved', outcome: 'cut-off' });
  const message = await start('message');
  await leave(once(world.resident(message)));
  expect(await kase(message)).toMatchObject({ state: 'new', outcome: null });
  expect((await kase(message)).dueAt).not.toBeNull();
});

test('the next case is that of whoever sits in a chat, before one that is long overdue', async () => {
  const own = await world.staff('agent');
  const message = await start('message');
  await world.db.case.update({ where: { id: message }, data: { sortDue: new Date(0) } });
  const chat = await start('chat');
  const taken: string[] = [];
  for (let next = await claimNext(once(own)); next.case; next = await claimNext(once(own)))
    taken.push(next.case.id);
  expect(taken.indexOf(chat)).toBeGreaterThanOrEqual(0);
  expect(taken.indexOf(chat)).toBeLessThan(taken.indexOf(message));
});

test('who writes again after the end begins a new contact, with an outcome of its own', async () => {
  const id = await start();
  const contacts = () =>
    world.db.interaction.findMany({
      where: { cases: { some: { caseId: id } } },
      orderBy: { startedAt: 'asc' },
      select: { channel: true, outcome: true },
    });
  await say(once(world.resident(id)), 'Är ni där?');
  expect(await contacts()).toEqual([{ channel: 'chat', outcome: null }]);
  await answer(id);
  await move(agent, id, { state: 'resolved', outcome: 'solved-here' });
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await world.db.interaction.updateMany({
    where: { cases: { some: { caseId: id } } },
    data: { endedAt: anHourAgo },
  });
  // Whatever else happens in the case, a look at it by code say, does not make it a chat again.
  await world.db.case.update({ where: { id }, data: { updatedAt: new Date() } });
  await say(once(world.resident(id)), 'De kom inte i dag heller');
  await say(once(world.resident(id)), 'Gatan är Ronnebygatan');
  expect(await contacts()).toEqual([
    { channel: 'chat', outcome: 'solved-here' },
    { channel: 'message', outcome: null },
  ]);
  await move(agent, id, { state: 'resolved', outcome: 'solved-after-asking' });
  expect((await contacts()).map((c) => c.outcome)).toEqual(['solved-here', 'solved-after-asking']);
});

test('who writes on right after a chat ended is still there, and is promised what a chat promises', async () => {
  const id = await start();
  await answer(id);
  await move(agent, id, { state: 'resolved', outcome: 'solved-here' });
  await say(once(world.resident(id)), 'En sak till!');
  const last = await world.db.interaction.findFirstOrThrow({
    where: { cases: { some: { caseId: id } } },
    orderBy: { startedAt: 'desc' },
  });
  expect(last).toMatchObject({ channel: 'chat', outcome: null });
});

test.each([
  ['resolved', { state: 'resolved', outcome: 'solved-here' }],
  ['parked', { state: 'parked', until: hours(24) }],
  ['awaiting the resident', { state: 'awaiting-resident' }],
] as const)('is not made %s past words that nobody has read', async (_, to) => {
  const id = await start();
  const { lastSeq: seen } = await kase(id);
  await say(once(world.resident(id)), 'Vänta, en sak till');
  await expect(move(agent, id, { ...to, seen })).rejects.toMatchObject({
    code: 'unseen',
    extra: { current: { events: [{ data: { text: 'Vänta, en sak till' } }] } },
  });
  expect((await kase(id)).waitingSince).not.toBeNull();
  await move(agent, id, { ...to, seen: seen + 1 });
});

test('what one wrote oneself is no news', async () => {
  const id = await start();
  const { lastSeq: seen } = await kase(id);
  await answer(id);
  await move(agent, id, { state: 'resolved', outcome: 'solved-here', seen });
});

test('a promised call is made or called off before its case ends, by us or by the resident', async () => {
  const id = await start();
  const at = hours(2);
  const call = await promiseCall(once(agent), id, { at, phone: '070-174 06 05' });
  const end = { state: 'resolved', outcome: 'solved-here' } as const;
  await expect(move(agent, id, end)).rejects.toMatchObject({
    code: 'conflict',
    extra: { current: { callbackAt: at } },
  });
  await leave(once(world.resident(id)));
  expect(await kase(id)).toMatchObject({ state: 'new', dueAt: new Date(at) });
  await tryCall(once(agent), call.id, { result: 'cancelled' });
  expect((await move(agent, id, end)).state).toBe('resolved');
});

test('what is taken up again before its time is promised an answer too', async () => {
  const id = await start('message');
  await move(agent, id, { state: 'parked', until: hours(24) });
  expect((await kase(id)).dueAt).toBeNull();
  expect((await move(agent, id, { state: 'open' })).dueAt).not.toBeNull();
});

test('whoever comes back to a chat another day waits like a message, and is nobody who sits there', async () => {
  const own = await world.staff('agent');
  const old = await start();
  await leave(once(world.resident(old)));
  await world.db.interaction.updateMany({
    where: { cases: { some: { caseId: old } } },
    data: { endedAt: longAgo },
  });
  await say(once(world.resident(old)), 'Nu är jag här igen');
  expect((await kase(old)).dueAt?.getTime()).toBeGreaterThan(Date.now() + 60 * 60_000);
  await world.db.case.update({ where: { id: old }, data: { sortDue: new Date(0) } });
  const sits = await start();
  expect((await claimNext(once(own))).case?.id).toBe(sits);
  // Reopened by hand it is promised the same.
  await move(agent, old, { state: 'resolved', outcome: 'solved-here' });
  await world.db.interaction.updateMany({
    where: { cases: { some: { caseId: old } } },
    data: { endedAt: longAgo },
  });
  const again = await move(agent, old, { state: 'open' });
  expect(Date.parse(again.dueAt ?? '')).toBeGreaterThan(Date.now() + 60 * 60_000);
});

test('one case that cannot be written holds up no other that became late', async () => {
  const [held, other] = [await start('message'), await start('message')];
  await world.db.case.updateMany({
    where: { id: { in: [held, other] } },
    data: { dueAt: longAgo, sortDue: longAgo },
  });
  await world.db
    .$executeRaw`UPDATE "case" SET due_at = due_at - interval '1 day' WHERE id = ${held}::uuid`;
  await world.db.$transaction(
    async (elsewhere) => {
      await elsewhere.$queryRaw`SELECT 1 FROM "case" WHERE id = ${held}::uuid FOR UPDATE`;
      await runLate(system);
      expect((await kase(other)).late).toBe(true);
      expect((await kase(held)).late).toBe(false);
    },
    { timeout: 60_000 },
  );
  await runLate(system);
  expect((await kase(held)).late).toBe(true);
}, 90_000);

test('who writes by the code in a case that came by phone can be answered there', async () => {
  const { id: contactId } = await openContact(once(agent), '');
  await saveContact(agent, contactId, { rev: 0, note: 'Tunnan', topicId: world.waste.id });
  const closed = await closeContact(once(agent), contactId, { as: 'case', rev: 1 });
  const id = closed.case?.id ?? '';
  await expect(answer(id)).rejects.toMatchObject({ code: 'wrong-state' });
  await say(once(world.resident(id)), 'Det är Ronnebygatan');
  await answer(id);
  expect(await kase(id)).toMatchObject({ waitingSince: null });
});

test('the key of what a resident wrote is not shown to staff: used again, it answers with their token', async () => {
  const id = await start();
  const { timeline } = await snapshot(agent, id);
  expect(timeline.filter((e) => e.actor.kind === 'resident').length).toBeGreaterThan(0);
  const keys = (await world.db.idempotency.findMany()).map((row) => row.key);
  expect(keys.filter((key) => JSON.stringify(timeline).includes(key))).toEqual([]);
});

test('a promised call stays due after an answer, and while the case is parked', async () => {
  const id = await start();
  const at = hours(5);
  const call = await promiseCall(once(agent), id, { at, phone: null });
  await answer(id);
  expect((await kase(id)).dueAt?.toISOString()).toBe(at);
  await move(agent, id, { state: 'parked', until: hours(9) });
  expect((await kase(id)).dueAt?.toISOString()).toBe(at);
  await tryCall(once(agent), call.id, { result: 'reached' });
  expect(await kase(id)).toMatchObject({ callbackAt: null, dueAt: null, late: false });
});

test('a parked case comes back when its time has come', async () => {
  const id = await start();
  await move(agent, id, { state: 'parked', until: hours(1) });
  await runLate(system);
  expect((await kase(id)).state).toBe('parked');
  await world.db.case.update({ where: { id }, data: { parkedUntil: longAgo } });
  await runLate(system);
  expect(await kase(id)).toMatchObject({ state: 'open', parkedUntil: null, late: false });
  expect((await kase(id)).dueAt?.getTime()).toBeGreaterThan(Date.now());
  const last = (await snapshot(agent, id)).timeline.at(-1);
  expect(last).toMatchObject({ type: 'case.state-changed', actor: { kind: 'system' } });
});

test('a case answered while the clock looked at it does not become late', async () => {
  const id = await start();
  await world.db.case.update({ where: { id }, data: { dueAt: longAgo } });
  const slow: Ctx<SystemActor> = {
    ...system,
    db: new Proxy(system.db, {
      get: (db, name) =>
        name === '$queryRaw'
          ? async (...given: Parameters<typeof db.$queryRaw>) => {
              const found = await db.$queryRaw(...given);
              if ((await kase(id)).waitingSince !== null) {
                await answer(id);
                await say(once(world.resident(id)), 'En sak till');
              }
              return found;
            }
          : Reflect.get(db, name),
    }),
  };
  await runLate(slow);
  expect((await kase(id)).late).toBe(false);
});

test('a case in the centre belongs to the board that owns its topic', async () => {
  const id = await start();
  await classify(agent, id, { topicId: world.secretTopic.id });
  expect(await kase(id)).toMatchObject({ boardId: world.social.boardId, secrecy: 'secret' });
});

test('a topic that keeps no free text keeps none in subject, answer, draft or try in the centre', async () => {
  const id = await start();
  await expect(
    classify(agent, id, { topicId: world.secretTopic.id, subject: 'Ansöker om bistånd' }),
  ).rejects.toMatchObject({ code: 'invalid' });
  await classify(agent, id, { topicId: world.secretTopic.id });
  const refused = { code: 'invalid' };
  await expect(classify(agent, id, { subject: 'Ansöker' })).rejects.toMatchObject(refused);
  for (const mode of ['note', 'reply'] as const)
    await expect(saveDraft(agent, id, { mode, text: 'Ansöker om bistånd' })).rejects.toMatchObject(
      refused,
    );
  expect((await draft(agent, id)).text).toBe('');
  await expect(answer(id, 'Du har rätt till bistånd')).rejects.toMatchObject(refused);
  await answer(id, `Kopplad till ${world.social.name}`);
  const call = await promiseCall(once(agent), id, { at: hours(1), phone: null });
  const tried = { result: 'no-answer' as const, note: 'Ville ha pengar' };
  await expect(tryCall(once(agent), call.id, tried)).rejects.toMatchObject(refused);
  // Its own department writes in it.
  await handover(once(agent), id, { teamId: world.social.id });
  await tryCall(once(agent), call.id, tried);
  await answer(id, 'Du har rätt till bistånd');
});

test('an empty draft is recorded when it takes something away, and else not', async () => {
  const id = await start();
  const saved = () => world.db.event.count({ where: { type: 'draft.saved' } });
  const before = await saved();
  const empty = { mode: 'reply' as const, text: '' };
  expect(await saveDraft(agent, id, empty)).toEqual({ ...empty, savedAt: null });
  expect(await saved()).toBe(before);
  await saveDraft(agent, id, { mode: 'reply', text: 'Hej' });
  expect(await saveDraft(agent, id, empty)).toEqual({ ...empty, savedAt: null });
  expect([await saved(), (await draft(agent, id)).text]).toEqual([before + 2, '']);
});

test('a name stands with the resident, never in an event, and a protected one is known by the address', async () => {
  const id = await start('chat', { name: 'Vera Exempel' });
  const { residentId } = await kase(id);
  expect(residentId).not.toBeNull();
  expect(JSON.stringify(await snapshot(agent, id))).toContain('Vera Exempel');
  const events = await world.db.event.findMany({ where: { caseId: id } });
  const plain = JSON.stringify(events.map((e) => [e.data, e.set, e.before, e.after]));
  expect(plain).not.toContain('Vera');
  await world.db.resident.create({
    data: { id: crypto.randomUUID(), name: 'X', phone: '+46701740699', protectedIdentity: true },
  });
  const hidden = await start('message', { name: 'Hemliga Hilda', contact: '070-174 06 99' });
  expect(JSON.stringify(await snapshot(agent, hidden))).not.toMatch(/Hilda|70174/);
});
