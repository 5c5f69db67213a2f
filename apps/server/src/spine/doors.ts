// The three doors: who asks is settled here, before anything else is read.
import { openPermissions, type Permission } from '@entre/contract/permissions';
import type { Door } from '@entre/contract/endpoint';
import { isIPv6 } from 'node:net';
import type { Actor, OpenActor, ResidentActor, StaffActor } from './ctx.ts';
import { DeskError } from './errors.ts';

/** How the features recognise people; handed in, since the spine knows no feature. */
export type Doors = {
  staff: (headers: Headers) => Promise<StaffActor | null>;
  /** `to` is what they came for; a token may be good for that alone. */
  resident: (token: string, to?: Permission) => Promise<ResidentActor | null>;
};

const openSet = new Set(openPermissions);

/** The actor behind a request at a door. @throws DeskError `unauthenticated` */
export async function actorAt(
  door: Door,
  doors: Doors,
  headers: Headers,
  address: string,
  to?: Permission,
): Promise<Actor> {
  if (door === 'open') return openActor(address);
  const actor =
    door === 'staff' ? await doors.staff(headers) : await doors.resident(bearer(headers), to);
  if (actor) return actor;
  throw new DeskError(
    'unauthenticated',
    door === 'staff'
      ? 'Sign in first; the session may have ended.'
      : 'This thread needs its token, as Authorization: Bearer. Come back by the code to get a new one.',
  );
}

/** Only the scheme Bearer; another one is no token. */
const bearer = (headers: Headers): string =>
  /^Bearer ([\x21-\x7e]{1,200})$/.exec(headers.get('authorization') ?? '')?.[1] ?? '';

export const openActor = (address: string): OpenActor => ({
  kind: 'open',
  network: networkOf(address),
  permissions: openSet,
});

/** An address as a network: IPv6 by its /64, since one home has them all; mapped IPv4 as itself. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = tail.split(':').filter((part) => part !== '');
  const full = [
    ...left,
    ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'),
    ...right,
  ];
  return `${full.slice(0, 4).join(':')}::/64`;
}

/**
 * Refuses a changing request with a cookie from another site (OWASP: Fetch Metadata, then Origin).
 * A client that is no browser sends neither and carries no cookie it was tricked into.
 */
export function refuseCrossSite(headers: Headers, origins: ReadonlySet<string>): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const foreign =
    (origin !== null && !origins.has(origin)) ||
    (origin === null && site !== null && site !== 'same-origin' && site !== 'none');
  if (foreign)
    throw new DeskError(
      'cross-site',
      'This came from another site. Use the console at its own address.',
    );
}
