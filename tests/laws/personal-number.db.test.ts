// The law of the personal identity number: it stands in no address, no log, and nothing that is listed or indexed.
import { API_PREFIX, endpoints } from '@entre/contract/api';
import { expect, test, vi } from 'vitest';
import { log } from '../../apps/server/src/spine/log.ts';
import { openApp } from '../support/app.ts';
import { makeWorld } from '../support/world.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const agent = await world.staff('agent');
const as = { id: agent.actor.id, roles: ['agent' as const] };
type Refused = { code: string; detail: string };

const number = '850709-9805';
const written = ['850709-9805', '19850709 9805', 'Anna 198507099805', '850709\u20119805'];

test('is searched for at no address, and the refusal says what to search by', async () => {
  const asked = endpoints.filter((e) => 'query' in e && 'query' in e.query.shape);
  expect(asked.map((e) => e.path).sort()).toEqual([
    '/articles/search',
    '/cases/search',
    '/public/articles/search',
    '/residents',
  ]);
  for (const e of asked)
    for (const query of written) {
      const path = `${API_PREFIX}${e.path}?query=${encodeURIComponent(query)}`;
      const { status, body } = await ask(`GET ${path}`, { as });
      expect([status, (body as Refused).code], `${e.path} ${query}`).toEqual([400, 'invalid']);
      expect((body as Refused).detail).toContain('Search by name or number instead');
      // The id of the request is drawn at random, and may hold any four figures.
      expect(JSON.stringify({ ...(body as Refused), requestId: '' })).not.toContain('9805');
    }
});

test('stands in no subject, name or telephone number, whatever it is typed for', async () => {
  const subject = `Gäller ${number}`;
  const contact = await ask(`POST ${API_PREFIX}/contacts`, { as, body: {} });
  const { id } = contact.body as { id: string };
  const { waste: topic, point } = world;
  const visit = await ask(`POST ${API_PREFIX}/visits`, {
    as,
    body: { servicePointId: point.id, topicId: topic.id },
  });
  const chat = await ask(`POST ${API_PREFIX}/chats`, { body: { text: `${subject} och sopor` } });
  const told = (chat.body as { thread: { number: string } }).thread.number;
  const kase = await world.db.case.findUniqueOrThrow({ where: { number: told } });
  const refused = [
    await ask(`PATCH ${API_PREFIX}/cases/${kase.id}`, { as, body: { subject } }),
    await ask(`PATCH ${API_PREFIX}/contacts/${id}`, { as, body: { rev: 0, subject } }),
    await ask(`PATCH ${API_PREFIX}/contacts/${id}`, { as, body: { rev: 0, caller: number } }),
    await ask(`POST ${API_PREFIX}/contacts`, { as, body: { caller: number } }),
    await ask(`POST ${API_PREFIX}/visits/${(visit.body as { id: string }).id}/promotions`, {
      as,
      body: { subject },
    }),
    await ask(`POST ${API_PREFIX}/residents`, { as, body: { name: `Anna ${number}` } }),
    await ask(`POST ${API_PREFIX}/residents`, { as, body: { name: 'Anna', phone: number } }),
    await ask(`POST ${API_PREFIX}/cases/${kase.id}/callbacks`, {
      as,
      body: { at: new Date(Date.now() + 3_600_000).toISOString(), phone: number },
    }),
    await ask(`POST ${API_PREFIX}/chats`, { body: { text: 'Hej', name: 'Anna', contact: number } }),
  ];
  for (const { status, body } of refused) {
    expect([status, (body as Refused).code]).toEqual([400, 'invalid']);
    expect((body as Refused).detail).toContain('personal identity number');
  }
  // What becomes a subject by itself is made without it: subjects are listed, searched and indexed.
  expect(kase.subject).toBe('Gäller [personnummer] och sopor');
  expect(await world.db.case.count({ where: { subject: { contains: number } } })).toBe(0);
});

test('nor does the line of a request hold it, or anything else of what was asked for', async () => {
  const lines = vi.spyOn(log, 'info');
  const address = `${API_PREFIX}/residents?query=${number}`;
  await ask(`GET ${address}`, { as });
  await ask(`GET ${API_PREFIX}/residents?query=Hemliga+Hilda`, { as });
  await ask(`GET ${API_PREFIX}/cases/${number}?query=${number}`, { as });
  await ask(`GET ${API_PREFIX}/${number}?query=${number}`, { as });
  await ask(`PUT ${API_PREFIX}/residents?query=${number}`, { as });
  const said = lines.mock.calls.map(([line]) => line as unknown as { route: string });
  lines.mockRestore();
  expect(said.map((line) => line.route)).toEqual([
    `${API_PREFIX}/residents`,
    `${API_PREFIX}/residents`,
    `${API_PREFIX}/cases/:id`,
    'none',
    'none',
  ]);
  expect(JSON.stringify(said)).not.toMatch(/9805|Hilda|\?/);
});
