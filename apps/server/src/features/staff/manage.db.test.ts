// Who may change whom: no rights given to oneself, no desk without an administrator, no session that outlives its rights.
import { describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { openApp } from '../../../../../tests/support/app.ts';
import { changeStaff } from '../../../../../tests/support/change-staff.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { addSignIn } from './account.ts';
import { givePassword } from './give-password.ts';
import { create } from './manage.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const API = '/api/v1';
const admin = await world.staff('administrator');
const asAdmin = { id: admin.actor.id, roles: ['administrator' as const] };
const rowOf = (id: string) => world.db.staff.findUniqueOrThrow({ where: { id } });
const fresh = (roles: StaffActor['roles'] = ['agent']) => ({
  email: `${uuid()}@example.com`,
  name: 'Ny Person',
  roles: [...roles],
  teamIds: [],
  boardIds: [],
  servicePointIds: [],
});

describe('rights', () => {
  test.each([
    ['a role', { roles: ['administrator', 'supervisor'] }],
    ['a team', { teamIds: [world.technical.id] }],
    ['a board', { boardIds: [world.boards[2].id] }],
    ['a place', { servicePointIds: [] }],
    ['an end', { disabled: true }],
  ] as const)('nobody gives themselves %s', async (_what, given) => {
    const before = await rowOf(admin.actor.id);
    const events = await world.db.event.count();
    const { status, body } = await ask(`PATCH ${API}/staff/${admin.actor.id}`, {
      as: asAdmin,
      body: given,
    });
    expect([status, (body as { code: string }).code]).toEqual([409, 'conflict']);
    expect(await rowOf(admin.actor.id)).toEqual(before);
    expect(await world.db.event.count()).toBe(events);
  });

  test('a name is one’s own to change', async () => {
    const me = await world.staff('administrator');
    expect((await changeStaff(me, me.actor.id, { name: 'Nytt Namn' })).name).toBe('Nytt Namn');
  });

  test('two administrators who close each other at once: one is left', async () => {
    for (let round = 0; round < 5; round++) {
      const pair = [await world.staff('administrator'), await world.staff('administrator')];
      const [one, two] = pair.map(({ actor }) => actor.id) as [string, string];
      const done = await Promise.allSettled([
        changeStaff(pair[0]!, two, { disabled: true }),
        changeStaff(pair[1]!, one, { disabled: true }),
      ]);
      expect(done.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
      const left = (await Promise.all([one, two].map(rowOf))).filter((s) => s.disabledAt === null);
      expect(left).toHaveLength(1);
    }
  });

  test.each<[string, (who: Ctx<StaffActor>, other: string) => Promise<unknown>]>([
    ['changes nobody', (who, other) => changeStaff(who, other, { roles: ['supervisor'] })],
    ['makes nobody', (who) => create(once(who), fresh(['administrator']))],
    ['gives no password', (who, other) => givePassword(who, other)],
  ])('whoever lost the right a moment ago %s', async (_what, act) => {
    const was = await world.staff('administrator');
    const other = await world.staff('agent');
    await changeStaff(admin, was.actor.id, { roles: ['editor'] });
    const events = await world.db.event.count();
    await expect(act(was, other.actor.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await rowOf(other.actor.id)).roles).toEqual(['agent']);
    expect(await world.db.event.count()).toBe(events);
  });

  test.each([
    ['id', uuid()],
    ['email', 'annan@example.com'],
    ['password', 'Tisdag-i-Karlskrona'],
    ['passwordGivenAt', null],
    ['passwordGiven', false],
    ['permissions', ['case.read-secret']],
    ['createdAt', new Date().toISOString()],
    ['status', 'on'],
  ])('a field that is nobody’s to write is refused: %s', async (field, value) => {
    const { actor } = await world.staff('agent');
    const before = await rowOf(actor.id);
    const body = { [field]: value };
    expect((await ask(`PATCH ${API}/staff/${actor.id}`, { as: asAdmin, body })).status).toBe(400);
    if (field !== 'email')
      expect(
        (await ask(`POST ${API}/staff`, { as: asAdmin, body: { ...fresh(), ...body } })).status,
      ).toBe(400);
    const mine = { id: actor.id, roles: ['agent' as const] };
    if (field !== 'status')
      expect((await ask(`PATCH ${API}/me`, { as: mine, body })).status).toBe(400);
    expect((await ask(`PATCH ${API}/me`, { as: mine, body: { roles: ['agent'] } })).status).toBe(
      400,
    );
    expect(await rowOf(actor.id)).toEqual(before);
  });

  test('a role that is none, none at all, and borders that do not exist are refused', async () => {
    const { actor } = await world.staff('agent');
    for (const body of [
      { roles: ['root'] },
      { roles: [] },
      { roles: Array.from({ length: 50 }, () => 'agent') },
      { teamIds: [uuid()] },
      { boardIds: [uuid()] },
      { servicePointIds: [uuid()] },
    ]) {
      const refused = await ask(`PATCH ${API}/staff/${actor.id}`, { as: asAdmin, body });
      expect(refused.status, JSON.stringify(body)).toBe(400);
    }
  });
});

describe('sessions', () => {
  /** Somebody with a session, as the sign-in library keeps it. */
  async function signedIn(): Promise<string> {
    const email = `${uuid()}@example.com`;
    const id = await addSignIn(world.db, {
      email,
      name: 'Ada Test',
      password: 'Tisdag-i-Karlskrona',
    });
    await world.db.staff.create({
      data: { id, email, name: 'Ada Test', roles: ['agent'], status: 'on' },
    });
    await world.db.authSession.create({
      data: { id: uuid(), userId: id, token: uuid(), expiresAt: new Date(Date.now() + 3_600_000) },
    });
    return id;
  }
  const sessions = (id: string) => world.db.authSession.count({ where: { userId: id } });

  test('end with other roles, with closing and with a given password; not with another name or team', async () => {
    const kept = await signedIn();
    await changeStaff(admin, kept, { name: 'Ada Nytt', teamIds: [], roles: ['agent'] });
    expect(await sessions(kept)).toBe(1);
    const [more, closed, given] = [await signedIn(), await signedIn(), await signedIn()];
    await changeStaff(admin, more, { roles: ['agent', 'supervisor'] });
    await changeStaff(admin, closed, { disabled: true });
    await givePassword(admin, given);
    for (const id of [more, closed, given]) {
      expect(await sessions(id)).toBe(0);
      expect((await rowOf(id)).status).toBe('off');
    }
  });

  test('a closed account can be opened again, with the password it had', async () => {
    const id = await signedIn();
    await changeStaff(admin, id, { disabled: true });
    const again = await changeStaff(admin, id, { disabled: false });
    expect([again.disabled, again.passwordGiven]).toEqual([false, false]);
  });
});
