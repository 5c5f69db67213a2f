// Passwords: changed by their owner, given by an administrator, never kept anywhere in clear.
import { beforeEach, describe, expect, test } from 'vitest';
import { openApp } from '../../../../../tests/support/app.ts';
import { makeWorld } from '../../../../../tests/support/world.ts';
import { addSignIn } from './account.ts';

const world = await makeWorld();
const { ask } = await openApp(world, true);
const first = 'Tisdag-i-Karlskrona';
const second = 'Onsdag på Trossö, kvart i tre';
const API = '/api/v1';

let count = 0;
let email: string;
let id: string;
beforeEach(async () => {
  email = `ada${++count}@example.com`;
  id = await account(email, 'agent');
});

async function account(address: string, role: string): Promise<string> {
  const made = await addSignIn(world.db, { email: address, name: 'Ada Test', password: first });
  await world.db.staff.create({
    data: { id: made, email: address, name: 'Ada Test', roles: [role] },
  });
  return made;
}
type Problem = { code: string; detail: string };
const signIn = (password: string, chosen?: string, address = email) =>
  ask(`POST ${API}/sessions`, {
    body: { email: address, password, ...(chosen === undefined ? {} : { chosen }) },
  });
const cookieOf = ({ headers }: { headers: Headers }): string =>
  headers.getSetCookie()[0]?.split(';')[0] ?? '';
const enter = async (password = first, address = email): Promise<string> => {
  const answer = await signIn(password, undefined, address);
  expect(answer.status).toBe(201);
  return cookieOf(answer);
};
const change = (cookie: string, current: string, chosen: string) =>
  ask(`PUT ${API}/me/password`, { headers: { cookie }, body: { current, chosen } });
/** What the door says of a cookie, when nothing is remembered any longer. */
const entrance = async (cookie: string): Promise<number> => {
  await new Promise((done) => setTimeout(done, 1050));
  return (await ask(`GET ${API}/me`, { headers: { cookie } })).status;
};
const events = async (type: string): Promise<unknown[]> =>
  (await world.db.event.findMany({ where: { type } })).map((event) => event.data);

describe('changing my password', () => {
  test('ends every other session, gives this one a new id, and is recorded', async () => {
    const [here, elsewhere] = [await enter(), await enter()];
    const changed = await change(here, first, second);
    expect(changed.status).toBe(204);
    const anew = cookieOf(changed);
    expect(anew).not.toBe(here);
    expect(changed.headers.getSetCookie()[0]).toMatch(/HttpOnly/i);
    expect(await entrance(elsewhere)).toBe(401);
    expect(await entrance(here)).toBe(401);
    expect(await entrance(anew)).toBe(200);
    expect((await signIn(first)).status).toBe(401);
    expect((await signIn(second)).status).toBe(201);
    expect(await events('password.changed')).toContainEqual({ staffId: id });
  });

  test.each([
    ['a wrong current one', 'fel fel fel fel', second, 401, 'wrong-credentials'],
    ['the same again', first, first, 400, 'invalid'],
    ['one too short', first, 'elva tecken', 400, 'invalid'],
    ['one too long', first, 'a'.repeat(201), 400, 'invalid'],
    ['an operator for text', first, { not: null } as never, 400, 'invalid'],
  ])('is refused for %s, and changes nothing', async (_what, current, chosen, status, code) => {
    const cookie = await enter();
    const before = await world.db.event.count();
    const refused = await change(cookie, current, chosen);
    expect([refused.status, (refused.body as Problem).code]).toEqual([status, code]);
    expect(await world.db.event.count()).toBe(before);
    expect(await entrance(cookie)).toBe(200);
    expect((await signIn(first)).status).toBe(201);
  });

  test('the same again is known however it was typed', async () => {
    const cookie = await enter();
    const accented = 'Kl\u00e4r p\u00e5 Tross\u00f6 12';
    const anew = cookieOf(await change(cookie, first, accented));
    const apart = await change(anew, accented, accented.normalize('NFD'));
    expect(apart.status).toBe(400);
  });

  test('guesses at an open screen are slowed down as at sign-in', async () => {
    const cookie = await enter();
    for (let n = 0; n < 5; n++) await change(cookie, `fel gissning ${n}`, second);
    const began = performance.now();
    await change(cookie, 'fel gissning igen', second);
    expect(performance.now() - began).toBeGreaterThan(240);
    // One memory for both doors.
    const again = performance.now();
    await signIn('fel fel fel fel');
    expect(performance.now() - again).toBeGreaterThan(490);
  });
});

