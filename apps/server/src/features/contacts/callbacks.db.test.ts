// Promised calls: tries are counted, the case follows the next one, and they are out of sight with their case.
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, once, type World } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { classify } from '../cases/classify.ts';
import { eventsAfter, list, snapshot } from '../cases/queries.ts';
import { create } from '../residents/create.ts';
import { close } from './close.ts';
import { open } from './open.ts';
import { promiseCall } from './promise.ts';
import { callbacksOf, mine } from './queries.ts';
import { save } from './save.ts';
import { tryCall } from './try-call.ts';

let world: World;
let agent: Ctx<StaffActor>;
const number = '070-174 06 05';
const ahead = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

beforeAll(async () => {
  world = await makeWorld();
  agent = await world.staff('agent');
});

const eventsOf = (caseId: string) =>
  world.db.event.findMany({ where: { caseId }, orderBy: { seq: 'asc' } });
const caseOf = (id: string) => world.db.case.findUniqueOrThrow({ where: { id } });

const newCase = async (more: { residentId?: string } = {}): Promise<string> => {
  const contact = await open(once(agent), '');
  await save(agent, contact.id, { rev: 0, topicId: world.waste.id, ...more });
  return (await close(once(agent), contact.id, { as: 'case', rev: 1 })).case?.id ?? '';
};

