// Topics of the social services keep no free text in the centre (OSL 26 kap. 1 §).
import type { Topic } from '../../generated/prisma/client.ts';
import { DeskError } from '../../spine/errors.ts';

/**
 * Refuses text on a topic that may hold none. What was typed stays where it was typed.
 * @param texts what somebody wrote, by the name of its field; empty ones are fine
 * @throws DeskError `invalid` naming the fields to empty
 */
export function refuseFreeText(
  topic: Pick<Topic, 'noFreeText'> | null,
  texts: Record<string, string | null | undefined>,
): void {
  if (!topic?.noFreeText) return;
  const written = Object.entries(texts).filter(([, text]) => text != null && text.trim() !== '');
  if (written.length === 0) return;
  throw new DeskError(
    'invalid',
    'This topic keeps no free text here (OSL 26 kap. 1 §): only that the resident was put through. ' +
      'Say the rest to the one who takes over, empty the text, and try again.',
    { errors: written.map(([path]) => ({ path, message: 'this topic keeps no free text' })) },
  );
}

/** All that is stored of what was said, for such a topic. Swedish, since it becomes part of the record. */
export const putThrough = (receiver: string): string => `Kopplad till ${receiver}`;
