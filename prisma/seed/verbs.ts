// What people do with a case, as the desk's verbs record it: take, answer, note, call, hand over, move.
import { transitions, type CaseState, type Outcome } from '@entre/contract/cases';
import type { Ground, Resident, Staff, Team, Topic } from './ground.ts';
import { at as find } from './ground.ts';
import { by, promised, someone, tell, type Told } from './told.ts';

/** A case being told, with what its verbs look things up in. */
export type Scene = {
  ground: Ground;
  told: Told;
  topic: Topic;
  resident: Resident | null;
  /** The contact that runs, if one does. */
  running: string | null;
};

/** Somebody takes the case, into another team of theirs when the story says so. */
export function take(scene: Scene, staff: Staff, at: Date, team: Team | null): void {
  const { ground, told } = scene;
  const opened = told.facts.state === 'new' ? { state: 'open' as const } : {};
  if (team !== null && team.id !== told.facts.teamId)
    tell(ground.chance, told, {
      type: 'case.assigned',
      at,
      actor: by(staff),
      data: { from: told.facts.assigneeId, to: staff.id },
      set: { assigneeId: staff.id, teamId: team.id, ...opened },
    });
  else
    tell(ground.chance, told, {
      type: 'case.claimed',
      at,
      actor: by(staff),
      data: { from: null },
      set: { assigneeId: staff.id, ...opened },
    });
}

/** The resident writes. */
export function say(scene: Scene, text: string, wanted: Date): void {
  const { ground, told, topic } = scene;
  const at = wanted < told.at ? told.at : wanted;
  const { state, waitingSince, channel } = told.facts;
  const back = state === 'awaiting-resident' || state === 'parked';
  tell(ground.chance, told, {
    type: 'message.received',
    at,
    actor: someone,
    data: { text, clientMsgId: ground.chance.id(at) },
    set: {
      residentSeq: nextSeq(told, at),
      ...(back ? { state: 'open', parkedUntil: null } : {}),
      ...(waitingSince === null
        ? {
            waitingSince: at.toISOString(),
            dueAt: promised(channel === 'chat' ? 'chat' : 'message', topic, at),
            late: false,
          }
        : {}),
    },
  });
}

/** The `seq` the next event gets, counting the one that says that the case became late on the way. */
function nextSeq(told: Told, at: Date): number {
  const { dueAt, late } = told.facts;
  const lateFirst = dueAt !== null && !late && Date.parse(dueAt) < at.getTime();
  return told.events.length + (lateFirst ? 2 : 1);
}

/** Staff answer in writing. */
export function answer(scene: Scene, staff: Staff, text: string, at: Date): void {
  tell(scene.ground.chance, scene.told, {
    type: 'message.sent',
    at,
    actor: by(staff),
    data: { text, articleIds: [], clientMsgId: scene.ground.chance.id(at) },
    set: { waitingSince: null, dueAt: null, late: false },
  });
}

export function note(scene: Scene, staff: Staff, text: string, at: Date): void {
  tell(scene.ground.chance, scene.told, {
    type: 'note.added',
    at,
    actor: by(staff),
    data: { text, clientMsgId: scene.ground.chance.id(at) },
  });
}

/** The case goes to a department, with all it holds. */
export function handOver(
  scene: Scene,
  staff: Staff,
  to: Team,
  text: string | null,
  at: Date,
): void {
  const { ground, told } = scene;
  tell(ground.chance, told, {
    type: 'case.handed-over',
    at,
    actor: by(staff),
    data: { fromTeamId: told.facts.teamId, toTeamId: to.id, text },
    set: {
      teamId: to.id,
      boardId: find(ground.boards, to.board),
      assigneeId: null,
      state: 'awaiting-department',
      outcome: 'handed-over',
    },
  });
}

/** The case moves to another state, and its contact ends when it is resolved. */
export function move(
  scene: Scene,
  staff: Staff,
  to: { state: CaseState; outcome?: Outcome; until?: Date },
  at: Date,
): void {
  const { ground, told } = scene;
  const from = told.facts.state;
  if (!transitions[from].includes(to.state)) throw new Error(`${from} cannot become ${to.state}`);
  tell(ground.chance, told, {
    type: 'case.state-changed',
    at,
    actor: by(staff),
    data: { from, to: to.state },
    set: {
      state: to.state,
      parkedUntil: to.until?.toISOString() ?? null,
      waitingSince: null,
      dueAt: null,
      late: false,
      ...(to.outcome ? { outcome: to.outcome } : {}),
    },
  });
  if (to.outcome) endContact(scene, staff, to.outcome, at);
}

function endContact(scene: Scene, staff: Staff, outcome: Outcome, at: Date): void {
  const { ground, told, running } = scene;
  const contact = told.interactions.find((one) => one.id === running);
  if (running === null || !contact) return;
  Object.assign(contact, { endedAt: at, outcome });
  scene.running = null;
  tell(ground.chance, told, {
    type: 'interaction.ended',
    at,
    actor: by(staff),
    data: { interactionId: running, outcome },
  });
}
