// Reads of the tree of topics.
import type { Topic } from '@entre/contract/topics';
import type { Topic as Row } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';
import { DeskError } from '../../spine/errors.ts';

type Reads = Pick<ReadDb, 'topic'>;
/** A topic with the names that may be noted on it where it keeps no free text; none where it keeps any. */
export type Chosen = Row & { receivers: string[] };

/** All topics in the order they are shown; parents and children alike, tied by `parentId`. */
export const topics = async (db: Reads): Promise<Topic[]> =>
  (await db.topic.findMany({ orderBy: [{ sort: 'asc' }, { code: 'asc' }] })).map(toTopic);

/** The topic of an id that somebody chose. @throws DeskError `invalid` when there is none */
export async function chosenTopic(db: Reads & Pick<ReadDb, 'team'>, id: string): Promise<Chosen> {
  const topic = await db.topic.findUnique({ where: { id } });
  if (topic) return { ...topic, receivers: topic.noFreeText ? await teamNames(db) : [] };
  throw new DeskError('invalid', 'There is no such topic. Choose one from the list of topics.', {
    errors: [{ path: 'topicId', message: 'no such topic' }],
  });
}

const teamNames = async (db: Pick<ReadDb, 'team'>): Promise<string[]> =>
  (await db.team.findMany({ select: { name: true } })).map((team) => team.name);

const toTopic = ({ sv, en, sort: _sort, secrecy, ...rest }: Row): Topic => ({
  ...rest,
  name: { sv, en },
  secrecy: secrecy as Topic['secrecy'],
});
