// The addresses of staff and sessions.
import { on, type Route } from '../../spine/serve.ts';
import type { Auth } from './auth.ts';
import { changeMe, changeStaff, create } from './manage.ts';
import { colleague, colleagues, me, teams } from './queries.ts';
import { makeSignIn, makeSignOut } from './sign-in.ts';

export function staffRoutes(auth: Auth): Route[] {
  const signIn = makeSignIn(auth);
  const signOut = makeSignOut(auth);
  return [
    on('POST /sessions', (ctx, { body, headers, reply }) => signIn(ctx, body, headers, reply)),
    on('DELETE /sessions/current', (ctx, { headers, reply }) => signOut(ctx, headers, reply)),
    on('GET /me', (ctx) => me(ctx)),
    on('PATCH /me', (ctx, { body }) => changeMe(ctx, body)),
    on('GET /staff', async (ctx) => ({ items: await colleagues(ctx) })),
    on('POST /staff', (ctx, { body }) => create(ctx, body)),
    on('GET /staff/{id}', (ctx, { params }) => colleague(ctx, params.id)),
    on('PATCH /staff/{id}', (ctx, { params, body }) => changeStaff(ctx, params.id, body)),
    on('GET /teams', (ctx) => teams(ctx)),
  ];
}
