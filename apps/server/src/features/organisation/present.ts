// The organisation as the database has it, said as a file would say it, and the ids behind the codes.
import type { Organisation } from '@entre/contract/organisation';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';

type Reads = Pick<ReadDb, 'desk' | 'board' | 'team' | 'topic' | 'servicePoint'>;
type Kind = Exclude<keyof Organisation, 'desk'>;
export type Ids = Record<Kind, ReadonlyMap<string, string>>;
type Sorted<T> = T & { sort: number };
/** The same, each with its place in the order. */
export type Placed = Omit<Organisation, 'topics' | 'servicePoints'> & {
  topics: Sorted<Organisation['topics'][number]>[];
  servicePoints: Sorted<Organisation['servicePoints'][number]>[];
};

/** A file with the places that its lists give. */
export const placed = (file: Organisation): Placed => ({
  ...file,
  topics: file.topics.map((one, sort) => ({ ...one, sort })),
  servicePoints: file.servicePoints.map((one, sort) => ({ ...one, sort })),
});

/** What is there now. */
export async function present(db: Reads): Promise<{ there: Placed; ids: Ids }> {
  const order = { orderBy: { code: 'asc' } } as const;
  const [desk, boards, teams, topics, points] = await Promise.all([
    db.desk.findUniqueOrThrow({ where: { id: 1 } }),
    db.board.findMany(order),
    db.team.findMany(order),
    db.topic.findMany(order),
    db.servicePoint.findMany(order),
  ]);
  const board = codesOf(boards);
  const team = codesOf(teams);
  const topic = codesOf(topics);
  return {
    there: {
      desk: { name: desk.name, phone: desk.phone, hours: hoursOf(desk.hours) },
      boards: boards.map(({ code, name }) => ({ code, name })),
      teams: teams.map(({ code, name, kind, boardId }) => ({
        code,
        name,
        kind: kind as Placed['teams'][number]['kind'],
        board: board(boardId),
      })),
      topics: topics.map(({ id: _id, parentId, boardId, teamId, secrecy, ...rest }) => ({
        ...rest,
        parent: parentId === null ? null : topic(parentId),
        board: board(boardId),
        team: team(teamId),
        secrecy: secrecy as Placed['topics'][number]['secrecy'],
      })),
      servicePoints: points.map(({ id: _id, kind, hours, commonTopics, ...rest }) => ({
        ...rest,
        kind: kind as Placed['servicePoints'][number]['kind'],
        hours: hoursOf(hours),
        commonTopics: commonTopics.map(topic),
      })),
    },
    ids: {
      boards: idsOf(boards),
      teams: idsOf(teams),
      topics: idsOf(topics),
      servicePoints: idsOf(points),
    },
  };
}

type Row = { id: string; code: string };
const idsOf = (rows: readonly Row[]) => new Map(rows.map(({ id, code }) => [code, id]));
/** Codes by id; an id that leads nowhere is itself, and so other than any file says. */
const codesOf = (rows: readonly Row[]): ((id: string) => string) => {
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return (id) => codes.get(id) ?? id;
};
const hoursOf = (kept: Prisma.JsonValue) => kept as Placed['desk']['hours'];
