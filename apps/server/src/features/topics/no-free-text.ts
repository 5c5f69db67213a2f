// Topics of the social services keep no free text in the centre (OSL 26 kap. 1 §).
import type { Topic } from '../../generated/prisma/client.ts';
import { DeskError } from '../../spine/errors.ts';

/** The one sentence that may be stored: where the call was put through, in a few words on one line. */
const allowed = /^Kopplad till [^\n\r]{1,120}$/u;

/**
 * Refuses text on a topic that may hold none; what was typed stays where it was typed.
 * @param texts what somebody wrote, by the name of its field; empty ones and "Kopplad till …" are fine
 * @throws DeskError `invalid` naming the fields to empty
 */
export function refuseFreeText(
  topic: Pick<Topic, 'noFreeText'> | null,
  texts: Record<string, string | null | undefined>,
): void {
  if (!topic?.noFreeText) return;
  const written = Object.entries(texts).filter(
    ([, text]) => text != null && text.trim() !== '' && !allowed.test(text.trim()),
  );
  if (written.length === 0) return;
  throw new DeskError(
    'invalid',
    'This topic keeps no free text here (OSL 26 kap. 1 §), only "Kopplad till" and where. ' +
      'Say the rest to the one who takes over, empty the text, and try again.',
    { errors: written.map(([path]) => ({ path, message: 'this topic keeps no free text' })) },
  );
}

/**
 * All that is stored of what was said, for such a topic: the sentence already written, else one with the receiver.
 * Swedish, since it becomes part of the record.
 */
export const putThrough = (written: string, receiver: string): string =>
  allowed.test(written.trim()) ? written.trim() : `Kopplad till ${receiver}`;
