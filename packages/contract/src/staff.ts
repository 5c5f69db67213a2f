// People who work here, where they belong, and being signed in.
import { z } from 'zod';
import { Id, Instant, line, Locale } from './ids.ts';
import { Role, roles } from './permissions.ts';
import { endpoint } from './endpoint.ts';

export const Board = z.strictObject({ id: Id, code: z.string(), name: z.string() });
export type Board = z.infer<typeof Board>;

export const Team = z.strictObject({
  id: Id,
  code: z.string(),
  name: z.string(),
  boardId: Id,
  kind: z.enum(['centre', 'department', 'library']),
});
export type Team = z.infer<typeof Team>;

/** `on` takes contacts, `pause` is away for a while, `off` has gone home. */
export const StaffStatus = z.enum(['on', 'pause', 'off']);
export type StaffStatus = z.infer<typeof StaffStatus>;

/** A colleague as everyone who works here may see them. */
export const Colleague = z.strictObject({
  id: Id,
  name: z.string(),
  roles: z.array(Role),
  teamIds: z.array(Id),
  status: StaffStatus,
  statusSince: Instant,
  disabled: z.boolean(),
});
export type Colleague = z.infer<typeof Colleague>;

export const Me = Colleague.extend({
  email: z.string(),
  permissions: z.array(z.string()),
  boardIds: z.array(Id),
  servicePointIds: z.array(Id),
  locale: Locale,
});
export type Me = z.infer<typeof Me>;

/** An account as administrators see it. */
export const Account = Me.extend({
  /** The person has not yet chosen a password of their own. */
  passwordGiven: z.boolean(),
  /** Open cases the person has: they go back to the queue when the account is closed. */
  openCases: z.number().int(),
});
export type Account = z.infer<typeof Account>;

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;
/** A password as typed, whatever it is. */
const Typed = z.string().min(1).max(PASSWORD_MAX);
/** A password somebody chooses: long rather than odd, so any signs will do. */
export const Password = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);

export const SignIn = z.strictObject({
  email: z.email().max(200),
  password: Typed,
  /** A password of one's own, in place of one that an administrator gave. */
  chosen: Password.optional(),
});

const Roles = z.array(Role).min(1).max(roles.length);
export const StaffChange = z.strictObject({
  name: line(120).optional(),
  roles: Roles.optional(),
  teamIds: z.array(Id).max(50).optional(),
  boardIds: z.array(Id).max(50).optional(),
  servicePointIds: z.array(Id).max(50).optional(),
  disabled: z.boolean().optional(),
});
export const NewStaff = z.strictObject({
  email: z.email().max(200),
  name: line(120),
  roles: Roles,
  teamIds: z.array(Id).max(50).default([]),
  boardIds: z.array(Id).max(50).default([]),
  servicePointIds: z.array(Id).max(50).default([]),
});

const tag = 'staff';
export const staffEndpoints = [
  endpoint({
    method: 'POST',
    path: '/sessions',
    door: 'open',
    permission: 'session.start',
    tag,
    summary:
      'Sign in; sets the session cookie. After a one-time password, with a chosen one in its place',
    body: SignIn,
    reply: Me,
    status: 201,
    problems: [
      'wrong-credentials',
      'password-to-choose',
      'password-expired',
      'too-many',
      'cross-site',
    ],
  }),
  endpoint({
    method: 'DELETE',
    path: '/sessions/current',
    door: 'staff',
    permission: 'desk.enter',
    tag,
    summary: 'Sign out; sockets of this session are closed',
    status: 204,
  }),
  endpoint({
    method: 'GET',
    path: '/me',
    door: 'staff',
    permission: 'desk.enter',
    tag,
    summary: 'Who I am and what I may do',
    reply: Me,
    status: 200,
  }),
  endpoint({
    method: 'PATCH',
    path: '/me',
    door: 'staff',
    permission: 'staff.status',
    tag,
    summary: 'Change my status or language',
    body: z.strictObject({ status: StaffStatus.optional(), locale: Locale.optional() }),
    reply: Me,
    status: 200,
  }),
  endpoint({
    method: 'PUT',
    path: '/me/password',
    door: 'staff',
    permission: 'password.change',
    tag,
    summary:
      'Choose another password; ends every other session, and this one gets a new session cookie',
    body: z.strictObject({ current: Typed, chosen: Password }),
    status: 204,
    problems: ['wrong-credentials', 'too-many'],
  }),
  endpoint({
    method: 'GET',
    path: '/staff',
    door: 'staff',
    permission: 'staff.list',
    tag,
    summary: 'Everyone who works here',
    reply: z.strictObject({ items: z.array(Colleague) }),
    status: 200,
  }),
  endpoint({
    method: 'POST',
    path: '/staff',
    door: 'staff',
    permission: 'staff.manage',
    tag,
    summary: 'Give somebody an account; nobody can use it before a password is given',
    body: NewStaff,
    reply: Colleague,
    status: 201,
    creates: true,
    problems: ['conflict'],
  }),
  endpoint({
    method: 'GET',
    path: '/staff/{id}',
    door: 'staff',
    permission: 'staff.manage',
    tag,
    summary: 'One account with its borders',
    params: z.strictObject({ id: Id }),
    reply: Account,
    status: 200,
  }),
  endpoint({
    method: 'PATCH',
    path: '/staff/{id}',
    door: 'staff',
    permission: 'staff.manage',
    tag,
    summary:
      'Change roles, teams, boards or places, or close the account; cases out of its reach go back to the queue',
    params: z.strictObject({ id: Id }),
    body: StaffChange,
    reply: Account,
    status: 200,
    problems: ['conflict'],
  }),
  endpoint({
    method: 'POST',
    path: '/staff/{id}/password',
    door: 'staff',
    permission: 'password.give',
    tag,
    summary: 'Give a new one-time password; it is told this once, and every session ends',
    params: z.strictObject({ id: Id }),
    reply: z.strictObject({ password: z.string(), until: Instant }),
    status: 201,
    problems: ['conflict'],
  }),
  endpoint({
    method: 'GET',
    path: '/teams',
    door: 'staff',
    permission: 'staff.list',
    tag,
    summary: 'Teams and boards',
    reply: z.strictObject({ teams: z.array(Team), boards: z.array(Board) }),
    status: 200,
  }),
];
