// Signing in: one answer for all that is wrong, slower under guessing, and no fault of ours taken for a wrong password.
import { expect, test, vi } from 'vitest';
import { openApp } from '../../../../../tests/support/app.ts';
import { makeWorld } from '../../../../../tests/support/world.ts';
import { DeskError } from '../../spine/errors.ts';
import { addSignIn } from './account.ts';
import { makeAuth } from './auth.ts';
import { makeGuessing } from './guessing.ts';
import { makeSignIn } from './sign-in.ts';

const world = await makeWorld();
const { ask, routes } = await openApp(world, true);
const password = 'Tisdag-i-Karlskrona';

async function account(email: string, more: object = {}): Promise<string> {
  const id = await addSignIn(world.db, { email, name: 'Ada Test', password });
  await world.db.staff.create({
    data: { id, email, name: 'Ada Test', roles: ['agent'], ...more },
  });
  return id;
}
const signIn = (email: string, pass = password) =>
  ask('POST /api/v1/sessions', { body: { email, password: pass } });
const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('unknown, wrong and closed are answered alike, and leave no cookie', async () => {
  await account('ada@example.com');
  await account('stangd@example.com', { disabledAt: new Date() });
  const answers = [
    await signIn('ingen@example.com'),
    await signIn('ada@example.com', 'fel fel fel fel'),
    await signIn('stangd@example.com'),
  ];
  for (const { status, body, headers } of answers) {
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'wrong-credentials', detail: answers[0]?.body['detail'] });
    expect(headers.getSetCookie()).toEqual([]);
  }
});

test('each sign-in has its own session, which lasts a working day however much it is used', async () => {
  const [one, two] = [await signIn('ada@example.com'), await signIn('ada@example.com')];
  expect(cookieOf(one.headers)).not.toBe(cookieOf(two.headers));
  expect(one.headers.getSetCookie()[0]).toMatch(/HttpOnly/i);
  expect(one.headers.getSetCookie()[0]).toMatch(/SameSite=Lax/i);
  const cookie = cookieOf(one.headers);
  const soon = new Date(Date.now() + 60_000);
  await world.db.authSession.updateMany({ data: { expiresAt: soon } });
  expect((await ask('GET /api/v1/me', { headers: { cookie } })).status).toBe(200);
  const sessions = await world.db.authSession.findMany();
  expect(sessions.every((s) => s.expiresAt.getTime() === soon.getTime())).toBe(true);
});

test('signing in anew in the same browser ends the session before, and takes no name for one that it did not make', async () => {
  const before = cookieOf((await signIn('ada@example.com')).headers);
  const planted = 'entre.session_token=planted.by-somebody-else';
  for (const cookie of [before, planted]) {
    const again = await ask('POST /api/v1/sessions', {
      body: { email: 'ada@example.com', password },
      headers: { cookie },
    });
    const fresh = cookieOf(again.headers);
    expect(again.status).toBe(201);
    expect(fresh).not.toBe(cookie);
    await new Promise((done) => setTimeout(done, 1050));
    expect((await ask('GET /api/v1/me', { headers: { cookie } })).status).toBe(401);
    expect((await ask('GET /api/v1/me', { headers: { cookie: fresh } })).status).toBe(200);
  }
  const ended = await world.db.event.findMany({ where: { type: 'session.ended' } });
  expect(ended).toHaveLength(1);
});

test('what is no text is no e-mail, no password and no choice', async () => {
  const right = { email: 'ada@example.com', password };
  const odd = [null, { $ne: null }, { contains: '' }, { not: null }, [], [password], 7, true, ''];
  for (const field of ['email', 'password', 'chosen'])
    for (const value of odd) {
      const { status, headers } = await ask('POST /api/v1/sessions', {
        body: { ...right, [field]: value },
      });
      expect([field, value, status]).toEqual([field, value, 400]);
      expect(headers.getSetCookie()).toEqual([]);
    }
});

test('who somebody is and where they come from is not taken from what the request says of itself', async () => {
  const names = {
    'x-remote-user': 'ada@example.com',
    'remote-user': 'ada@example.com',
    'x-forwarded-user': 'ada@example.com',
    'x-forwarded-email': 'ada@example.com',
  };
  expect((await ask('GET /api/v1/me', { headers: names })).status).toBe(401);
  const cookie = cookieOf((await signIn('ada@example.com')).headers);
  const { body } = await ask('GET /api/v1/me', {
    headers: { cookie, 'x-remote-user': 'stangd@example.com' },
  });
  expect((body as { email: string }).email).toBe('ada@example.com');
  const networks: unknown[] = [];
  const signing = routes.find(({ key }) => key === 'POST /sessions');
  if (!signing) throw new Error('no such route');
  const handle = vi.spyOn(signing, 'handle').mockImplementation((ctx) => {
    networks.push(ctx.actor.kind === 'open' && ctx.actor.network);
    throw new DeskError('wrong-credentials', 'Not looked at in this test.');
  });
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-client-ip'])
    await ask('POST /api/v1/sessions', {
      body: { email: 'ada@example.com', password },
      headers: { [name]: name === 'forwarded' ? 'for=10.0.0.9' : '10.0.0.9' },
    });
  handle.mockRestore();
  expect(networks).toEqual(Array.from({ length: 4 }, () => '127.0.0.1'));
});

