// People who work here, where they belong, and being signed in.
import { z } from 'zod';
import { Id, Instant, line, Locale } from './ids.ts';
import { Role } from './permissions.ts';
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

export const SignIn = z.strictObject({
  email: z.email().max(200),
  password: z.string().min(1).max(200),
});

export const StaffChange = z.strictObject({
  name: line(120).optional(),
  roles: z.array(Role).min(1).optional(),
  teamIds: z.array(Id).max(50).optional(),
  boardIds: z.array(Id).max(50).optional(),
  servicePointIds: z.array(Id).max(50).optional(),
  disabled: z.boolean().optional(),
});
export const NewStaff = z.strictObject({
  email: z.email().max(200),
  password: z.string().min(12).max(200),
  name: line(120),
  roles: z.array(Role).min(1),
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
    summary: 'Sign in; sets the session cookie',
    body: SignIn,
    reply: Me,
    status: 201,
    problems: ['wrong-credentials', 'too-many', 'cross-site'],
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
    summary: 'Give somebody an account',
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
    reply: Me,
    status: 200,
  }),
  endpoint({
    method: 'PATCH',
    path: '/staff/{id}',
    door: 'staff',
    permission: 'staff.manage',
    tag,
    summary: 'Change roles, teams, boards or places, or disable the account',
    params: z.strictObject({ id: Id }),
    body: StaffChange,
    reply: Me,
    status: 200,
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
