// Who hears what: events reach those within sight at that moment, and nobody else.
import { beforeAll, describe, expect, it } from 'vitest';
import { openLive, type Ear, type Live } from '../../../../tests/support/sockets.ts';
import { until } from '../../../../tests/support/until.ts';
import { makeWorld, once, type World } from '../../../../tests/support/world.ts';
import { addNote, reply } from '../features/cases/reply.ts';
import { setSecrecy } from '../features/cases/secrecy.ts';
import { handover } from '../features/cases/handover.ts';
import { claim } from '../features/cases/claim.ts';
import { changeStaff } from '../../../../tests/support/change-staff.ts';
import type { Ctx, StaffActor } from '../spine/ctx.ts';

let world: World;
let live: Live;
let agent: Ctx<StaffActor>;
let admin: Ctx<StaffActor>;
beforeAll(async () => {
  world = await makeWorld();
  await world.db.desk.update({
    where: { id: 1 },
    data: { hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' })) },
  });
  live = await openLive(world);
  agent = await world.staff('agent');
  admin = await world.staff(['administrator', 'supervisor']);
});

/** Everything said so far has been said to this ear. */
const caughtUp = async (...ears: Ear[]): Promise<void> => {
  await live.settled();
  await Promise.all(ears.map((ear) => ear.sync()));
};
/** Frames about a case, save for what was heard before `from`. */
const about = (ear: Ear, id: string, from = 0): string[] =>
  ear.frames
    .slice(from)
    .filter((f) => f.what['caseId'] === id)
    .map((f) => f.word);

describe('watching', () => {
  it('joins before it reads the head, and then hears every event in order', async () => {
    const { id } = await live.chat();
    const ear = await live.staff(agent.actor.id);
    const answer = await ear.watch(id);
    const kase = await world.db.case.findUniqueOrThrow({ where: { id } });
    expect(answer).toMatchObject({ caseId: id, head: kase.lastSeq });
    for (let i = 0; i < 5; i++) await addNote(once(agent), id, `Anteckning ${i}`);
    await caughtUp(ear);
    const seqs = ear.heard('event', id).map((e) => e['seq'] as number);
    const after = seqs.filter((seq) => seq > kase.lastSeq);
    expect(after).toEqual([1, 2, 3, 4, 5].map((n) => kase.lastSeq + n));
  });

  it('leaves no hole between head and frames while others write', async () => {
    const { id } = await live.chat();
    const ear = await live.staff(agent.actor.id);
    const writing = (async () => {
      for (let i = 0; i < 20; i++) await addNote(once(agent), id, `Rad ${i}`);
    })();
    const answer = await ear.watch(id);
    await writing;
    await caughtUp(ear);
    const head = answer['head'] as number;
    const { lastSeq } = await world.db.case.findUniqueOrThrow({ where: { id } });
    const seqs = new Set(ear.heard('event', id).map((e) => e['seq']));
    for (let seq = head + 1; seq <= lastSeq; seq++) expect(seqs).toContain(seq);
  });

  it('answers for a case out of sight as for one that is not there', async () => {
    const { id } = await live.chat();
    const stranger = await world.staff('case-officer', {
      teamIds: [world.social.id],
      boardIds: [world.boards[2].id],
      servicePointIds: [],
    });
    const ear = await live.staff(stranger.actor.id);
    const hidden = await ear.watch(id);
    const absent = await ear.watch('01890000-0000-7000-8000-000000000000');
    expect(hidden).toEqual(absent);
    expect(hidden).toEqual({ problem: 'not-found' });
    await addNote(once(agent), id, 'Bara för oss');
    await caughtUp(ear);
    expect(about(ear, id)).toEqual([]);
  });

  it('forgets in turn: unwatch right after watch leaves no room behind', async () => {
    const { id } = await live.chat();
    const ear = await live.staff(agent.actor.id);
    const watched = ear.watch(id);
    ear.socket.emit('unwatch', { caseId: id });
    await watched;
    await ear.sync();
    await addNote(once(agent), id, 'Efteråt');
    await caughtUp(ear);
    expect(ear.heard('event', id)).toEqual([]);
  });
});

type Loss = { name: string; lose: (id: string, one: Ctx<StaffActor>) => Promise<unknown> };
const moveAway: Loss['lose'] = (_, one) =>
  changeStaff(admin, one.actor.id, {
    teamIds: [world.technical.id],
    boardIds: [world.boards[1].id],
    servicePointIds: [],
  });
const losses: Loss[] = [
  {
    name: 'handover to a department',
    lose: (id) => handover(once(admin), id, { teamId: world.technical.id }),
  },
  {
    name: 'secrecy',
    lose: (id) => setSecrecy(once(admin), id, { secrecy: 'secret', provision: 'OSL 26:1' }),
  },
  {
    name: 'another team and board',
    lose: moveAway,
  },
];

describe('losing sight', () => {
  it.each(losses)('by $name: told to forget, and then nothing more', async ({ lose }) => {
    const one = await world.staff('agent');
    const { id, token } = await live.chat();
    const ear = await live.staff(one.actor.id);
    const other = await live.staff(admin.actor.id);
    await ear.watch(id);
    await other.watch(id);
    await addNote(once(admin), id, 'Syns för båda');
    await caughtUp(ear);
    expect(ear.types(id)).toContain('note.added');
    await lose(id, one);
    await until('forget', () => ear.heard('forget', id).length === 1);
    await caughtUp(ear);
    // Other borders are told by no event of a case: the lists are loaded anew, whatever they list.
    if (lose === moveAway) expect(ear.heard('reload')).toHaveLength(1);
    else expect(ear.heard('row', id).at(-1)).toMatchObject({ row: null });
    const from = ear.frames.length;
    await addNote(once(admin), id, 'Inte för den som gått').catch(() => undefined);
    const resident = await live.resident(token);
    resident.socket.emit('typing', { on: true });
    other.socket.emit('typing', { caseId: id, on: true, mode: 'note' });
    other.socket.emit('unwatch', { caseId: id });
    await fetch(`${live.base}/api/v1/chats/current/messages`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ text: 'Är någon där?' }),
    });
    await other.sync();
    await caughtUp(ear);
    expect(about(ear, id, from)).toEqual([]);
    expect(await ear.watch(id)).toEqual({ problem: 'not-found' });
  });

  it('or gaining it by other borders: the lists are loaded anew, and not for another name', async () => {
    const one = await world.staff('agent');
    const ear = await live.staff(one.actor.id);
    await changeStaff(admin, one.actor.id, { name: 'Nytt Namn', teamIds: [world.centre.id] });
    await caughtUp(ear);
    expect(ear.heard('reload')).toEqual([]);
    const teamIds = [world.centre.id, world.technical.id];
    await changeStaff(admin, one.actor.id, { teamIds });
    await caughtUp(ear);
    expect(ear.heard('reload')).toHaveLength(1);
  });

  it('bites before what was written in the same breath is told', async () => {
    const one = await world.staff('agent');
    const { id } = await live.chat();
    const ear = await live.staff(one.actor.id);
    await ear.watch(id);
    await changeStaff(admin, one.actor.id, { roles: ['editor'] });
    await addNote(once(agent), id, 'Efter beslutet');
    await ear.gone();
    await live.settled();
    expect(ear.types(id)).not.toContain('note.added');
  });

  it('takes whoever forgot out of the list of those who look', async () => {
    const one = await world.staff('agent');
    const { id } = await live.chat();
    const gone = await live.staff(one.actor.id);
    const stays = await live.staff(admin.actor.id);
    await gone.watch(id);
    await stays.watch(id);
    await until('both are seen', () =>
      JSON.stringify(stays.heard('presence', id)).includes(one.actor.id),
    );
    await changeStaff(admin, one.actor.id, { roles: ['editor'] });
    await until(
      'only one is left',
      () => !JSON.stringify(stays.heard('presence', id).at(-1)).includes(one.actor.id),
    );
  });
});

