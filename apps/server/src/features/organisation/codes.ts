// Faults of codes: one that stands twice, leads nowhere or round in a circle, and what a desk cannot be without.
import type { Organisation } from '@entre/contract/organisation';
import { z } from 'zod';
import { fault, shown, type Fault } from './faults.ts';

/** Levels of topics, as screens draw them. */
const LEVELS = 3;
const NO_CENTRE =
  'has no centre, to which all comes that nobody has sorted. Give one the kind "centre"';

const code = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .catch('');
const list = <T extends z.ZodType>(item: T) => z.array(item).catch([]);
/** Only what these rules look at, whatever else is wrong: so that every fault is told of at once. */
const Codes = z
  .object({
    boards: list(z.object({ code }).catch({ code: '' })),
    teams: list(
      z.object({ code, board: code, kind: code }).catch({ code: '', board: '', kind: '' }),
    ),
    topics: list(
      z
        .object({
          code,
          parent: code.nullable(),
          board: code,
          team: code,
          visits: z.boolean().catch(true),
        })
        .catch({ code: '', parent: null, board: '', team: '', visits: true }),
    ),
    servicePoints: list(
      z.object({ code, commonTopics: list(code) }).catch({ code: '', commonTopics: [] }),
    ),
  })
  .catch({ boards: [], teams: [], topics: [], servicePoints: [] });
type Codes = z.output<typeof Codes>;

/** @param there what the database has: a code may lead there too, and what is not in the file stays */
export function codeFaults(given: unknown, there: Organisation): Fault[] {
  const file = Codes.parse(given);
  const wrong = (path: PropertyKey[], says: string): Fault => fault(given, path, says);
  const boards = byCode(there.boards, file.boards);
  const teams = byCode<{ code: string; kind: string }>(there.teams, file.teams);
  const topics = byCode<Pick<Codes['topics'][number], 'code' | 'parent' | 'visits'>>(
    there.topics,
    file.topics,
  );
  const need = (path: PropertyKey[], what: string, of: Map<string, unknown>, code: string) =>
    code === '' || of.has(code)
      ? []
      : [wrong(path, `names a ${what} that is nowhere (${shown(code)}). Correct it or add one`)];
  return [
    ...twice(file, wrong),
    ...file.teams.flatMap((team, i) => need(['teams', i, 'board'], 'board', boards, team.board)),
    ...file.topics.flatMap((topic, i) => [
      ...need(['topics', i, 'board'], 'board', boards, topic.board),
      ...need(['topics', i, 'team'], 'team', teams, topic.team),
      ...need(['topics', i, 'parent'], 'topic', topics, topic.parent ?? ''),
      ...height(topics, topic.code).map((says) => wrong(['topics', i, 'parent'], says)),
    ]),
    ...left(there.topics, file.topics).flatMap((one) =>
      height(topics, one).map((says) =>
        wrong(['topics'], `moves ${one}, which it does not name: ${says}`),
      ),
    ),
    ...file.servicePoints.flatMap((point, i) =>
      point.commonTopics.flatMap((one, j) => {
        const path = ['servicePoints', i, 'commonTopics', j];
        const says = `is ${shown(one)}, whose "visits" is false. Make it true or take it away`;
        return topics.get(one)?.visits === false
          ? [wrong(path, says)]
          : need(path, 'topic', topics, one);
      }),
    ),
    ...(teams.values().some(({ kind }) => kind === 'centre') ? [] : [wrong(['teams'], NO_CENTRE)]),
  ];
}

/** As it will be: what the file says over what is there. */
const byCode = <T extends { code: string }>(
  there: readonly T[],
  file: readonly T[],
): Map<string, T> => new Map([...there, ...file].map((one) => [one.code, one]));

/** Codes that are there and not in the file. */
const left = (there: readonly { code: string }[], file: readonly { code: string }[]): string[] => {
  const named = new Set(file.map((one) => one.code));
  return there.map((one) => one.code).filter((one) => !named.has(one));
};

function twice(file: Codes, wrong: (path: PropertyKey[], says: string) => Fault): Fault[] {
  return Object.entries(file).flatMap(([kind, items]) => {
    const codes = items.map((item) => item.code);
    return codes.flatMap((one, i) => {
      const first = codes.indexOf(one);
      if (one === '' || first === i) return [];
      return [wrong([kind, i, 'code'], `is that of ${kind}[${first}] too. Give each its own`)];
    });
  });
}

/** What is wrong with where a topic stands in the tree. */
function height(topics: ReadonlyMap<string, { parent: string | null }>, code: string): string[] {
  const above = [code];
  for (let up = topics.get(code)?.parent; up; up = topics.get(up)?.parent) {
    if (up === code) return ['leads back to the topic itself. Begin the branch with null'];
    // A circle further up is told of where it is.
    if (above.includes(up)) return [];
    above.push(up);
  }
  const level = above.length;
  return level > LEVELS ? [`puts it on level ${level}; there are ${LEVELS}`] : [];
}
