// People as the contract says them. Allow-lists: nothing of the sign-in tables ever passes here.
import { permissionsOf, type Role } from '@entre/contract/permissions';
import type { Account, Colleague, Me, StaffStatus } from '@entre/contract/staff';
import type { Staff } from '../../generated/prisma/client.ts';

export const toColleague = (s: Staff): Colleague => ({
  id: s.id,
  name: s.name,
  roles: s.roles as Role[],
  teamIds: s.teamIds,
  status: s.status as StaffStatus,
  statusSince: s.statusSince.toISOString(),
  disabled: s.disabledAt !== null,
});

export const toMe = (s: Staff): Me => ({
  ...toColleague(s),
  email: s.email,
  permissions: permissionsOf(s.roles as Role[]),
  boardIds: s.boardIds,
  servicePointIds: s.servicePointIds,
  locale: s.locale === 'en' ? 'en' : 'sv',
});

export const toAccount = (s: Staff, openCases: number): Account => ({
  ...toMe(s),
  passwordGiven: s.passwordGivenAt !== null,
  openCases,
});
