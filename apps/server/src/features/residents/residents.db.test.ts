// Residents are found but not listed, masked when protected, and never opened without a record.
import { v7 as uuid } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, once, type World } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { write } from '../../spine/write.ts';
import { openCase } from '../cases/index.ts';
import { begin } from '../interactions/index.ts';
import { residentFromContact } from './create.ts';
import { create } from './create.ts';
import { residentCards } from './index.ts';
import { openPage } from './page.ts';
import { reveal } from './reveal.ts';
import { search } from './search.ts';

let world: World;
let agent: Ctx<StaffActor>;
let asa: string;
let hidden: string;
const secret = { name: 'Hemliga Hilda', phone: '+46701740699', email: 'hilda@example.com' };

beforeAll(async () => {
  world = await makeWorld();
  agent = await world.staff('agent');
  const make = async (given: Parameters<typeof create>[1]): Promise<string> =>
    (await create(once(agent), given)).id;
  const plain = { phone: null, email: null, protected: false };
  asa = await make({ ...plain, name: 'Åsa Öhman-Berg', phone: '070-174 06 05' });
  hidden = await make({ ...secret, phone: '0701740699', protected: true });
  for (let n = 0; n < 15; n++)
    await make({ ...plain, name: `Andra Andersson ${'abcdefghijklmno'[n]}` });
  await make({ ...plain, name: 'Bo Ek', email: 'Bo.Ek@Example.com' });
});

const found = async (query: string): Promise<(string | null)[]> =>
  (await search(agent, query)).map((card) => card.name);

describe('search', () => {
  it.each([
    ['åsa'],
    ['ÖHMAN'],
    ['berg'],
    ['ås öh'],
    ['0701740605'],
    ['+46 70-174 06 05'],
    ['40605'],
  ])('finds by %s', async (query) => expect(await found(query)).toEqual(['Åsa Öhman-Berg']));

  it('finds a short name when both parts are given, and an e-mail in any case', async () => {
    expect(await found('bo ek')).toEqual(['Bo Ek']);
    expect(await found('BO.EK@example.com')).toEqual(['Bo Ek']);
  });

  it('gives at most ten, and nobody for too little or for wildcards', async () => {
    expect(await found('andersson')).toHaveLength(10);
    for (const query of [
      'an',
      '%%%',
      '___',
      '0605',
      'b',
      '@',
      'a@',
      '%@%',
      'a@\u0000',
      "' OR 1=1 --",
      '      ',
      '+++++',
    ])
      expect(await found(query), query).toEqual([]);
  });

  it('finds a protected resident only by the whole number, and masked', async () => {
    expect(await search(agent, '0701740699')).toEqual([
      { id: hidden, name: null, phone: null, email: null, protected: true },
    ]);
    for (const query of ['hilda', 'hemliga hilda', '40699', 'hilda@example.com'])
      expect(await found(query), query).toEqual([]);
  });
});

