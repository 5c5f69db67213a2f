// A case is found by what people have in hand: its number, the last figures of it, its code, or what it is about.
import { expect, test } from 'vitest';
import { makeWorld, once } from '../../../../../tests/support/world.ts';
import { makeStart } from '../chats/start.ts';
import { makeTokens } from '../chats/token.ts';
import { search } from './search.ts';

const world = await makeWorld();
const agent = await world.staff('agent');
const { thread } = await makeStart(makeTokens('secret'))(once(world.open), {
  text: 'Soporna på Ågatan är 100% inte hämtade',
  as: 'chat',
  name: null,
  contact: null,
  topicId: null,
  locale: 'sv',
});
const tail = String(Number(thread.number.slice(-6)));
const code = `${thread.code.slice(0, 4)}-${thread.code.slice(4)}`.toLowerCase();

test.each([thread.number, `#${thread.number.toLowerCase()}`, tail, `00${tail}`, code])(
  'by number, its end, or code: %s',
  async (query) => {
    expect((await search(agent, query)).map((row) => row.number)).toEqual([thread.number]);
  },
);

test('by words of the subject, in any order and any case', async () => {
  for (const query of ['ågatan soporna', 'HÄMTADE', 'ågat'])
    expect((await search(agent, query)).map((row) => row.number)).toEqual([thread.number]);
});

test('wildcards and short words leaf through nothing', async () => {
  for (const query of ['%%', '__', '_%_', 'är', '..'])
    expect(await search(agent, query), query).toEqual([]);
});

test('what is out of sight is not found by its number or code either', async () => {
  const stranger = await world.staff('agent', { teamIds: [], boardIds: [], servicePointIds: [] });
  for (const query of [thread.number, tail, code, 'soporna'])
    expect(await search(stranger, query)).toEqual([]);
});
