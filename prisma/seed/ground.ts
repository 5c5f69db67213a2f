// The ground of the demo: the world's codes and keys turned into rows with ids, ready to be stored and looked up.
import type { Prisma } from '../../apps/server/src/generated/prisma/client.ts';
import type { Chance } from './chance.ts';
import { world } from './world/index.ts';
import type {
  ResidentSeed,
  ServicePointSeed,
  StaffSeed,
  TeamSeed,
  TopicSeed,
} from './world/types.ts';

type With<T> = T & { id: string };
export type Topic = With<TopicSeed>;
export type Team = With<TeamSeed>;
export type Staff = With<StaffSeed>;
export type Resident = With<ResidentSeed>;
export type Point = With<ServicePointSeed>;

export type Ground = {
  now: Date;
  chance: Chance;
  /** Ids of boards by code. */
  boards: Map<string, string>;
  teams: Map<string, Team>;
  topics: Map<string, Topic>;
  points: Map<string, Point>;
  staff: Map<string, Staff>;
  residents: Map<string, Resident>;
  /** Those who take calls and chats in the centre. */
  agents: Staff[];
};

/** Days before now at which the desk was set up. */
const SET_UP_DAYS = 90;

/** When the desk was set up. */
export const setUpAt = (now: Date): Date => new Date(now.getTime() - SET_UP_DAYS * 86_400_000);

/** Gives everything in the world its id. */
export function layGround(now: Date, chance: Chance): Ground {
  const at = setUpAt(now);
  const byKey = <T>(list: readonly T[], key: (one: T) => string): Map<string, With<T>> =>
    new Map(list.map((one) => [key(one), { ...one, id: chance.id(at) }]));
  const boards = byKey(world.boards, (one) => one.code);
  const staff = byKey(world.staff, (one) => one.email);
  return {
    now,
    chance,
    boards: new Map([...boards].map(([code, { id }]) => [code, id])),
    teams: byKey(world.teams, (one) => one.code),
    topics: byKey(world.topics, (one) => one.code),
    points: byKey(world.servicePoints, (one) => one.code),
    staff,
    residents: byKey(world.residents, (one) => one.key),
    agents: [...staff.values()].filter((one) => one.roles.length === 1 && one.roles[0] === 'agent'),
  };
}

/** What stands under a key. @throws Error naming the key that the world does not have */
export function at<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`the demo world has no ${key}`);
  return found;
}

/** The rows of all that is not people, cases or contacts. */
export function groundRows(ground: Ground): {
  boards: Prisma.BoardCreateManyInput[];
  teams: Prisma.TeamCreateManyInput[];
  topics: Prisma.TopicCreateManyInput[];
  points: Prisma.ServicePointCreateManyInput[];
  templates: Prisma.ReplyTemplateCreateManyInput[];
} {
  const board = (code: string): string => at(ground.boards, code);
  return {
    boards: world.boards.map((one) => ({ ...one, id: board(one.code) })),
    teams: [...ground.teams.values()].map(({ board: code, ...one }) => ({
      ...one,
      boardId: board(code),
    })),
    topics: [...ground.topics.values()].map(({ parent, board: code, team, ...one }, sort) => ({
      ...one,
      parentId: parent === null ? null : at(ground.topics, parent).id,
      boardId: board(code),
      teamId: at(ground.teams, team).id,
      sort,
    })),
    points: [...ground.points.values()].map(({ commonTopics, ...one }, sort) => ({
      ...one,
      commonTopics: commonTopics.map((code) => at(ground.topics, code).id),
      sort,
    })),
    templates: world.templates.map((one) => ({
      ...one,
      id: ground.chance.id(setUpAt(ground.now)),
    })),
  };
}