describe('presence', () => {
  it('reaches watchers and the queue within sight, and nobody else', async () => {
    const { id, token } = await live.chat();
    const stranger = await world.staff('case-officer', {
      teamIds: [world.social.id],
      boardIds: [world.boards[2].id],
      servicePointIds: [],
    });
    const [one, two, out] = [
      await live.staff(agent.actor.id),
      await live.staff(admin.actor.id),
      await live.staff(stranger.actor.id),
    ];
    const resident = await live.resident(token);
    await one.watch(id);
    await until('seen in the queue', () =>
      two.heard('lookers', id).some((l) => (l['ids'] as string[]).includes(agent.actor.id)),
    );
    await two.watch(id);
    out.socket.emit('typing', { caseId: id, on: true, mode: 'reply' });
    one.socket.emit('typing', { caseId: id, on: true, mode: 'note' });
    await until('typing a note', () =>
      JSON.stringify(two.heard('presence', id)).includes('"typing":"note"'),
    );
    one.socket.emit('typing', { caseId: id, on: true, mode: 'reply' });
    await until('the resident hears it', () => resident.heard('typing').some((t) => t['on']));
    expect(resident.heard('typing').filter((t) => t['on'])).toHaveLength(1);
    await caughtUp(out);
    expect(about(out, id)).toEqual([]);
  });
});

describe('a resident', () => {
  it('hears public events alone, with numbers of its own that have no gaps', async () => {
    const { id, token } = await live.chat();
    const other = await live.chat();
    const ear = await live.resident(token);
    const { lastPubSeq: head } = await world.db.case.findUniqueOrThrow({ where: { id } });
    await addNote(once(agent), id, 'Internt: var snäll');
    await claim(once(agent), id);
    await addNote(once(agent), id, 'Internt igen');
    const { lastSeq } = await world.db.case.findUniqueOrThrow({ where: { id } });
    await reply(once(agent), id, { text: 'På torsdag.', seen: lastSeq, articleIds: [] });
    await addNote(once(agent), other.id, 'I en annan tråd');
    await live.settled();
    await until('the answer', () => ear.types().includes('message.sent'));
    // Of what was there before it may hear or not, as it happens to come in time: it reads that.
    const events = ear.heard('event').filter((event) => Number(event['seq']) > head);
    expect(events.map((event) => event['type'])).toEqual(['case.claimed', 'message.sent']);
    expect(events.map((event) => event['seq'])).toEqual([head + 1, head + 2]);
    expect(JSON.stringify(ear.frames)).not.toContain('Internt');
    const words = new Set(ear.frames.map((f) => f.word));
    for (const word of ['row', 'forget', 'presence', 'lookers', 'changed'])
      expect(words).not.toContain(word);
  });
});
