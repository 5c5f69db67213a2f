// Residents: always optional, masked when protected, and every opened page leaves a record.
import { z } from 'zod';
import { Id, Instant, line, text } from './ids.ts';
import { endpoint } from './endpoint.ts';
import { CaseState, Outcome } from './case-states.ts';
import { ChannelKind } from './channels.ts';

/** A resident as shown beside a case. When `protected`, name, phone and e-mail are null: masked, fail-closed. */
export const ResidentCard = z.strictObject({
  id: Id,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  protected: z.boolean(),
});
export type ResidentCard = z.infer<typeof ResidentCard>;

/** A case, or a contact that never became one: then `caseId` is null, and what was written down of it stands here. */
export const EarlierContact = z.strictObject({
  caseId: Id.nullable(),
  number: z.string().nullable(),
  subject: z.string().nullable(),
  channel: ChannelKind,
  state: CaseState.nullable(),
  outcome: Outcome.nullable(),
  note: z.string().nullable(),
  topicId: Id.nullable(),
  at: Instant,
});
export type EarlierContact = z.infer<typeof EarlierContact>;
export const ResidentPage = ResidentCard.extend({ earlier: z.array(EarlierContact) });
export type ResidentPage = z.infer<typeof ResidentPage>;

export const NewResident = z.strictObject({
  name: line(120),
  phone: line(40).nullable().default(null),
  email: z.email().max(200).nullable().default(null),
  protected: z.boolean().default(false),
});
export type NewResident = z.input<typeof NewResident>;

const tag = 'residents';
const byId = z.strictObject({ id: Id });
export const residentEndpoints = [
  endpoint({
    method: 'GET',
    path: '/residents',
    door: 'staff',
    permission: 'resident.read',
    tag,
    summary: 'Find a resident by number, e-mail or name; at most ten',
    query: z.strictObject({ query: z.string().min(2).max(120) }),
    reply: z.strictObject({ items: z.array(ResidentCard) }),
    status: 200,
  }),
  endpoint({
    method: 'POST',
    path: '/residents',
    door: 'staff',
    permission: 'resident.create',
    tag,
    summary: 'Write down a resident',
    body: NewResident,
    reply: ResidentCard,
    status: 201,
    creates: true,
  }),
  endpoint({
    method: 'GET',
    path: '/residents/{id}',
    door: 'staff',
    permission: 'resident.read',
    tag,
    summary: 'A resident with earlier contacts; leaves a read record',
    params: byId,
    reply: ResidentPage,
    status: 200,
    problems: ['not-saved'],
  }),
  endpoint({
    method: 'POST',
    path: '/residents/{id}/reveals',
    door: 'staff',
    permission: 'resident.reveal',
    tag,
    summary: 'Open a protected identity for a stated reason, which is logged',
    params: byId,
    body: z.strictObject({ reason: text(500) }),
    reply: ResidentCard,
    status: 201,
    creates: true,
  }),
];
