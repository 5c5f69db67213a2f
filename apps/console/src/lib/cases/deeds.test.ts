// What is done to cases on a bad line: nothing twice, and an undo that says what it could not undo.
import { expect, test, vi } from 'vitest';
import { ApiError } from '@entre/client/http';
import { Intents } from '@entre/client/intents';
import type { CaseRow } from '@entre/contract/cases';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { Asked as Question } from './asked.svelte.ts';
import { Deeds } from './deeds.svelte.ts';

type Asked = { address: string; key?: string; params?: { id: string }; body?: unknown };
type Answer = (asked: Asked) => unknown;

const refusal = (status: number, code: string, current?: unknown) =>
  new ApiError({ type: '', title: '', status, code, detail: '', requestId: '', current });
const row = (id: string, more: Partial<CaseRow> = {}): CaseRow =>
  ({ id, number: `KC-${id}`, head: 5, teamId: 't', assigneeId: null, ...more }) as CaseRow;

/** A desk whose server answers as told; what is said lies in `said`, the latest last. */
function open(answer: Answer) {
  const asked: Asked[] = [];
  const said: { text: string; undo?: () => Promise<unknown> }[] = [];
  const say = (text: string, more: { undo?: () => Promise<unknown> } = {}) =>
    void said.push({ text, ...more });
  const desk = {
    me: { id: 'me' },
    lists: { staffName: (id: string | null) => id && `Namn ${id}`, teamName: () => 'Gatan' },
    notices: { say },
    intents: new Intents(),
    call: async (address: string, input: Omit<Asked, 'address'> = {}) => {
      const one = { address, ...input };
      asked.push(one);
      const reply = answer(one);
      if (reply instanceof Error) throw reply;
      return reply;
    },
    attempt: async (work: () => Promise<unknown>) => {
      try {
        await work();
        return true;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        say(error.code);
        return false;
      }
    },
  };
  return { deeds: new Deeds(desk as unknown as Desk), asked, said };
}

/** Does what is asked, and loses its first answer. */
function losingFirst(reply: unknown): Answer {
  let first = true;
  return () => {
    const lost = first;
    first = false;
    return lost ? new ApiError(null) : reply;
  };
}

test.each<[string, unknown, (deeds: Deeds) => Promise<unknown>]>([
  ['taking', row('a'), (deeds) => deeds.take(row('a'))],
  ['the next one', { case: row('a') }, (deeds) => deeds.next()],
  ['promising a call', {}, (deeds) => deeds.promiseCall(row('a'), '2026-11-25T10:00:00Z', '070')],
  ['handing over', row('a'), (deeds) => deeds.handOver(row('a'), 'u', 'Titta')],
])('%s again after a lost answer is the same request', async (_, reply, press) => {
  const { deeds, asked } = open(losingFirst(reply));
  await press(deeds);
  await press(deeds);
  await press(deeds);
  const keys = asked.flatMap((one) => one.key ?? []);
  expect(keys).toHaveLength(3);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('whoever has the case already is told so, not that they were quicker than themselves', async () => {
  const { deeds, said } = open(() => refusal(409, 'already-claimed', { assigneeId: 'me' }));
  expect(await deeds.take(row('a'))).toBe(true);
  expect(said).toEqual([{ text: m.cases_did_take({ number: 'KC-a' }) }]);
});

test('the loser is told who has it', async () => {
  const { deeds, said } = open(() => refusal(409, 'already-claimed', { assigneeId: 'eva' }));
  expect(await deeds.take(row('a'))).toBe(false);
  expect(said[0]?.text).toBe(m.cases_taken_by({ name: 'Namn eva' }));
});

test('a slip is taken back where the case stood after it', async () => {
  const { deeds, asked, said } = open(() => row('a', { head: 7 }));
  await deeds.resolve(row('a'), 'solved-here', () => undefined);
  await said[0]?.undo?.();
  expect(asked.at(-1)).toMatchObject({
    address: 'POST /cases/{id}/undos',
    params: { id: 'a' },
    body: { seq: 7 },
  });
});

test('what others wrote meanwhile is shown where it was asked, and then it may be done', async () => {
  const event = { id: 'e', seq: 6, type: 'message.received', data: { text: 'Vänta' } };
  let refused = true;
  const { deeds, asked, said } = open(() =>
    refused ? refusal(409, 'unseen', { head: 6, events: [event] }) : row('a', { head: 7 }),
  );
  const question = new Question(row('a'));
  const press = () => deeds.resolve(question.row, 'solved-here', question.show);
  expect(await press()).toBe(false);
  expect([said, question.unread]).toEqual([[], [event]]);
  refused = false;
  expect(await press()).toBe(true);
  expect(asked.map(({ body }) => (body as { seen: number }).seen)).toEqual([5, 6]);
});

test('an undo that something has overtaken says so, and is not told as done', async () => {
  const { deeds, said } = open(({ address }) =>
    address.endsWith('/undos') ? refusal(409, 'conflict', { head: 9 }) : row('a', { head: 7 }),
  );
  await deeds.resolve(row('a'), 'solved-here', () => undefined);
  expect(await said[0]?.undo?.()).toBe(false);
  expect(said.at(-1)?.text).toBe(m.cases_undo_overtaken());
});

test('what was handed out of sight offers no undo, and says why', async () => {
  const away = open(({ address }) =>
    address === 'GET /cases/{id}/row' ? refusal(404, 'not-found') : row('a', { head: 7 }),
  );
  await away.deeds.handOver(row('a'), 'u', '');
  expect(away.said).toEqual([{ text: m.cases_did_hand_over_away({ team: 'Gatan' }) }]);
  const here = open(() => row('a', { head: 7 }));
  await here.deeds.handOver(row('a'), 'u', '');
  expect(here.said[0]?.text).toBe(m.cases_did_hand_over({ team: 'Gatan' }));
  await here.said[0]?.undo?.();
  expect(here.asked.at(-1)).toMatchObject({ address: 'POST /cases/{id}/undos', body: { seq: 7 } });
});

test('several are given back each by itself, and those that could not be are counted', async () => {
  let back = false;
  const answer = vi.fn<Answer>(({ params }) =>
    back && params?.id === 'a' ? refusal(409, 'already-claimed') : row(params?.id ?? ''),
  );
  const { deeds, said } = open(answer);
  await deeds.assignAll([row('a'), row('b'), row('c')], 'eva');
  back = true;
  answer.mockClear();
  await said[0]?.undo?.();
  expect(answer.mock.calls.map(([asked]) => asked.params?.id)).toEqual(['a', 'b', 'c']);
  expect(said.at(-1)?.text).toBe(m.cases_undo_left({ n: 1 }));
});
