// Sign-in by the library: e-mail and password now; one sign-on and a second factor are its plugins when they come.
import { PASSWORD_MAX, PASSWORD_MIN } from '@entre/contract/staff';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { v7 as uuid } from 'uuid';
import type { Db, Tx } from '../../spine/db.ts';

/** Hours a session lives at most: one working day (ASVS 5.0 V7.3). */
const SESSION_HOURS = 10;

/**
 * The sign-in library on our tables. Its own routes are not mounted: the desk's addresses call it.
 * Sessions are opaque and kept in the database; the cookie holds only a signed random token.
 */
export function makeAuth(db: Db | Tx, secret: string, publicUrl: string) {
  return betterAuth({
    database: prismaAdapter(db, { provider: 'postgresql' }),
    secret,
    baseURL: publicUrl,
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    user: { modelName: 'authUser' },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification' },
    session: {
      modelName: 'authSession',
      expiresIn: SESSION_HOURS * 3600,
      // Not made longer by being used: after a working day everyone signs in anew.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    advanced: {
      database: { generateId: () => uuid() },
      cookiePrefix: 'entre',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
export type Auth = ReturnType<typeof makeAuth>;
