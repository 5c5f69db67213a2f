// Many cases for measuring: a thousand to a million, made by the database itself, under the same laws as real ones.
import { CODE_SIGNS } from '@entre/contract/ids';
import type { PrismaClient } from '../../apps/server/src/generated/prisma/client.ts';
import { foldTally } from '../../apps/server/src/features/cases/fold.ts';
import { largeChunk } from './large-sql.ts';

/** Cases in one transaction: large enough to be quick, small enough to see it move. */
const CHUNK = 10_000;

/** Where a case may stand: a topic with its team, one who works there, and a department it may be handed to. */
type Place = {
  topic: string;
  name: string;
  team: string;
  board: string;
  secrecy: string;
  staff: string;
  to_team: string;
  to_board: string;
};

/**
 * Adds cases to a filled desk: the last twentieth came in the last ten days and is mostly still alive, the others
 * are of the two years before. About five events and one interaction each; a resident for every third case.
 * Within a case all laws hold; the feed goes on without gaps but, after a demo, starts over in time.
 * Promises are eight days by the clock, not by opening hours.
 * @throws Error when the desk has no teams, topics and staff yet: fill it first
 */
export async function fillLarge(
  db: PrismaClient,
  options: { cases: number; now?: Date; log?: (text: string) => void },
): Promise<{ cases: number; events: number }> {
  const { cases, now = new Date(), log } = options;
  const places = JSON.stringify(await placesOf(db));
  const residents = await addResidents(db, Math.ceil(cases / 3));
  let events = 0;
  for (let from = 1; from <= cases; from += CHUNK) {
    const to = Math.min(cases, from + CHUNK - 1);
    const chunk = { from, to, total: cases, now, places, residents, signs: CODE_SIGNS };
    events += await db.$transaction((tx) => largeChunk(tx, chunk), { timeout: 600_000 });
    log?.(`${to} of ${cases} cases`);
  }
  await foldTally(db);
  return { cases, events };
}

async function placesOf(db: PrismaClient): Promise<Place[]> {
  const [topics, teams, staff] = await Promise.all([
    db.topic.findMany({ orderBy: { sort: 'asc' } }),
    db.team.findMany({ orderBy: { code: 'asc' } }),
    db.staff.findMany({ orderBy: { email: 'asc' } }),
  ]);
  const departments = teams.filter((team) => team.kind === 'department');
  const centre = teams.find((team) => team.kind === 'centre');
  const places = topics.flatMap((topic, n) => {
    const team = teams.find((one) => one.id === topic.teamId);
    const to = departments[n % Math.max(1, departments.length)];
    if (!team || !to) return [];
    // Cases that begin in a department are handed on to another one.
    const other = to.id === team.id ? (departments[(n + 1) % departments.length] ?? to) : to;
    const members = staff.filter((one) => one.teamIds.includes(team.id));
    const workers =
      members.length > 0 ? members : staff.filter((one) => one.teamIds.includes(centre?.id ?? ''));
    return workers.map((one) => ({
      topic: topic.id,
      name: topic.sv,
      team: team.id,
      board: team.kind === 'department' ? team.boardId : topic.boardId,
      secrecy: topic.secrecy,
      staff: one.id,
      to_team: other.id,
      to_board: other.boardId,
    }));
  });
  if (places.length === 0)
    throw new Error(
      'The desk has no teams, topics and staff. Fill it with the demonstration first.',
    );
  return places;
}

/** Residents with invented names and no numbers; there are too few numbers set aside for fiction. */
async function addResidents(db: PrismaClient, count: number): Promise<string> {
  // Their ids are made from this and their number, so that cases can point at them without a lookup.
  const [salt] = await db.$queryRaw<{ salt: string }[]>`SELECT gen_random_uuid()::text AS salt`;
  const given = [
    'Anna',
    'Erik',
    'Maria',
    'Lars',
    'Karin',
    'Ali',
    'Fatima',
    'Johan',
    'Eva',
    'Omar',
    'Ingrid',
    'Nils',
  ];
  const family = [
    'Provsson',
    'Exempelgren',
    'Testberg',
    'Övningslind',
    'Demoström',
    'Försöksdal',
    'Mallkvist',
  ];
  for (let from = 1; from <= count; from += CHUNK * 5) {
    const to = Math.min(count, from + CHUNK * 5 - 1);
    await db.$executeRaw`
      INSERT INTO resident (id, name)
      SELECT overlay(overlay(md5(${salt?.salt ?? ''} || i) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid,
        (${given}::text[])[1 + i % ${given.length}] || ' ' || (${family}::text[])[1 + (i / 12) % ${family.length}] || ' ' || i
      FROM generate_series(${from}::int, ${to}::int) AS i`;
  }
  return salt?.salt ?? '';
}
