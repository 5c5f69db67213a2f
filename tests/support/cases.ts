// Cases of a journey's own: a call written down and handed on, a chat with somebody at the other end.
import { randomUUID as uuid } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import type { CaseRow } from '@entre/contract/cases';
import { callAs, expect, type People } from './people.ts';
import { ask, openCase, queueRow, reply, unique } from './screens.ts';

/** Writes down a call and makes a case of it, as the person of this browser. `code` is the topic's. */
export async function caseFrom(
  context: BrowserContext,
  subject: string,
  code: string,
): Promise<CaseRow> {
  const call = callAs(context);
  const { items } = await call('GET /topics');
  const topicId = items.find((topic) => topic.code === code)?.id ?? null;
  const { id, rev } = await call('POST /contacts', { body: {}, key: uuid() });
  const body = { rev, subject, note: `Det gäller ${subject}`, topicId };
  const saved = await call('PATCH /contacts/{id}', { params: { id }, body });
  const closing = { params: { id }, body: { as: 'case' as const, rev: saved.rev }, key: uuid() };
  const closed = await call('POST /contacts/{id}/closings', closing);
  if (closed.case === null) throw new Error('no case came of the call');
  return closed.case;
}

export type Chat = { word: string; agent: Page; resident: Page };

/** A resident's chat, found in the open queue by an agent, opened and taken. `word` is in its question alone. */
export async function takenChat(people: People, who: string, settings = {}): Promise<Chat> {
  const word = unique();
  const agent = await people.staff(who, settings);
  await agent.goto('/desk/queue/unassigned');
  const resident = await people.resident();
  await resident.goto('/chatt');
  await ask(resident, `Fråga ${word}`);
  await (await queueRow(agent, word)).click();
  await openCase(agent).getByRole('button', { name: /^Ta\b/ }).click();
  await expect(reply(agent)).toBeVisible();
  return { word, agent, resident };
}

/** Ends the open case as solved here. */
export async function resolve(agent: Page): Promise<void> {
  await openCase(agent)
    .getByRole('button', { name: /^Lös\b/ })
    .click();
  const dialog = agent.getByRole('dialog', { name: 'Hur slutade kontakten?' });
  await dialog.getByRole('radio', { name: 'Löst här' }).check();
  await dialog.getByRole('button', { name: 'Lös', exact: true }).click();
  await expect(dialog).toBeHidden();
}
