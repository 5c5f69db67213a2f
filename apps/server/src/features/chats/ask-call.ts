// A resident asks to be called: a case like any other, with the call promised in it and a thread to follow it by.
import { threadChannel } from '@entre/contract/channels';
import type { NewCall, Opened } from '@entre/contract/chats';
import { holdsPersonnummer } from '@entre/contract/personnummer';
import type { z } from 'zod';
import type { Ctx, OpenActor } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { write } from '../../spine/write.ts';
import { promiseIn } from '../contacts/index.ts';
import { residentFromContact, storedPhone } from '../residents/index.ts';
import { begin, opened } from './begin.ts';
import { chosenTime } from './call-times.ts';
import { spend } from './limits.ts';
import type { Tokens } from './token.ts';

/**
 * Promises a call. It is written on the web and may be answered there too, so it comes in as a message does.
 * @throws DeskError `invalid` for a number that is none or a time that cannot be chosen; `too-many` when the number
 *   has been given too often: nobody shall have others called all day
 */
export const makeAskCall =
  (tokens: Tokens) =>
  async (ctx: Ctx<OpenActor>, input: z.output<typeof NewCall>): Promise<Opened> => {
    const phone = numberToCall(input.phone);
    const asked = await write(ctx, 'callback.ask', async (tx, record) => {
      // In here a request that is made again, for want of an answer, has been answered already and costs nothing.
      await spend('callee', phone);
      const at = new Date();
      const time = await chosenTime(tx, input.from, at);
      const { text, topicId, name } = input;
      const residentId = await residentFromContact(tx, record, { name, contact: phone });
      const channel = threadChannel;
      const kase = await begin(ctx, tx, record, { channel, text, topicId, residentId, at });
      await promiseIn(tx, record, kase, null, { ...time, phone });
      return { tokenId: await tokens.issue(tx, kase.id), caseId: kase.id };
    });
    return opened(ctx, tokens, asked);
  };

/** Some write their personal identity number where the phone number goes, and it has as many digits. */
function numberToCall(written: string): string {
  if (!holdsPersonnummer(written)) return storedPhone(written);
  throw new DeskError(
    'invalid',
    'That looks like a personal identity number. Write the phone number, with its area code.',
    { errors: [{ path: 'phone', message: 'a personal identity number' }] },
  );
}