test('signing out ends the session and says so in one write', async () => {
  const { headers } = await signIn('ada@example.com');
  const cookie = cookieOf(headers);
  const out = await ask('DELETE /api/v1/sessions/current', { headers: { cookie } });
  expect(out.status).toBe(204);
  expect(out.headers.getSetCookie()[0]).toMatch(/Max-Age=0/);
  await new Promise((done) => setTimeout(done, 1100));
  expect((await ask('GET /api/v1/me', { headers: { cookie } })).status).toBe(401);
});

test('signing out on one screen leaves who works on at another; the last one, or both at once, ends the day', async () => {
  const id = await account('tva@example.com');
  const status = async () => (await world.db.staff.findUniqueOrThrow({ where: { id } })).status;
  const inAgain = async () => cookieOf((await signIn('tva@example.com')).headers);
  const out = (cookie: string) => ask('DELETE /api/v1/sessions/current', { headers: { cookie } });
  const [one, two] = [await inAgain(), await inAgain()];
  await out(one);
  expect(await status()).toBe('on');
  await out(two);
  expect(await status()).toBe('off');
  await Promise.all([await inAgain(), await inAgain()].map(out));
  expect(await status()).toBe('off');
  const [here] = [await inAgain(), await inAgain()];
  const ranOut = { expiresAt: new Date(Date.now() - 1000) };
  const [{ id: forgotten } = { id: '' }] = await world.db.authSession.findMany({
    where: { userId: id },
    orderBy: { createdAt: 'desc' },
  });
  await world.db.authSession.update({ where: { id: forgotten }, data: ranOut });
  await out(here ?? '');
  expect(await status()).toBe('off');
});

test('behind https the cookie is secure by name and by flag', async () => {
  const auth = makeAuth(world.db, 'x'.repeat(43), 'https://desk.example.se');
  const body = { email: 'ada@example.com', password };
  const { headers } = await auth.api.signInEmail({ body, returnHeaders: true });
  expect(headers.getSetCookie()[0]).toMatch(/^__Secure-entre\.session_token=.*; Secure/);
});

test('a database that is away is not a wrong password', async () => {
  const auth = makeAuth(world.db, 'x'.repeat(43), 'http://127.0.0.1:3000');
  vi.spyOn(auth.api, 'signInEmail').mockRejectedValue(new Error('Connection terminated'));
  const asked = { email: 'ada@example.com', password };
  await expect(
    makeSignIn(auth, makeGuessing())(world.open, asked, new Headers(), new Headers()),
  ).rejects.toThrow('Connection terminated');
});

test('many guesses at once are slowed down like one after another; a network that guesses waits, and is let in', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] });
  const guessing = makeGuessing();
  let looked = 0;
  const wrong = (): Promise<null> => {
    looked += 1;
    return Promise.resolve(null);
  };
  const tries = Array.from({ length: 40 }, () =>
    guessing({ email: 'a@example.com', network: '10.0.0.1' }, wrong),
  );
  await vi.advanceTimersByTimeAsync(10);
  expect(looked).toBe(5);
  await vi.advanceTimersByTimeAsync(8_000);
  await Promise.all(tries);
  for (let n = 0; n < 160; n++)
    await guessing({ email: `${n}@example.com`, network: '10.0.0.1' }, wrong);
  // Whoever sits there with the right password waits, and is let in; a flood is refused while it lasts.
  const right = (): Promise<string> => Promise.resolve('in');
  const before = Date.now();
  const colleague = guessing({ email: 'b@example.com', network: '10.0.0.1' }, right).then((in_) => [
    in_,
    Date.now() - before,
  ]);
  const flood = Array.from({ length: 20 }, (_, n) =>
    guessing({ email: `flood${n}@example.com`, network: '10.0.0.1' }, wrong).catch(
      ({ code }: { code: string }) => code,
    ),
  );
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await colleague).toEqual(['in', 8_000]);
  expect((await Promise.all(flood)).filter((end) => end === 'too-many')).toHaveLength(1);
  // The owner, at another desk, is let in at once; and a fault of ours costs nobody a try.
  expect(await guessing({ email: 'b@example.com', network: '10.0.0.2' }, right)).toBe('in');
  vi.useRealTimers();
});
