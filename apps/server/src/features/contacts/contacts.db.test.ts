// Phone contacts: private while they run, saved without overwriting, and always closed with an outcome.
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, once, type World } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { create } from '../residents/create.ts';
import { close } from './close.ts';
import { discard } from './discard.ts';
import { open } from './open.ts';
import { callbacksOf, mine } from './queries.ts';
import { save } from './save.ts';

let world: World;
let agent: Ctx<StaffActor>;
let other: Ctx<StaffActor>;
const number = '070-174 06 05';
const e164 = '+46701740605';
const ahead = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

beforeAll(async () => {
  world = await makeWorld();
  agent = await world.staff('agent');
  other = await world.staff('agent');
});

/** A contact with these fields typed. */
async function typed(fields: Partial<Parameters<typeof save>[2]> = {}, caller = '') {
  const contact = await open(once(agent), caller);
  return save(agent, contact.id, { rev: 0, ...fields });
}
const eventsOf = async (caseId: string) =>
  (await world.db.event.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map((e) => ({
    type: e.type,
    data: e.data as Record<string, unknown>,
  }));

describe('a running contact', () => {
  it('is opened once for one key, and listed for its owner only', async () => {
    const ctx = once(agent);
    const contact = await open(ctx, number);
    expect(await open(ctx, number)).toEqual(contact);
    expect((await mine(agent)).map((c) => c.id)).toContain(contact.id);
    expect(await mine(other)).toEqual([]);
  });

  it('does not exist for anyone else', async () => {
    const { id } = await open(once(agent), '');
    await expect(save(other, id, { rev: 0, note: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(close(once(other), id, { as: 'case', rev: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(discard(other, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps what is typed, and leaves alone what is not mentioned', async () => {
    const contact = await typed({ note: 'Tunnan', subject: 'Sopor', topicId: world.waste.id });
    expect(await save(agent, contact.id, { rev: 1, note: '' })).toMatchObject({
      note: '',
      subject: 'Sopor',
      topicId: world.waste.id,
      rev: 2,
    });
  });

  it('refuses an older save and says what stands there', async () => {
    const contact = await typed({ note: 'först' });
    await expect(save(agent, contact.id, { rev: 0, note: 'sedan' })).rejects.toMatchObject({
      code: 'stale',
      extra: { current: { note: 'först', rev: 1 } },
    });
    const both = await Promise.allSettled(
      ['a', 'b'].map((note) => save(agent, contact.id, { rev: 1, note })),
    );
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses residents and topics that are not there', async () => {
    await expect(typed({ residentId: uuid() })).rejects.toMatchObject({ code: 'invalid' });
    await expect(typed({ topicId: uuid() })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('shows a protected resident masked', async () => {
    const hidden = await create(once(agent), {
      name: 'Hemlig',
      phone: '070-174 06 99',
      email: null,
      protected: true,
    });
    const contact = await typed({ residentId: hidden.id });
    expect(contact.resident).toEqual({
      id: hidden.id,
      name: null,
      phone: null,
      email: null,
      protected: true,
    });
  });

  it('is thrown away with a record and nothing of what was typed', async () => {
    const { id } = await typed({ note: 'misstag' });
    await discard(agent, id);
    await expect(discard(agent, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await world.db.interaction.count({ where: { note: 'misstag' } })).toBe(0);
    expect(await world.db.event.count({ where: { type: 'contact.discarded' } })).toBeGreaterThan(0);
  });
});

describe('closing', () => {
  it('solved here: an interaction with both times and no case', async () => {
    const contact = await typed({ note: 'Sade öppettiderna', topicId: world.waste.id });
    const cases = await world.db.case.count();
    const ctx = once(agent);
    const closed = await close(ctx, contact.id, { as: 'solved', rev: 1, outcome: 'solved-here' });
    expect(closed.case).toBeNull();
    expect(await close(ctx, contact.id, { as: 'solved', rev: 1, outcome: 'solved-here' })).toEqual(
      closed,
    );
    expect(await world.db.case.count()).toBe(cases);
    const kept = await world.db.interaction.findUniqueOrThrow({
      where: { id: closed.interactionId },
    });
    expect(kept).toMatchObject({
      channel: 'phone',
      outcome: 'solved-here',
      note: 'Sade öppettiderna',
      staffId: agent.actor.id,
      boardId: world.boards[0].id,
      startedAt: new Date(contact.startedAt),
    });
    expect(kept.endedAt).not.toBeNull();
    expect(Math.abs(Date.now() - kept.recordedAt.getTime())).toBeLessThan(60_000);
    expect((await mine(agent)).map((c) => c.id)).not.toContain(contact.id);
  });

  it('a case: opened with the call on it, for the topic’s team or the one given', async () => {
    const contact = await typed(
      { note: 'Gropen är djup', subject: 'Grop', topicId: world.waste.id },
      number,
    );
    const closed = await close(once(agent), contact.id, {
      as: 'case',
      rev: 1,
      teamId: world.technical.id,
    });
    expect(closed.case).toMatchObject({
      channel: 'phone',
      subject: 'Grop',
      teamId: world.technical.id,
      boardId: world.boards[1].id,
      receivedAt: contact.startedAt,
      waitingSince: contact.startedAt,
      head: 2,
      state: 'new',
    });
    const [opened, noted] = await eventsOf(closed.case?.id ?? '');
    expect(opened).toEqual({ type: 'case.opened', data: { interactionId: closed.interactionId } });
    expect(noted).toMatchObject({
      type: 'call.noted',
      data: {
        interactionId: closed.interactionId,
        outcome: 'handed-over',
        startedAt: contact.startedAt,
        text: `Gropen är djup\n\nUppringare: ${number}`,
      },
    });
    const plain = await close(once(agent), (await typed({ topicId: world.waste.id })).id, {
      as: 'case',
      rev: 1,
    });
    expect(plain.case).toMatchObject({ teamId: world.centre.id, subject: world.waste.sv });
    const bare = await close(once(agent), (await typed()).id, { as: 'case', rev: 1 });
    expect(bare.case).toMatchObject({
      teamId: world.centre.id,
      subject: 'Telefonsamtal',
      topicId: null,
    });
  });

  it('a callback: the case is due when the call is', async () => {
    const contact = await typed({ note: 'Vill bli uppringd', topicId: world.waste.id });
    const at = ahead(120);
    const closed = await close(once(agent), contact.id, {
      as: 'callback',
      rev: 1,
      at,
      phone: number,
    });
    expect(closed.case).toMatchObject({ callbackAt: at, dueAt: at, late: false, head: 3 });
    expect(await callbacksOf(agent, closed.case?.id ?? '')).toMatchObject([
      { promisedAt: at, phone: e164, tries: 0, result: null },
    ]);
    expect((await eventsOf(closed.case?.id ?? '')).map((e) => e.type)).toEqual([
      'case.opened',
      'call.noted',
      'callback.promised',
    ]);
    expect(
      await world.db.interaction.findUniqueOrThrow({ where: { id: closed.interactionId } }),
    ).toMatchObject({
      outcome: 'callback-promised',
    });
  });

  it('refuses to close what another screen saved in between, and says what stands there', async () => {
    const contact = await typed({ note: 'Först', topicId: world.waste.id });
    await save(agent, contact.id, { rev: 1, note: 'Först. Och sedan.' });
    const closings = [
      { as: 'solved', outcome: 'solved-here', rev: 1 },
      { as: 'case', rev: 1 },
      { as: 'callback', at: ahead(60), phone: number, rev: 1 },
      { as: 'case', rev: 3 },
    ] as const;
    for (const closing of closings)
      await expect(close(once(agent), contact.id, closing)).rejects.toMatchObject({
        code: 'stale',
        extra: { current: { id: contact.id, note: 'Först. Och sedan.', rev: 2 } },
      });
    const still = (await mine(agent)).find((one) => one.id === contact.id);
    expect(still).toMatchObject({ note: 'Först. Och sedan.', rev: 2 });
    const closed = await close(once(agent), contact.id, { as: 'case', rev: 2 });
    expect((await eventsOf(closed.case?.id ?? ''))[1]?.data['text']).toBe('Först. Och sedan.');
  });

  it('loses nothing when one screen saves as another closes', async () => {
    const contact = await typed({ note: 'Först', topicId: world.waste.id });
    const [saved, closed] = await Promise.allSettled([
      save(agent, contact.id, { rev: 1, note: 'Först. Och sedan.' }),
      close(once(agent), contact.id, { as: 'solved', outcome: 'solved-here', rev: 1 }),
    ]);
    // One of them was first, and the other was told so.
    expect([saved.status, closed.status].sort()).toEqual(['fulfilled', 'rejected']);
    if (saved.status === 'fulfilled')
      expect((await mine(agent)).find((one) => one.id === contact.id)).toMatchObject({ rev: 2 });
  });

  it('refuses a time gone by or a number that is none, and keeps the contact', async () => {
    const { id } = await typed({ note: 'kvar' });
    const ask = (at: string, phone: string) =>
      close(once(agent), id, { as: 'callback', rev: 1, at, phone });
    await expect(ask(ahead(-1), number)).rejects.toMatchObject({ code: 'invalid' });
    await expect(ask(ahead(200 * 24 * 60), number)).rejects.toMatchObject({ code: 'invalid' });
    await expect(ask(ahead(60), 'hemma')).rejects.toMatchObject({ code: 'invalid' });
    await expect(
      close(once(agent), id, { as: 'case', rev: 1, teamId: uuid() }),
    ).rejects.toMatchObject({
      code: 'invalid',
    });
    expect((await mine(agent)).find((c) => c.id === id)).toMatchObject({ note: 'kvar' });
  });
});

describe('a topic that keeps no free text', () => {
  const text = 'Kan inte betala hyran';
  /** Text that stood there when the topic was chosen. */
  const earlierText = async () => {
    const { id } = await typed({ note: text });
    return save(agent, id, { rev: 1, topicId: world.secretTopic.id });
  };

  it('refuses all text that comes with it or under it, by field, and stores none of it', async () => {
    const topicId = world.secretTopic.id;
    const contact = await typed();
    for (const field of ['note', 'subject', 'caller'])
      await expect(
        save(agent, contact.id, { rev: 1, topicId, [field]: text }),
        field,
      ).rejects.toMatchObject({ code: 'invalid', extra: { errors: [{ path: field }] } });
    const under = await save(agent, contact.id, { rev: 1, topicId, note: '', caller: '' });
    for (const field of ['note', 'subject', 'caller'])
      await expect(
        save(agent, contact.id, { rev: under.rev, [field]: text }),
        field,
      ).rejects.toThrow(/empty the text/);
    const row = await world.db.contact.findUniqueOrThrow({ where: { id: contact.id } });
    expect(row).toMatchObject({ topicId, note: '', subject: '', caller: '' });
  });

  it('refuses to close while text stands there, and keeps the contact', async () => {
    const contact = await earlierText();
    for (const closing of [
      { as: 'solved', rev: 2, outcome: 'solved-here' },
      { as: 'case', rev: 2 },
    ] as const)
      await expect(close(once(agent), contact.id, closing)).rejects.toMatchObject({
        code: 'invalid',
        extra: { errors: [{ path: 'note' }] },
      });
    expect((await mine(agent)).find((c) => c.id === contact.id)).toMatchObject({ note: text });
  });

  it('refuses new text once the topic stands there, but not taking text away', async () => {
    const contact = await earlierText();
    await expect(
      save(agent, contact.id, { rev: 2, note: `${text} och elen` }),
    ).rejects.toMatchObject({ code: 'invalid' });
    await save(agent, contact.id, { rev: 2, note: '' });
    await save(agent, contact.id, { rev: 3, note: text, topicId: world.waste.id });
  });

  it('stores only where the call was put through', async () => {
    const bare = await close(
      once(agent),
      (await typed({ topicId: world.secretTopic.id }, number)).id,
      { as: 'case', rev: 1 },
    );
    const elsewhere = `Kopplad till ${world.technical.name}`;
    const said = await typed({ note: elsewhere, topicId: world.secretTopic.id });
    const own = await close(once(agent), said.id, { as: 'case', rev: 1 });
    const texts = await Promise.all(
      [bare, own].map(async ({ case: row }) => (await eventsOf(row?.id ?? ''))[1]?.data['text']),
    );
    expect(texts).toEqual([`Kopplad till ${world.social.name}`, elsewhere]);
    expect(bare.case).toMatchObject({
      subject: world.secretTopic.sv,
      secrecy: 'secret',
      teamId: world.social.id,
    });
    expect(await callbacksOf(agent, bare.case?.id ?? '').catch((e: unknown) => e)).toMatchObject({
      code: 'not-found',
    });
  });
});
