// The law of ids: knowing the id of what is another's opens nothing, and tells nothing of whether it is there.
import { API_PREFIX, endpoints } from '@entre/contract/api';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { promiseCall } from '../../apps/server/src/features/contacts/promise.ts';
import { close } from '../../apps/server/src/features/contacts/close.ts';
import { open } from '../../apps/server/src/features/contacts/open.ts';
import { log } from '../../apps/server/src/features/visits/log.ts';
import { openApp } from '../support/app.ts';
import { bornElsewhere } from '../support/verbs.ts';
import { makeWorld, once } from '../support/world.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const agent = await world.staff('agent');
// The same roles and none of the borders: what differs is whose it is.
const stranger = await world.staff('library-staff', {
  teamIds: [],
  boardIds: [],
  servicePointIds: [],
});
const asStranger = {
  id: stranger.actor.id,
  roles: ['library-staff' as const, 'case-officer' as const],
};

const soon = (): string => new Date(Date.now() + 3_600_000).toISOString();
const [caseId = ''] = await bornElsewhere(world, agent);
const theirs: Record<string, string> = {
  cases: caseId,
  contacts: (await open(once(agent), '0701740605')).id,
  interactions: (
    await close(once(agent), (await open(once(agent), '0701740607')).id, {
      as: 'solved',
      rev: 0,
      outcome: 'solved-here',
    })
  ).interactionId,
  callbacks: (await promiseCall(once(agent), caseId, { at: soon(), phone: null })).id,
  visits: (
    await log(once(agent), {
      servicePointId: world.point.id,
      topicId: world.waste.id,
      note: null,
    })
  ).id,
  'service-points': world.point.id,
};
/** What is for everyone who may come in at all, and why. */
const shared: Record<string, string> = {
  staff: 'only administrators, who see every account',
  residents:
    'anyone who may read residents; each opening is recorded, and a protected one is masked',
  articles: 'everyone who works here reads the knowledge base',
};
/** A body that is right in itself, so that the id is what is judged. */
const bodies: Record<string, object> = {
  'PUT /cases/{id}/assignment': { assigneeId: null, from: null },
  'PUT /cases/{id}/state': { state: 'open' },
  'PATCH /cases/{id}': { priority: 'high' },
  'PUT /cases/{id}/secrecy': { secrecy: 'open' },
  'POST /cases/{id}/handovers': { teamId: world.technical.id },
  'POST /cases/{id}/undos': { seq: 1 },
  'POST /cases/{id}/messages': { text: 'Hej', seen: 0 },
  'POST /cases/{id}/notes': { text: 'Hej' },
  'PUT /cases/{id}/draft': { mode: 'note', text: 'x' },
  'POST /cases/{id}/callbacks': { at: soon() },
  'PATCH /contacts/{id}': { rev: 1, note: 'Övertaget' },
  'POST /contacts/{id}/closings': { as: 'solved', rev: 1 },
  'POST /callbacks/{id}/tries': { result: 'reached' },
  'PATCH /visits/{id}': { difficulty: 3 },
  'POST /visits/{id}/promotions': {},
};
const withId = endpoints.filter((e) => e.door === 'staff' && e.path.includes('{id}'));
const kindOf = (path: string): string => path.split('/')[1] ?? '';

test('every address with an id is judged here, or is said to be for everyone', () => {
  const unknown = withId.filter(({ path }) => !(kindOf(path) in theirs || kindOf(path) in shared));
  expect(unknown.map(({ path }) => path)).toEqual([]);
});

for (const e of withId.filter(({ path }) => kindOf(path) in theirs))
  test(`${e.method} ${e.path}: another's answers as none, and nothing happens`, async () => {
    const to = (id: string) => {
      const key = `${e.method} ${API_PREFIX}${e.path.replace('{id}', id)}`;
      const body = bodies[`${e.method} ${e.path}`];
      return ask(key, { as: asStranger, ...(body ? { body } : {}) });
    };
    const events = await world.db.event.count();
    const [unseen, absent] = [await to(theirs[kindOf(e.path)] ?? ''), await to(uuid())];
    expect(unseen.status).toBe(404);
    const bare = ({ status, body }: typeof unseen) => ({
      status,
      ...(body as object),
      requestId: '',
    });
    expect(bare(unseen)).toEqual(bare(absent));
    expect(await world.db.event.count()).toBe(events);
  });

test('what a body names must be there, whichever field names it: else nothing is made', async () => {
  const as = { id: agent.actor.id, roles: ['agent' as const] };
  const contact = await open(once(agent), '0701740606');
  const visit = await log(once(agent), {
    servicePointId: world.point.id,
    topicId: world.waste.id,
    note: null,
  });
  const nobody = uuid();
  const named: [string, object][] = [
    [`PUT /cases/${caseId}/assignment`, { assigneeId: nobody, from: null }],
    [`PUT /cases/${caseId}/assignment`, { assigneeId: agent.actor.id, from: null, teamId: nobody }],
    [`PATCH /cases/${caseId}`, { topicId: nobody }],
    [`PATCH /cases/${caseId}`, { residentId: nobody }],
    [`POST /cases/${caseId}/handovers`, { teamId: nobody }],
    [`PATCH /contacts/${contact.id}`, { rev: contact.rev, residentId: nobody }],
    [`PATCH /contacts/${contact.id}`, { rev: contact.rev, topicId: nobody }],
    [`POST /contacts/${contact.id}/closings`, { as: 'case', rev: contact.rev, teamId: nobody }],
    [`POST /visits`, { servicePointId: nobody, topicId: world.waste.id }],
    [`POST /visits`, { servicePointId: world.point.id, topicId: nobody }],
    [`POST /visits/${visit.id}/promotions`, { residentId: nobody }],
  ];
  for (const [key, body] of named) {
    const [method = '', path = ''] = key.split(' ');
    const before = await rows();
    const refused = await ask(`${method} ${API_PREFIX}${path}`, { as, body });
    expect([400, 404], `${key} ${JSON.stringify(body)}`).toContain(refused.status);
    // Not for its shape: for what it names.
    expect((refused.body as { detail: string }).detail, key).not.toMatch(/^Some of what was sent/);
    expect(await rows()).toEqual(before);
  }
});

const rows = async (): Promise<number[]> =>
  Promise.all([world.db.event.count(), world.db.case.count(), world.db.contact.count()]);
