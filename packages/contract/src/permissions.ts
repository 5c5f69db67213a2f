// Who may do what: permissions are words, roles are sets of them. Default deny.
import { z } from 'zod';

export const roles = [
  'agent',
  'library-staff',
  'case-officer',
  'supervisor',
  'editor',
  'digital-administrator',
  'administrator',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

const desk = [
  'case.read',
  'case.claim',
  'case.assign',
  'case.state',
  'case.classify',
  'case.reply',
  'case.note',
  'case.handover',
  'case.undo',
  'case.secrecy',
  'draft.save',
  'callback.try',
  'resident.read',
  'resident.create',
  'article.use',
] as const;
const everyone = [
  'desk.enter',
  'staff.list',
  'staff.status',
  'password.change',
  'topic.read',
  'article.read',
] as const;
const phone = ['contact.open', 'contact.save', 'contact.close'] as const;
const visits = ['visit.read', 'visit.log', 'visit.detail', 'visit.undo', 'visit.promote'] as const;
const articles = ['article.edit', 'article.publish'] as const;

/** What residents (by their chat token) and the desk itself (timers, and commands on its machine) may do. */
export const residentPermissions = ['chat.read', 'chat.send', 'chat.leave', 'chat.type'] as const;
export const openPermissions = [
  'chat.start',
  'chat.resume',
  'callback.ask',
  'session.start',
] as const;
export const systemPermissions = ['case.run-late', 'desk.organise'] as const;

export const rolePermissions = {
  agent: [...everyone, ...desk, ...phone, ...visits, 'insight.now'],
  'library-staff': [...everyone, ...desk, ...visits, 'insight.now'],
  'case-officer': [...everyone, ...desk, ...phone, 'case.read-secret'],
  supervisor: [
    ...everyone,
    ...desk,
    ...phone,
    ...visits,
    'insight.now',
    'resident.reveal',
    'case.read-secret',
  ],
  editor: [...everyone, ...articles],
  'digital-administrator': [...everyone, 'insight.now'],
  administrator: [...everyone, 'staff.manage', 'password.give', 'insight.now'],
} as const satisfies Record<Role, readonly string[]>;

export type Permission =
  | (typeof rolePermissions)[Role][number]
  | (typeof residentPermissions)[number]
  | (typeof openPermissions)[number]
  | (typeof systemPermissions)[number];

/** Every permission there is, once. */
export const permissions: readonly Permission[] = [
  ...new Set<Permission>([
    ...Object.values(rolePermissions).flat(),
    ...residentPermissions,
    ...openPermissions,
    ...systemPermissions,
  ]),
];

/** The permissions of somebody with these roles. */
export const permissionsOf = (of: readonly Role[]): Permission[] => [
  ...new Set(of.flatMap((role) => rolePermissions[role] as readonly Permission[])),
];

/** The roles that give a permission. */
export const rolesWith = (permission: Permission): Role[] =>
  roles.filter((role) => permissionsOf([role]).includes(permission));
