// A file becomes the desk: judged whole, then written whole, by code. What it does not name stays as it is.
import { Organisation } from '@entre/contract/organisation';
import { v7 as uuid } from 'uuid';
import type { Ctx, SystemActor } from '../../spine/ctx.ts';
import type { ReadDb, Tx } from '../../spine/db.ts';
import { write } from '../../spine/write.ts';
import { putServicePoints } from '../service-points/index.ts';
import {
  addAdministrator,
  administratorFault,
  oneTime,
  putBoards,
  putTeams,
  type Administrator,
} from '../staff/index.ts';
import { putTopics } from '../topics/index.ts';
import { codeFaults } from './codes.ts';
import { difference, isSame, type Difference, type Part } from './difference.ts';
import { OrganisationError, shapeFaults } from './faults.ts';
import { placed, present, type Ids, type Placed } from './present.ts';

export type Organised = {
  difference: Difference;
  /** The account that was made, with the password that is told this once. */
  account: (Administrator & { password: string; until: Date }) | null;
};

/**
 * Makes the desk what the file says. What is so already is not written again.
 * @param given the file, parsed as JSON and nothing more
 * @throws OrganisationError naming every fault; nothing has been done then
 */
export async function organise(
  ctx: Ctx<SystemActor>,
  given: unknown,
  administrator: Administrator | null,
): Promise<Organised> {
  const first = await judge(ctx.db, given, administrator);
  if (isSame(first.changes) && administrator === null)
    return { difference: first.changes, account: null };
  const made = await oneTime();
  return write(ctx, 'desk.organise', async (tx, record) => {
    // Two at once: the second waits here, and then judges what the first has made.
    await tx.$queryRaw`SELECT 1 FROM desk WHERE id = 1 FOR UPDATE`;
    const { file, changes, ids } = await judge(tx, given, administrator);
    await put(tx, file, changes, ids);
    record('desk.organised', countsOf(changes));
    if (administrator === null) return { difference: changes, account: null };
    const until = await addAdministrator(tx, record, administrator, made);
    return {
      difference: changes,
      account: { ...administrator, password: made.password, until },
    };
  });
}

/** The file and what it would change. @throws OrganisationError */
async function judge(
  db: ReadDb | Tx,
  given: unknown,
  administrator: Administrator | null,
): Promise<{ file: Placed; changes: Difference; ids: Ids }> {
  const { there, ids } = await present(db);
  const hindrance = await administratorFault(db, administrator);
  const faults = [
    ...shapeFaults(given),
    ...codeFaults(given, there),
    ...(hindrance === null ? [] : [{ path: '--administrator', says: hindrance }]),
  ];
  if (faults.length > 0) throw new OrganisationError(faults);
  const file = placed(Organisation.parse(given));
  return { file, changes: difference(file, there), ids };
}

async function put(tx: Tx, file: Placed, changes: Difference, known: Ids): Promise<void> {
  const boards = withNew(known.boards, changes.boards);
  const teams = withNew(known.teams, changes.teams);
  const topics = withNew(known.topics, changes.topics);
  const points = withNew(known.servicePoints, changes.servicePoints);
  if (changes.desk.length > 0) await tx.desk.update({ where: { id: 1 }, data: file.desk });
  await putBoards(
    tx,
    rows(changes.boards, (one) => ({ ...one, id: boards(one.code) })),
  );
  await putTeams(
    tx,
    rows(changes.teams, ({ board, ...one }) => ({
      ...one,
      id: teams(one.code),
      boardId: boards(board),
    })),
  );
  await putTopics(
    tx,
    rows(changes.topics, ({ parent, board, team, ...one }) => ({
      ...one,
      id: topics(one.code),
      parentId: parent === null ? null : topics(parent),
      boardId: boards(board),
      teamId: teams(team),
    })),
  );
  await putServicePoints(
    tx,
    rows(changes.servicePoints, ({ commonTopics, ...one }) => ({
      ...one,
      id: points(one.code),
      commonTopics: commonTopics.map(topics),
    })),
  );
}

/** Ids by code, those of what is new among them. */
function withNew(
  known: ReadonlyMap<string, string>,
  { added }: Part<{ code: string }>,
): (code: string) => string {
  const all = new Map([...known, ...added.map(({ code }): [string, string] => [code, uuid()])]);
  return (code) => {
    const id = all.get(code);
    if (id === undefined) throw new Error(`a code that was judged leads nowhere: ${code}`);
    return id;
  };
}

const rows = <T, R>({ added, changed }: Part<T>, row: (one: T) => R) => ({
  added: added.map(row),
  changed: changed.map(({ now }) => row(now)),
});

function countsOf({ desk, boards, teams, topics, servicePoints }: Difference) {
  const count = (of: { added: unknown[]; changed: unknown[] }) => ({
    added: of.added.length,
    changed: of.changed.length,
  });
  return {
    desk: desk.length > 0,
    boards: count(boards),
    teams: count(teams),
    topics: count(topics),
    servicePoints: count(servicePoints),
  };
}
