// Topics as an organisation file says them: the new ones added, the others changed.
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../spine/db.ts';

type Put<T> = { added: T[]; changed: T[] };

export async function putTopics(
  tx: Tx,
  { added, changed }: Put<Prisma.TopicCreateManyInput>,
): Promise<void> {
  await tx.topic.createMany({ data: added });
  for (const { id, ...data } of changed) await tx.topic.update({ where: { id }, data });
}
