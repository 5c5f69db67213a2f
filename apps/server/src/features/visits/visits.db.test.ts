// Visits: one tap, details, undo in its minute or the next, promotion; each in one's own log only.
import { v7 as uuid } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearOfMidnight } from '../../../../../tests/support/midnight.ts';
import { makeWorld, once, type World } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import type { DeskError } from '../../spine/errors.ts';
import { board } from './board.ts';
import { detail } from './detail.ts';
import { log } from './log.ts';
import { promote } from './promote.ts';
import { undo } from './undo.ts';

let world: World;
let host: Ctx<StaffActor>;
let elsewhere: Ctx<StaffActor>;
let agent: Ctx<StaffActor>;
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const DAY = 24 * 60;

beforeAll(async () => {
  world = await makeWorld();
  host = await world.staff('library-staff');
  elsewhere = await world.staff('library-staff', { servicePointIds: [] });
  agent = await world.staff('agent', { servicePointIds: [] });
});
beforeEach(() => world.db.visit.deleteMany());

const tap = (ctx = once(host), more: Partial<Parameters<typeof log>[1]> = {}) =>
  log(ctx, { servicePointId: world.point.id, topicId: world.waste.id, note: null, ...more });

describe('logging', () => {
  it('saves a tap to the whole minute', async () => {
    const before = Date.now();
    const visit = await tap();
    expect(visit.occurredAt).toMatch(/:00\.000Z$/);
    expect(Date.parse(visit.occurredAt)).toBeGreaterThan(before - 60_000);
    expect(Date.parse(visit.occurredAt)).toBeLessThanOrEqual(Date.now());
    expect(
      await tap(once(host), { occurredAt: '2020-01-01T00:00:00Z' }).catch((e: unknown) => e),
    ).toMatchObject({ code: 'invalid' });
  });

  it('saves a retry once', async () => {
    const ctx = once(host);
    expect(await tap(ctx)).toEqual(await tap(ctx));
    expect(await world.db.visit.count()).toBe(1);
  });

  it('takes seven days back and a little ahead, not more', async () => {
    const at = (minutes: number) => tap(once(host), { occurredAt: ago(minutes) });
    await at(7 * DAY - 1);
    await at(-4);
    await expect(at(7 * DAY + 1)).rejects.toThrow(/seven days/);
    await expect(at(-6)).rejects.toThrow(/future/);
  });

  it('refuses a note that points at a person, and any note where the topic keeps none', async () => {
    await expect(tap(once(host), { note: 'ring 070-174 06 05' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(
      tap(once(host), { topicId: world.secretTopic.id, note: 'behöver pengar' }),
    ).rejects.toThrow(/no free text/);
    await tap(once(host), { topicId: world.secretTopic.id });
  });

  it('refuses an unknown topic and another’s service point, and lets the centre log anywhere', async () => {
    await expect(tap(once(host), { topicId: uuid() })).rejects.toMatchObject({ code: 'invalid' });
    await expect(tap(once(elsewhere))).rejects.toMatchObject({ code: 'invalid' });
    await expect(tap(once(agent), { servicePointId: uuid() })).rejects.toMatchObject({
      code: 'invalid',
    });
    await tap(once(agent));
    await expect(tap(once(await world.staff('editor')))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('details', () => {
  it('sets what is given and leaves the rest', async () => {
    const { id } = await tap();
    await detail(host, id, { difficulty: 3, language: 'ar' });
    expect(await detail(host, id, { duration: '5-15' })).toMatchObject({
      difficulty: 3,
      language: 'ar',
      duration: '5-15',
    });
    expect(await detail(host, id, { language: null })).toMatchObject({ language: null });
  });
  it('refuses nothing, words as a language, a personal note, and another’s log', async () => {
    const { id } = await tap();
    await expect(detail(host, id, {})).rejects.toMatchObject({ code: 'invalid' });
    await expect(detail(host, id, { language: 'Anna talar arabiska' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(detail(host, id, { note: 'anna@example.com' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(detail(elsewhere, id, { difficulty: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('undo', () => {
  it('takes a tap back, and keeps that it was', async () => {
    const { id } = await tap();
    await expect(undo(elsewhere, id)).rejects.toMatchObject({ code: 'not-found' });
    await undo(host, id);
    const events = await world.db.event.findMany({
      where: { type: { in: ['visit.logged', 'visit.undone'] } },
    });
    expect(events.filter((e) => (e.data as { visitId: string }).visitId === id)).toHaveLength(2);
  });
  it('is answered alike when it is asked again, and recorded once', async () => {
    const { id } = await tap();
    await Promise.all([undo(host, id), undo(host, id), undo(host, id)]);
    await undo(host, id);
    const undone = { type: 'visit.undone', data: { path: ['visitId'], equals: id } };
    expect(await world.db.event.count({ where: undone })).toBe(1);
    for (const [who, which] of [
      [elsewhere, id],
      [host, uuid()],
    ] as const)
      await expect(undo(who, which)).rejects.toMatchObject({ code: 'not-found' });
  });
  it('is too late after the next minute by the database, also for a visit of long ago', async () => {
    const { id } = await tap(once(host), { occurredAt: ago(DAY) });
    // A whole minute, as it is recorded: the column rounds what is finer, and that may be up.
    await world.db.$executeRaw`
      UPDATE visit SET recorded_at = date_trunc('minute', now()) - interval '2 minutes'
      WHERE id = ${id}::uuid`;
    await expect(undo(host, id)).rejects.toMatchObject({ code: 'too-late' });
    const fresh = await tap(once(host), { occurredAt: ago(DAY) });
    await world.db.$executeRaw`
      UPDATE visit SET recorded_at = date_trunc('minute', now())
      WHERE id = ${fresh.id}::uuid`;
    await undo(host, fresh.id);
  });
});

describe('the board', () => {
  it('shows what is common here at this hour first, then what is known to be', async () => {
    const hour = 60;
    for (let n = 0; n < 3; n++)
      await tap(once(host), { topicId: world.secretTopic.id, occurredAt: ago(DAY) });
    await tap(once(host), { occurredAt: ago(DAY) });
    // Another time of day does not count, however common.
    for (let n = 0; n < 9; n++) await tap(once(host), { occurredAt: ago(DAY + 6 * hour) });
    expect((await board(host, world.point.id)).topicIds).toEqual([
      world.secretTopic.id,
      world.waste.id,
    ]);
    await world.db.visit.deleteMany();
    expect((await board(host, world.point.id)).topicIds[0]).toBe(world.waste.id);
  });

  it('counts today by local hour', async () => {
    await clearOfMidnight();
    await tap();
    await tap();
    await tap(once(host), { occurredAt: ago(2 * DAY) });
    const { today, byHour } = await board(host, world.point.id);
    expect(today).toBe(2);
    const hour = Number(
      new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Europe/Stockholm',
        hour: '2-digit',
        hourCycle: 'h23',
      }).format(new Date()),
    );
    expect(byHour.reduce((a, b) => a + b)).toBe(2);
    // The hour may have turned between the taps and here.
    expect((byHour[hour] ?? 0) + (byHour[(hour + 23) % 24] ?? 0)).toBe(2);
  });

  it('is there for one’s own points only', async () => {
    await expect(board(elsewhere, world.point.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(board(agent, uuid())).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('promotion', () => {
  const plain = { residentId: null };
  it('opens a case with topic, place and time, and leaves the visit as it was', async () => {
    const visit = await tap(once(host), { occurredAt: ago(10), note: 'stod i kö' });
    const before = await world.db.visit.findUniqueOrThrow({ where: { id: visit.id } });
    const ctx = once(host);
    const made = await promote(ctx, visit.id, { ...plain, note: 'Tunnan är borta.' });
    expect(made.case).toMatchObject({
      channel: 'visit',
      topicId: world.waste.id,
      servicePointId: world.point.id,
      state: 'new',
      subject: world.waste.sv,
      receivedAt: visit.occurredAt,
      waitingSince: visit.occurredAt,
      head: 2,
    });
    expect(made.code).toMatch(/^[A-Z3-9]{8}$/);
    expect(await promote(ctx, visit.id, { ...plain, note: 'Tunnan är borta.' })).toEqual(made);
    // All that stands there afterwards is that it was done.
    expect(await world.db.visit.findUniqueOrThrow({ where: { id: visit.id } })).toEqual({
      ...before,
      promoted: true,
    });
    const events = await world.db.event.findMany({
      where: { caseId: made.case.id },
      orderBy: { seq: 'asc' },
    });
    expect(events.map((e) => [e.type, e.actorId])).toEqual([
      ['case.opened', host.actor.id],
      // The note is of the case, and whoever wrote it stands for it (FL 27 §); the visit itself has no author.
      ['visit.promoted', host.actor.id],
    ]);
    expect(events[1]?.data).toEqual({
      servicePointId: world.point.id,
      topicId: world.waste.id,
      occurredAt: visit.occurredAt,
      text: 'Tunnan är borta.',
    });
  });

  it('makes one case of a visit, also when two ask at once, and leads the second to nothing', async () => {
    const made = () => world.db.case.count();
    const before = await made();
    const { id } = await tap();
    const asked = await Promise.allSettled(
      Array.from({ length: 4 }, () => promote(once(host), id, plain)),
    );
    expect(asked.map((one) => one.status).sort()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    const again = await promote(once(host), id, { ...plain, note: 'Igen' }).catch(
      (error: unknown) => error,
    );
    expect(again).toMatchObject({ code: 'conflict', extra: {} });
    expect((again as DeskError).extra.current).toBeUndefined();
    expect(await made()).toBe(before + 1);
  });

  it('keeps no free text where the topic forbids it', async () => {
    const { id } = await tap(once(host), { topicId: world.secretTopic.id });
    await expect(promote(once(host), id, { ...plain, note: 'behöver pengar' })).rejects.toThrow(
      /no free text/,
    );
    await expect(promote(once(host), id, { ...plain, subject: 'Fattig' })).rejects.toThrow(
      /no free text/,
    );
    const made = await promote(once(host), id, plain);
    expect(
      await world.db.interaction.findFirst({
        where: { cases: { some: { caseId: made.case.id } } },
      }),
    ).toMatchObject({
      note: `Kopplad till ${world.social.name}`,
      channel: 'visit',
      outcome: 'handed-over',
    });
  });

  it('refuses an unknown resident and another’s log', async () => {
    const { id } = await tap();
    await expect(promote(once(host), id, { residentId: uuid() })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(promote(once(elsewhere), id, plain)).rejects.toMatchObject({ code: 'not-found' });
  });
});
