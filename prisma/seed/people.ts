// The people of the demo: staff with their sign-in, and residents, all of them invented.
import { hashPassword } from 'better-auth/crypto';
import type { Prisma } from '../../apps/server/src/generated/prisma/client.ts';
import { MINUTE_MS } from './calendar.ts';
import { at as find, setUpAt, type Ground } from './ground.ts';
import { bare, by, desk, type SeedEvent } from './told.ts';

/** Who is not at work with the rest when the demo begins. */
const away: Record<string, 'pause' | 'off'> = {
  'par.wik@demo.entre.example': 'pause',
  'nadia.petrovic@demo.entre.example': 'off',
};

type People = {
  users: Prisma.AuthUserCreateManyInput[];
  accounts: Prisma.AuthAccountCreateManyInput[];
  staff: Prisma.StaffCreateManyInput[];
  residents: Prisma.ResidentCreateManyInput[];
  events: SeedEvent[];
};

/** All people as rows. One password for everyone, so it is hashed once: hashing is slow by design. */
export async function people(ground: Ground, password: string): Promise<People> {
  const { chance } = ground;
  const hash = await hashPassword(password);
  const at = setUpAt(ground.now);
  const staff = [...ground.staff.values()];
  const residents = [...ground.residents.values()].map((one) => ({
    ...one,
    createdAt: new Date(at.getTime() + chance.below(50 * 1440) * MINUTE_MS),
  }));
  const times = { createdAt: at, updatedAt: at };
  return {
    users: staff.map(({ id, email, name }) => ({ id, email, name, emailVerified: true, ...times })),
    accounts: staff.map(({ id }) => ({
      id: chance.id(at),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: hash,
      ...times,
    })),
    staff: staff.map((one) => ({
      id: one.id,
      email: one.email,
      name: one.name,
      roles: one.roles,
      teamIds: one.teams.map((code) => find(ground.teams, code).id),
      boardIds: one.boards.map((code) => find(ground.boards, code)),
      servicePointIds: one.servicePoints.map((code) => find(ground.points, code).id),
      status: away[one.email] ?? 'on',
      statusSince: new Date(ground.now.getTime() - (4 + chance.below(170)) * MINUTE_MS),
      createdAt: at,
    })),
    residents: residents.map(({ id, name, phone, email, protectedIdentity, createdAt }) => ({
      id,
      name,
      phone,
      email,
      protectedIdentity,
      createdAt,
    })),
    events: [
      ...staff.map(({ id }) => ({
        ...bare(chance, 'staff.created', at, desk),
        data: { staffId: id },
      })),
      ...residents.map(({ id, createdAt }) => ({
        ...bare(chance, 'resident.created', createdAt, by(chance.pick(ground.agents))),
        data: { residentId: id },
      })),
    ],
  };
}
