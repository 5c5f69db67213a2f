// An answer knows what its writer had read, and holds nothing its writer could not see.
import { expect, test } from 'vitest';
import { API_PREFIX as api } from '@entre/contract/api';
import { v7 as uuid } from 'uuid';
import { openApp } from '../../../../../tests/support/app.ts';
import { question } from '../../../../../tests/support/question.ts';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import { addNote, reply } from './reply.ts';

const world = await makeWorld();
const { ask } = await openApp(world);
const agent = await world.staff('agent');
const as = { id: agent.actor.id, roles: ['agent' as const] };

const start = () => question(world);
const headOf = async (id: string): Promise<number> =>
  (await world.db.case.findUniqueOrThrow({ where: { id } })).lastSeq;
const sentIn = (caseId: string): Promise<number> =>
  world.db.event.count({ where: { caseId, type: 'message.sent' } });

test('what lies ahead has been read by nobody: such an answer is turned back, not let through', async () => {
  const id = await start();
  const head = await headOf(id);
  await addNote(once(agent), id, 'Läs detta först');
  for (const seen of [head + 2, 2_147_483_647]) {
    const { status, body } = await ask(`POST ${api}/cases/${id}/messages`, {
      as,
      body: { text: 'Hej', seen },
    });
    expect([status, (body as { code: string }).code]).toEqual([410, 'resync']);
    expect((body as { current: { head: number } }).current.head).toBe(head + 1);
  }
  expect(await sentIn(id)).toBe(0);
  await reply(once(agent), id, { text: 'Hej', seen: head + 1, articleIds: [] });
});

test('an article in an answer is one that its writer may see', async () => {
  const id = await start();
  const article = async (status: 'published' | 'draft'): Promise<string> => {
    const made = { id: uuid(), slug: uuid(), audience: 'public', status };
    return (await world.db.article.create({ data: made })).id;
  };
  const [known, draft] = [await article('published'), await article('draft')];
  const answer = async (articleIds: string[]) =>
    reply(once(agent), id, { text: 'Hej', seen: await headOf(id), articleIds });
  for (const unseen of [uuid(), draft])
    await expect(answer([known, unseen])).rejects.toMatchObject({
      code: 'invalid',
      extra: { errors: [{ path: 'articleIds' }] },
    });
  expect(await sentIn(id)).toBe(0);
  await answer([known, known]);
  const sent = await world.db.event.findFirstOrThrow({
    where: { caseId: id, type: 'message.sent' },
  });
  expect((sent.data as { articleIds: string[] }).articleIds).toEqual([known]);
});
