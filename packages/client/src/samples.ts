// Cases, threads and events for the tests of this package.
import type { Thread } from '@entre/contract/chats';
import type { CaseRow, CaseSnapshot } from '@entre/contract/cases';
import type { CaseEvent, PublicEvent } from '@entre/contract/events';

const at = (n: number) => new Date(Date.UTC(2026, 10, 24, 8, 0, n)).toISOString();
export const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const row = (over: Partial<CaseRow> = {}): CaseRow => ({
  id: id(1),
  number: 'KC-2611-000001',
  subject: 'Sopkärl',
  state: 'open',
  priority: 'normal',
  channel: 'chat',
  topicId: null,
  boardId: id(900),
  teamId: id(800),
  assigneeId: null,
  secrecy: 'open',
  residentId: null,
  servicePointId: null,
  receivedAt: at(0),
  waitingSince: null,
  dueAt: null,
  late: false,
  parkedUntil: null,
  callbackAt: null,
  outcome: null,
  residentSeq: 0,
  resident: null,
  head: 0,
  updatedAt: at(0),
  ...over,
});

export const snapshot = (over: Partial<CaseRow> = {}): CaseSnapshot => ({
  epoch: 'e1',
  case: row(over),
  code: 'K7M4TPXD',
  timeline: [],
});

export const caseEvent = (seq: number, over: Partial<CaseEvent> = {}): CaseEvent => ({
  id: id(10_000 + seq),
  caseId: id(1),
  seq,
  pubSeq: null,
  type: 'note.added',
  at: at(seq),
  actor: { kind: 'staff', id: id(700) },
  data: { text: `n${seq}` },
  set: {},
  ...over,
});

export const thread = (over: Partial<Thread> = {}): Thread => ({
  epoch: 'e1',
  number: 'KC-2611-000001',
  code: 'K7M4TPXD',
  mode: 'chat',
  state: 'new',
  place: 2,
  waitMinutes: 4,
  dueAt: null,
  call: null,
  head: 0,
  events: [],
  ...over,
});

export const publicEvent = (seq: number, over: Partial<PublicEvent> = {}): PublicEvent => ({
  id: id(20_000 + seq),
  seq,
  type: 'message.received',
  at: at(seq),
  by: 'me',
  name: null,
  text: `m${seq}`,
  clientMsgId: id(30_000 + seq),
  state: null,
  ...over,
});