describe('promised calls', () => {
  it('count every try, and being reached ends the wait', async () => {
    const id = await newCase();
    const call = await promiseCall(once(agent), id, { at: ahead(60), phone: null });
    expect(await tryCall(once(agent), call.id, { result: 'no-answer' })).toMatchObject({
      tries: 1,
      result: 'no-answer',
    });
    expect((await caseOf(id)).callbackAt).not.toBeNull();
    expect(await tryCall(once(agent), call.id, { result: 'reached', note: 'Klart' })).toMatchObject(
      { tries: 2, result: 'reached' },
    );
    expect(await caseOf(id)).toMatchObject({
      callbackAt: null,
      dueAt: null,
      waitingSince: null,
      late: false,
    });
    expect((await eventsOf(id)).map((e) => e.type).slice(2)).toEqual([
      'callback.promised',
      'callback.tried',
      'callback.tried',
      'note.added',
    ]);
    await expect(tryCall(once(agent), call.id, { result: 'reached' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('the case follows the next of several', async () => {
    const id = await newCase();
    const [soon, later] = [ahead(60), ahead(120)];
    await promiseCall(once(agent), id, { at: later, phone: null });
    const first = await promiseCall(once(agent), id, { at: soon, phone: null });
    expect((await caseOf(id)).callbackAt?.toISOString()).toBe(soon);
    expect(await tryCall(once(agent), first.id, { result: 'cancelled' })).toMatchObject({
      tries: 0,
    });
    expect((await caseOf(id)).callbackAt?.toISOString()).toBe(later);
    expect((await callbacksOf(agent, id)).map((c) => c.promisedAt)).toEqual([soon, later]);
  });

  it('are out of sight with their case', async () => {
    const id = await newCase();
    const call = await promiseCall(once(agent), id, { at: ahead(60), phone: null });
    const stranger = await world.staff('case-officer', {
      teamIds: [world.social.id],
      boardIds: [],
      servicePointIds: [],
    });
    const refused = { code: 'not-found' };
    await expect(callbacksOf(stranger, id)).rejects.toMatchObject(refused);
    await expect(
      promiseCall(once(stranger), id, { at: ahead(60), phone: null }),
    ).rejects.toMatchObject(refused);
    await expect(tryCall(once(stranger), call.id, { result: 'reached' })).rejects.toMatchObject(
      refused,
    );
    await expect(tryCall(once(agent), uuid(), { result: 'reached' })).rejects.toMatchObject(
      refused,
    );
  });

  it('mask the number of a protected resident, and refuse a finished case', async () => {
    const hidden = await create(once(agent), {
      name: 'Hemlig',
      phone: number,
      email: null,
      protected: true,
    });
    const id = await newCase({ residentId: hidden.id });
    const call = await promiseCall(once(agent), id, { at: ahead(60), phone: number });
    expect(call.phone).toBeNull();
    expect((await callbacksOf(agent, id))[0]?.phone).toBeNull();
    await world.db.case.update({ where: { id }, data: { state: 'resolved' } });
    await expect(
      promiseCall(once(agent), id, { at: ahead(60), phone: null }),
    ).rejects.toMatchObject({ code: 'wrong-state' });
  });
});

describe('the number of a protected resident', () => {
  let last = 1000;
  const shielded = async (): Promise<{ id: string; phone: string }> => {
    const phone = `070-174 ${(last += 1)}`;
    const given = { name: 'Hemlig', phone, email: null, protected: true };
    return { id: (await create(once(agent), given)).id, phone };
  };
  const plain = async (): Promise<string> =>
    (
      await create(once(agent), {
        name: 'Öppen',
        phone: '0455-30 30 00',
        email: null,
        protected: false,
      })
    ).id;
  const digits = (phone: string): string => phone.replace(/\D/g, '').slice(-7);
  /** All that staff get of a case: its row, its timeline, its place in the queue, and the calls promised in it. */
  const everything = async (ctx: Ctx<StaffActor>, id: string): Promise<string> =>
    JSON.stringify([
      await snapshot(ctx, id),
      await list(ctx, { view: 'all', limit: 200 }),
      await eventsAfter(ctx, id, { after: 0, limit: 500 }),
      await callbacksOf(ctx, id),
      await mine(ctx),
    ]);

  it('stays masked when the case is unlinked from them, or linked to another', async () => {
    const supervisor = await world.staff('supervisor');
    for (const to of [null, await plain()]) {
      const hidden = await shielded();
      const id = await newCase({ residentId: hidden.id });
      const call = await promiseCall(once(agent), id, { at: ahead(60), phone: hidden.phone });
      await classify(supervisor, id, { residentId: to });
      expect((await callbacksOf(agent, id))[0]?.phone).toBeNull();
      const again = await tryCall(once(agent), call.id, { result: 'no-answer' });
      expect(again.phone).toBeNull();
      for (const ctx of [agent, supervisor])
        expect(await everything(ctx, id)).not.toContain(digits(hidden.phone));
    }
  });

  it('is written down only where the case is about them: else nobody could open it', async () => {
    for (const residentId of [null, await plain()]) {
      const hidden = await shielded();
      const id = await newCase(residentId === null ? {} : { residentId });
      const call = { at: ahead(60), phone: hidden.phone };
      await expect(promiseCall(once(agent), id, call)).rejects.toMatchObject({
        code: 'invalid',
        extra: { errors: [{ path: 'residentId' }] },
      });
      expect(await callbacksOf(agent, id)).toEqual([]);
      await classify(agent, id, { residentId: hidden.id });
      expect((await promiseCall(once(agent), id, call)).phone).toBeNull();
    }
  });

  it('is not written out as who called, either', async () => {
    const hidden = await shielded();
    const contact = await open(once(agent), '');
    const typed = { note: 'Vill bli ringd', caller: hidden.phone, topicId: world.waste.id };
    await save(agent, contact.id, { rev: 0, ...typed });
    await expect(close(once(agent), contact.id, { as: 'case', rev: 1 })).rejects.toMatchObject({
      code: 'invalid',
    });
    await save(agent, contact.id, { rev: 1, residentId: hidden.id });
    const { case: made } = await close(once(agent), contact.id, { as: 'case', rev: 2 });
    expect(await everything(agent, made?.id ?? '')).not.toContain(digits(hidden.phone));
  });

  it('is masked where a case got it before it was theirs', async () => {
    const id = await newCase();
    const phone = '070-174 99 99';
    await promiseCall(once(agent), id, { at: ahead(60), phone });
    expect((await callbacksOf(agent, id))[0]?.phone).toBe('+46701749999');
    await create(once(agent), { name: 'Hemlig', phone, email: null, protected: true });
    expect(await everything(agent, id)).not.toContain(digits(phone));
  });

  it('is masked from the moment the identity is protected, and shown to nobody for being unlinked', async () => {
    const anna = await plain();
    const id = await newCase({ residentId: anna });
    await promiseCall(once(agent), id, { at: ahead(60), phone: '0455-30 30 00' });
    expect((await callbacksOf(agent, id))[0]?.phone).toBe('+46455303000');
    await classify(agent, id, { residentId: null });
    expect((await callbacksOf(agent, id))[0]?.phone).toBe('+46455303000');
    await world.db.resident.update({ where: { id: anna }, data: { protectedIdentity: true } });
    expect((await callbacksOf(agent, id))[0]?.phone).toBeNull();
  });

  it('is kept with the resident it came from when a call is promised at the end of a contact', async () => {
    const hidden = await shielded();
    const contact = await open(once(agent), '');
    await save(agent, contact.id, { rev: 0, topicId: world.waste.id, residentId: hidden.id });
    const closed = await close(once(agent), contact.id, {
      as: 'callback',
      rev: 1,
      at: ahead(60),
      phone: hidden.phone,
    });
    const id = closed.case?.id ?? '';
    await classify(await world.staff('supervisor'), id, { residentId: null });
    expect(await everything(agent, id)).not.toContain(digits(hidden.phone));
  });

  it('may be unlinked or replaced only by those who may open it', async () => {
    const hidden = await shielded();
    const id = await newCase({ residentId: hidden.id });
    const other = await plain();
    for (const residentId of [null, other])
      await expect(classify(agent, id, { residentId })).rejects.toMatchObject({
        code: 'forbidden',
      });
    expect((await caseOf(id)).residentId).toBe(hidden.id);
    // The same one again takes nobody away, and neither does what else is changed.
    await classify(agent, id, { residentId: hidden.id, priority: 'high' });
    await classify(await world.staff('supervisor'), id, { residentId: other });
    await classify(agent, id, { residentId: null });
  });
});
