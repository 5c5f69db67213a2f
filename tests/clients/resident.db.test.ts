// A client that nobody here wrote (python-socketio) hears the desk's answer, by both transports.
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { reply } from '../../apps/server/src/features/cases/reply.ts';
import type { Ctx, StaffActor } from '../../apps/server/src/spine/ctx.ts';
import { openLive, type Live } from '../support/sockets.ts';
import { until } from '../support/until.ts';
import { makeWorld, once, type World } from '../support/world.ts';

const python = '/usr/bin/python3';
const there = spawnSync(python, ['-c', 'import socketio']).status === 0;
if (!there)
  console.warn(`SKIPPED: ${python} has no socketio (on Debian: apt install python3-socketio)`);

describe.skipIf(!there)('python-socketio', () => {
  let world: World;
  let live: Live;
  let agent: Ctx<StaffActor>;
  beforeAll(async () => {
    world = await makeWorld();
    live = await openLive(world);
    agent = await world.staff('agent');
  });
  it.each(['websocket', 'polling'])(
    'over %s joins and hears the answer',
    async (transport) => {
      const { id, token } = await live.chat();
      const script = join(import.meta.dirname, 'resident.py');
      const running = promisify(execFile)(python, [script, live.base, token, transport]);
      await until('it has joined', () => live.connected().residents > 0, 60_000);
      const kase = await world.db.case.findUniqueOrThrow({ where: { id } });
      await reply(once(agent), id, {
        text: 'Svar från kommunen',
        seen: kase.lastSeq,
        articleIds: [],
      });
      const { stdout } = await running;
      expect(stdout.trim().split('\n')).toEqual(['joined', 'Svar från kommunen']);
      await until('it has left', () => live.connected().residents === 0);
    },
    180_000,
  );
});
