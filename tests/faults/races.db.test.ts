// Many at once: one winner of each claim, and a feed that skips nothing and doubles nothing.
import { beforeAll, describe, expect, it } from 'vitest';
import { claim } from '../../apps/server/src/features/cases/claim.ts';
import { addNote } from '../../apps/server/src/features/cases/reply.ts';
import type { Ctx, StaffActor } from '../../apps/server/src/spine/ctx.ts';
import { startFeed } from '../../apps/server/src/spine/feed.ts';
import { log } from '../../apps/server/src/spine/log.ts';
import { openWriting } from '../../apps/server/src/spine/write.ts';
import { until } from '../support/until.ts';
import { question } from '../support/question.ts';
import { makeWorld, once, type World } from '../support/world.ts';

const ROUNDS = 20;
const TAKERS = 10;
const WRITERS = 16;
const EACH = 20;

let world: World;
let agents: Ctx<StaffActor>[];
beforeAll(async () => {
  world = await makeWorld();
  agents = await Promise.all(Array.from({ length: WRITERS }, () => world.staff('agent')));
});

const newCase = (): Promise<string> => question(world, { as: 'message' });

describe('F22: claims', () => {
  it(`${ROUNDS} races of ${TAKERS}: one wins, the others are told who`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await newCase();
      const takers = agents.slice(0, TAKERS);
      const results = await Promise.allSettled(takers.map((agent) => claim(once(agent), id)));
      const winners = takers.filter((_, i) => results[i]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      for (const result of results)
        if (result.status === 'rejected')
          expect(result.reason).toMatchObject({
            code: 'already-claimed',
            extra: { current: { assigneeId: winners[0]?.actor.id } },
          });
      expect(await world.db.event.count({ where: { caseId: id, type: 'case.claimed' } })).toBe(1);
    }
  }, 240_000);
});

describe('the feed', () => {
  it(`hands on every event of ${WRITERS} writers once, in order, without a gap, with two readers of one database`, async () => {
    const heard: { pos: number; id: string; caseId: string | null; seq: number | null }[] = [];
    const second: string[] = [];
    const lead = await startFeed(world.db, world.url);
    const follow = await startFeed(world.db, world.url);
    let failed = 0;
    log.level = 'silent';
    lead.read(() => {
      // A reader that throws at once must not hold up the others.
      failed += 1;
      throw new Error('on purpose');
    });
    lead.read((events) => {
      for (const e of events)
        heard.push({ pos: Number(e.feedPos), id: e.id, caseId: e.caseId, seq: e.seq });
    });
    follow.read((events) => void second.push(...events.map((e) => e.id)));
    openWriting(world.db, lead.wake);
    const [from, cases] = [
      await world.db.event.count(),
      await Promise.all([newCase(), newCase(), newCase(), newCase()]),
    ];
    await Promise.all(
      agents.map(async (agent, n) => {
        for (let i = 0; i < EACH; i++)
          await addNote(once(agent), cases[(n + i) % cases.length] ?? '', `rad ${n} ${i}`);
      }),
    );
    const total = await world.db.event.count();
    expect(total - from).toBeGreaterThanOrEqual(WRITERS * EACH);
    await until(
      'all is numbered',
      async () =>
        (await world.db.event.count({ where: { feedPos: null } })) === 0 &&
        lead.pos() === total &&
        follow.pos() === total,
    );
    const ids = heard.map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
    const positions = heard.map((e) => e.pos);
    expect(positions).toEqual(positions.map((_, i) => (positions[0] ?? 0) + i));
    expect(positions.at(-1)).toBe(total);
    expect(second.slice(-WRITERS * EACH)).toEqual(ids.slice(-WRITERS * EACH));
    for (const id of cases) {
      const seqs = heard.filter((e) => e.caseId === id).map((e) => e.seq);
      expect(seqs).toEqual([...seqs].sort((a, b) => (a ?? 0) - (b ?? 0)));
    }
    expect(failed).toBeGreaterThan(0);
    await lead.stop();
    await follow.stop();
  }, 240_000);
});
