// A resident's first question, as a case: what most tests of cases begin with.
import type { z } from 'zod';
import type { NewChat } from '@entre/contract/chats';
import { makeStart } from '../../apps/server/src/features/chats/start.ts';
import { makeTokens } from '../../apps/server/src/features/chats/token.ts';
import { once, type World } from './world.ts';

const start = makeStart(makeTokens('secret'));

/** Asks it, by default in a chat and about nothing in particular. @returns the id of its case */
export async function question(
  world: World,
  more: Partial<z.output<typeof NewChat>> = {},
): Promise<string> {
  const { thread } = await start(once(world.open), {
    text: 'Soporna är inte hämtade',
    as: 'chat',
    name: null,
    contact: null,
    topicId: null,
    locale: 'sv',
    ...more,
  });
  return (await world.db.case.findUniqueOrThrow({ where: { number: thread.number } })).id;
}
