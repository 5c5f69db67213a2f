// A small desk for tests: boards, teams, topics and people, on a database of its own, with the verbs open.
import { permissionsOf, openPermissions, residentPermissions } from '@entre/contract/permissions';
import type { Role } from '@entre/contract/permissions';
import { v7 as uuid } from 'uuid';
import { afterAll } from 'vitest';
import type {
  Actor,
  Ctx,
  OpenActor,
  ResidentActor,
  StaffActor,
} from '../../apps/server/src/spine/ctx.ts';
import { openDb, type Db } from '../../apps/server/src/spine/db.ts';
import { loadEpoch } from '../../apps/server/src/spine/epoch.ts';
import { openWriting } from '../../apps/server/src/spine/write.ts';
import { testDatabase } from './db.ts';

export type World = Awaited<ReturnType<typeof makeWorld>>;
type Borders = Partial<Pick<StaffActor, 'teamIds' | 'boardIds' | 'servicePointIds'>>;

/** Opens a desk. One for each test file: `write` has one database. */
export async function makeWorld() {
  const { url } = await testDatabase();
  const db = openDb(url, 8);
  let woken = 0;
  openWriting(db, () => woken++);
  await loadEpoch(db);
  afterAll(() => db.$disconnect());
  const places = await layOut(db);
  const ctx = <A extends Actor>(actor: A): Ctx<A> => ({ actor, db, requestId: 'test' });

  /** Somebody who works here, as an account and as an actor. */
  const staff = async (role: Role | Role[], borders: Borders = {}): Promise<Ctx<StaffActor>> => {
    const roles = [role].flat();
    const id = uuid();
    const name = `Test ${id.slice(-6)}`;
    const where = {
      teamIds: borders.teamIds ?? [places.centre.id],
      boardIds: borders.boardIds ?? [places.boards[0].id],
      servicePointIds: borders.servicePointIds ?? [places.point.id],
    };
    const own = {
      teamIds: [...where.teamIds],
      boardIds: [...where.boardIds],
      servicePointIds: [...where.servicePointIds],
    };
    await db.staff.create({ data: { id, email: `${id}@example.com`, name, roles, ...own } });
    const permissions = new Set(permissionsOf(roles));
    return ctx<StaffActor>({
      kind: 'staff',
      id,
      sessionId: uuid(),
      name,
      roles,
      permissions,
      ...where,
    });
  };
  return {
    db,
    url,
    ...places,
    staff,
    woken: () => woken,
    open: ctx<OpenActor>({
      kind: 'open',
      network: '127.0.0.1',
      permissions: new Set(openPermissions),
    }),
    resident: (caseId: string) =>
      ctx<ResidentActor>({
        kind: 'resident',
        caseId,
        tokenId: uuid(),
        permissions: new Set(residentPermissions),
      }),
  };
}

/** The same context, asking once: with a fresh key, or the one given. */
export const once = <A extends Actor>(
  ctx: Ctx<A>,
  key: string = uuid(),
  hash = 'hash',
): Ctx<A> => ({
  ...ctx,
  once: { key, hash },
});

async function layOut(db: Db) {
  const board = (code: string) => ({ id: uuid(), code, name: `Nämnd ${code}` });
  const boards = [board('KS'), board('DSN'), board('SN')] as const;
  await db.board.createMany({ data: [...boards] });
  const team = (code: string, boardId: string, kind: string) => ({
    id: uuid(),
    code,
    name: `Team ${code}`,
    boardId,
    kind,
  });
  const centre = team('KC', boards[0].id, 'centre');
  const technical = team('TEKNIK', boards[1].id, 'department');
  const social = team('SOC', boards[2].id, 'department');
  await db.team.createMany({ data: [centre, technical, social] });
  const topic = (code: string, of: typeof centre, more: object = {}) => ({
    id: uuid(),
    code,
    parentId: null,
    sv: `Ämne ${code}`,
    en: `Topic ${code}`,
    hint: null,
    icon: 'circle-help',
    boardId: of.boardId,
    teamId: of.id,
    promiseMinutes: 480,
    secrecy: 'personal',
    public: true,
    visits: true,
    noFreeText: false,
    ...more,
  });
  const waste = topic('AVF-HAMT', centre, { secrecy: 'open' });
  const secretTopic = topic('SOC-EK', social, { secrecy: 'secret', noFreeText: true });
  await db.topic.createMany({ data: [waste, secretTopic] });
  const point = {
    id: uuid(),
    code: 'STAD',
    name: 'Stadsbiblioteket',
    kind: 'library',
    address: 'Exempelgatan 1',
    hours: [],
    commonTopics: [waste.id],
  };
  await db.servicePoint.create({ data: point });
  // Somebody works in each department, so that a case can be handed there.
  for (const { id, code, boardId } of [technical, social]) {
    const who = { id: uuid(), email: `${code}@example.com`, name: `Handläggare ${code}` };
    const borders = { teamIds: [id], boardIds: [boardId], servicePointIds: [] };
    await db.staff.create({ data: { ...who, roles: ['case-officer'], ...borders } });
  }
  return { boards, centre, technical, social, waste, secretTopic, point };
}
