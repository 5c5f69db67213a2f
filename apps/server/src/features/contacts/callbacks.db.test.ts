// Promised calls: tries are counted, the case follows the next one, and they are out of sight with their case.
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, once, type World } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { create } from '../residents/create.ts';
import { close } from './close.ts';
import { open } from './open.ts';
import { promiseCall } from './promise.ts';
import { callbacksOf } from './queries.ts';
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

describe('promised calls', () => {
  const newCase = async (more: { residentId?: string } = {}): Promise<string> => {
    const contact = await open(once(agent), '');
    await save(agent, contact.id, { rev: 0, topicId: world.waste.id, ...more });
    return (await close(once(agent), contact.id, { as: 'case' })).case?.id ?? '';
  };

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