describe('a password that an administrator gives', () => {
  const boss = 'chef@example.com';
  let admin: string;
  beforeEach(async () => {
    if (!(await world.db.staff.findUnique({ where: { email: boss } })))
      await account(boss, 'administrator');
    admin = await enter(first, boss);
  });
  const give = async (to = id): Promise<{ status: number; password: string; until: string }> => {
    const { status, body } = await ask(`POST ${API}/staff/${to}/password`, {
      headers: { cookie: admin },
    });
    return { status, ...(body as object) } as never;
  };

  test('ends what was, opens nothing but the choice of one of one’s own, and is spent by it', async () => {
    const open = await enter();
    const { password } = await give();
    expect(password).toMatch(/^([3-9A-Y]{4}-){3}[3-9A-Y]{4}$/);
    expect(await entrance(open)).toBe(401);
    expect((await signIn(first)).status).toBe(401);
    const asked = await signIn(password);
    expect([asked.status, (asked.body as Problem).code]).toEqual([403, 'password-to-choose']);
    expect(asked.headers.getSetCookie()).toEqual([]);
    expect(await world.db.authSession.count({ where: { userId: id } })).toBe(0);
    expect((await signIn(password, password)).status).toBe(400);
    expect((await signIn(password, second)).status).toBe(201);
    expect((await signIn(password, 'Torsdag på Trossö')).status).toBe(401);
    expect((await signIn(second)).status).toBe(201);
    expect(await events('password.given')).toContainEqual({ staffId: id });
    expect(await events('password.changed')).toContainEqual({ staffId: id });
  });

  test('a choice whose answer was lost is made once, and the second try comes in', async () => {
    const { password } = await give();
    const answers = [await signIn(password, second), await signIn(password, second)];
    expect(answers.map((one) => one.status)).toEqual([201, 201]);
    expect((await events('password.changed')).filter((one) => holds(one, id))).toHaveLength(1);
  });

  test('of two choices at once one counts', async () => {
    const { password } = await give();
    const choices = ['Måndag på Trossö', 'Fredag på Trossö'];
    const answers = await Promise.all(choices.map((chosen) => signIn(password, chosen)));
    expect(answers.map((one) => one.status).sort()).toEqual([201, 401]);
    const won = choices[answers.findIndex((one) => one.status === 201)] ?? '';
    expect((await signIn(won)).status).toBe(201);
  });

  test('holds for a day, and the newest alone', async () => {
    const older = await give();
    const { password, until } = await give();
    expect((await signIn(older.password)).status).toBe(401);
    expect(Date.parse(until) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    await world.db
      .$executeRaw`UPDATE staff SET password_given_at = now() - interval '25 hours' WHERE id = ${id}::uuid`;
    const late = await signIn(password, second);
    expect([late.status, (late.body as Problem).code]).toEqual([403, 'password-expired']);
    // Whoever does not know it learns nothing of that.
    expect((await signIn('fel fel fel fel', second)).status).toBe(401);
  });

  test('makes a new account one that can be used', async () => {
    const address = `ny${count}@example.com`;
    const made = await ask(`POST ${API}/staff`, {
      headers: { cookie: admin },
      body: { email: address, name: 'Ny Person', roles: ['editor'] },
    });
    expect(made.status).toBe(201);
    const { id: fresh } = made.body as { id: string };
    expect((await signIn('', undefined, address)).status).toBe(400);
    expect((await signIn('Vad som helst', 'Något eget nu', address)).status).toBe(401);
    const { password } = await give(fresh);
    expect((await signIn(password, second, address)).status).toBe(201);
    const { body } = await ask(`GET ${API}/staff/${fresh}`, { headers: { cookie: admin } });
    expect((body as { passwordGiven: boolean }).passwordGiven).toBe(false);
  });

  test('is given neither to oneself, nor to a closed account, nor to nobody', async () => {
    const own = await world.db.staff.findUniqueOrThrow({ where: { email: boss } });
    await world.db.staff.update({ where: { id }, data: { disabledAt: new Date() } });
    const statuses = [await give(own.id), await give(), await give(crypto.randomUUID())];
    expect(statuses.map((one) => one.status)).toEqual([409, 409, 404]);
    expect((await signIn(first, undefined, boss)).status).toBe(201);
  });

  test('stands nowhere in clear: no event, no kept answer, no session says a password', async () => {
    const { password } = await give();
    await signIn(password, second);
    const kept = JSON.stringify(
      [
        await world.db.event.findMany(),
        await world.db.idempotency.findMany(),
        await world.db.authSession.findMany(),
        await world.db.authAccount.findMany(),
        await world.db.staff.findMany(),
      ],
      (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    );
    for (const one of [password, first, second]) expect(kept).not.toContain(one);
  });
});

const holds = (data: unknown, staffId: string): boolean =>
  (data as { staffId: string }).staffId === staffId;
