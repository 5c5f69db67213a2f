// Topics of the social services keep no free text in the centre (OSL 26 kap. 1 §).
import { PUT_THROUGH } from '@entre/contract/topics';
import { DeskError } from '../../spine/errors.ts';
import type { Chosen } from './queries.ts';

/**
 * Refuses text on a topic that may hold none; what was typed stays where it was typed.
 * @param texts what somebody wrote, by the name of its field; empty ones are fine, and the one sentence that may be
 *   stored: "Kopplad till" and the name of a team. Any other end of that sentence could be free text again.
 * @throws DeskError `invalid` naming the fields to empty
 */
export function refuseFreeText(
  topic: Pick<Chosen, 'noFreeText' | 'receivers'> | null,
  texts: Record<string, string | null | undefined>,
): void {
  if (!topic?.noFreeText) return;
  const allowed = new Set(topic.receivers.map((name) => PUT_THROUGH + name));
  const written = Object.entries(texts).filter(
    ([, text]) => text != null && text.trim() !== '' && !allowed.has(text.trim()),
  );
  if (written.length === 0) return;
  throw new DeskError(
    'invalid',
    'This topic keeps no free text here (OSL 26 kap. 1 §), only "Kopplad till" and the name of a team. ' +
      'Say the rest to the one who takes over, empty the text, and try again.',
    { errors: written.map(([path]) => ({ path, message: 'this topic keeps no free text' })) },
  );
}

/**
 * All that is stored of what was said, for such a topic.
 * @param written what `refuseFreeText` let through: nothing, or where the resident was put through
 * @param receiver the team that has it now
 */
export const putThrough = (written: string, receiver: string): string =>
  written.trim() === '' ? PUT_THROUGH + receiver : written.trim();