describe('masking', () => {
  it('keeps a protected resident out of every answer and out of what is kept of answers', async () => {
    const cards = [...(await residentCards(world.db, [hidden, asa, uuid()])).values()];
    expect(cards.map((c) => c.name).sort()).toEqual([null, 'Åsa Öhman-Berg']);
    const page = await openPage(agent, hidden);
    const supervisor = once(await world.staff('supervisor'));
    await reveal(supervisor, hidden, 'Ringer upp enligt löfte');
    const kept = await world.db.idempotency.findMany();
    const events = await world.db.event.findMany();
    const everything = JSON.stringify([page, cards, kept, events], (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const canary of Object.values(secret)) expect(everything).not.toContain(canary);
  });

  it('records every time it is shown, also when the same request comes again', async () => {
    const asking = once(await world.staff('supervisor'));
    const reveals = { type: 'resident.revealed', actorId: asking.actor.id };
    for (const shown of [1, 2, 3]) {
      expect(await reveal({ ...asking }, hidden, 'Ringer upp')).toMatchObject(secret);
      const kept = await world.db.event.findMany({ where: reveals });
      expect(kept.map((event) => event.data)).toEqual(
        Array(shown).fill({ residentId: hidden, reason: 'Ringer upp' }),
      );
    }
    const another = { ...asking, once: { key: asking.once?.key ?? '', hash: 'another reason' } };
    await expect(reveal(another, hidden, 'Annat')).rejects.toMatchObject({ code: 'key-reused' });
    expect(await world.db.event.count({ where: reveals })).toBe(3);
  });

  it('opens for a reason, which is kept, and only with the permission', async () => {
    const supervisor = once(await world.staff('supervisor'));
    expect(await reveal(supervisor, hidden, 'Brådskande')).toEqual({
      id: hidden,
      ...secret,
      protected: true,
    });
    const last = await world.db.event.findFirst({
      where: { type: 'resident.revealed', actorId: supervisor.actor.id },
    });
    expect(last?.data).toEqual({ residentId: hidden, reason: 'Brådskande' });
    await expect(reveal(once(agent), hidden, 'Nyfiken')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(reveal(supervisor, uuid(), 'x')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a page', () => {
  it('leaves one record for each opening', async () => {
    const opened = { where: { type: 'resident.opened', actorId: agent.actor.id } };
    const before = await world.db.event.count(opened);
    await openPage(agent, asa);
    await openPage(agent, asa);
    expect(await world.db.event.count(opened)).toBe(before + 2);
    await expect(openPage(agent, uuid())).rejects.toMatchObject({ code: 'not-found' });
    const editor = await world.staff('editor');
    await expect(openPage(editor, asa)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('shows earlier contacts within sight, and no others', async () => {
    const give = (topicId: string, subject: string): Promise<unknown> =>
      write(agent, 'contact.close', (tx, record) =>
        openCase(tx, record, {
          channel: 'phone',
          subject,
          topicId,
          residentId: asa,
          servicePointId: null,
          receivedAt: new Date(),
          waiting: true,
          interactionId: null,
        }),
      );
    await give(world.waste.id, 'Tunnan');
    await give(world.secretTopic.id, 'Bistånd');
    const call = { channel: 'phone', residentId: asa, startedAt: new Date() } as const;
    await write(agent, 'contact.close', async (tx, record) => {
      record('resident.opened', { residentId: asa });
      await begin(tx, {
        ...call,
        boardId: world.boards[0].id,
        topicId: world.waste.id,
        subject: 'Löst samtal',
      });
      await begin(tx, {
        ...call,
        boardId: world.boards[2].id,
        topicId: world.secretTopic.id,
        subject: 'Annans',
      });
    });
    const subjects = async (ctx: Ctx<StaffActor>): Promise<(string | null)[]> =>
      (await openPage(ctx, asa)).earlier.map((e) => e.subject).sort();
    expect(await subjects(agent)).toEqual(['Löst samtal', 'Tunnan']);
    const social = {
      teamIds: [world.social.id],
      boardIds: [world.boards[2].id],
      servicePointIds: [],
    };
    expect(await subjects(await world.staff('case-officer', social))).toEqual([
      'Annans',
      'Bistånd',
    ]);
  });

  it('shows a call that was solved at once, with what was written, to whoever would see a case of it', async () => {
    const { id } = await create(once(agent), {
      name: 'Ringde Förut',
      phone: null,
      email: null,
      protected: false,
    });
    const call = { channel: 'phone', residentId: id, startedAt: new Date() } as const;
    const ended = { endedAt: new Date(), outcome: 'solved-here', staffId: agent.actor.id } as const;
    const about = { boardId: world.boards[0].id, note: 'Sade öppettiderna' };
    await write(agent, 'contact.close', async (tx, record) => {
      record('resident.opened', { residentId: id });
      await begin(tx, { ...call, ...ended, ...about, topicId: world.waste.id });
      await begin(tx, { ...call, ...ended, ...about, topicId: null });
    });
    const earlierOf = async (ctx: Ctx<StaffActor>) => (await openPage(ctx, id)).earlier;
    const solved = await earlierOf(agent);
    expect(solved.map((e) => e.topicId).sort()).toEqual([world.waste.id, null].sort());
    for (const one of solved)
      expect(one).toMatchObject({
        caseId: null,
        state: null,
        outcome: 'solved-here',
        note: 'Sade öppettiderna',
      });
    // A call about nothing in particular is the centre's, also for who belongs to no board.
    const colleague = await world.staff('agent', { boardIds: [], servicePointIds: [] });
    expect(await earlierOf(colleague)).toHaveLength(2);
    const elsewhere = { teamIds: [world.technical.id], boardIds: [], servicePointIds: [] };
    expect(await earlierOf(await world.staff('case-officer', elsewhere))).toEqual([]);
  });
});

describe('writing down', () => {
  it('refuses what cannot be a number, and a personal identity number in the name', async () => {
    const bare = { phone: null, email: null, protected: false };
    await expect(
      create(once(agent), { ...bare, name: 'X', phone: 'ring mig' }),
    ).rejects.toMatchObject({ code: 'invalid' });
    await expect(create(once(agent), { ...bare, name: 'X 850709-9805' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('answers a retry with the same resident', async () => {
    const ctx = once(agent);
    const given = { name: 'Två Gånger', phone: null, email: null, protected: false };
    expect((await create(ctx, given)).id).toBe((await create(ctx, given)).id);
  });

  it('takes an unchecked address for an earlier resident only when the name fits and nobody is protected', async () => {
    const from = (name: string | null, contact: string | null): Promise<{ id: string | null }> =>
      write(world.open, 'chat.start', async (tx, record) => {
        record('resident.opened', { residentId: asa });
        return { id: await residentFromContact(tx, record, { name, contact }) };
      });
    expect((await from('Åsa Öhman-Berg', '0701740605')).id).toBe(asa);
    expect((await from('Någon Annan', '0701740605')).id).not.toBe(asa);
    expect((await from(secret.name, secret.phone)).id).not.toBe(hidden);
    expect((await from(null, null)).id).toBeNull();
    const named = (await from('Utan adress', null)).id ?? '';
    expect(await world.db.resident.findUnique({ where: { id: named } })).toMatchObject({
      name: 'Utan adress',
      phone: null,
      email: null,
    });
    await expect(from(null, 'ring mig')).rejects.toMatchObject({ code: 'invalid' });
  });
});
