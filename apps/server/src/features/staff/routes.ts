// The addresses of staff and sessions.
import type { Tx } from '../../spine/db.ts';
import { on, type Route } from '../../spine/serve.ts';
import type { Auth } from './auth.ts';
import { makeChangePassword } from './change-password.ts';
import { givePassword } from './give-password.ts';
import { makeGuessing } from './guessing.ts';
import { changeMe, create, makeChangeStaff, type SeesLess } from './manage.ts';
import { colleague, colleagues, me, teams } from './queries.ts';
import { makeSignIn, makeSignOut } from './sign-in.ts';

/**
 * @param within the sign-in library inside a transaction
 * @param letGo sees to the cases of whoever sees less, or leaves
 */
export function staffRoutes(auth: Auth, within: (tx: Tx) => Auth, letGo: SeesLess): Route[] {
  // One memory: a guess is a guess at either door.
  const guessing = makeGuessing();
  const signIn = makeSignIn(auth, guessing);
  const signOut = makeSignOut(auth);
  const changeStaff = makeChangeStaff(letGo);
  const changePassword = makeChangePassword(within, guessing);
  return [
    on('POST /sessions', (ctx, { body, headers, reply }) => signIn(ctx, body, headers, reply)),
    on('DELETE /sessions/current', (ctx, { headers, reply }) => signOut(ctx, headers, reply)),
    on('GET /me', (ctx) => me(ctx)),
    on('PATCH /me', (ctx, { body }) => changeMe(ctx, body)),
    on('PUT /me/password', (ctx, { body, headers, reply }) =>
      changePassword(ctx, body, headers, reply),
    ),
    on('GET /staff', async (ctx) => ({ items: await colleagues(ctx) })),
    on('POST /staff', (ctx, { body }) => create(ctx, body)),
    on('GET /staff/{id}', (ctx, { params }) => colleague(ctx, params.id)),
    on('PATCH /staff/{id}', (ctx, { params, body }) => changeStaff(ctx, params.id, body)),
    on('POST /staff/{id}/password', (ctx, { params }) => givePassword(ctx, params.id)),
    on('GET /teams', (ctx) => teams(ctx)),
  ];
}
