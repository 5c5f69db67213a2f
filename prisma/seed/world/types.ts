// The shapes of the demo world: plain data, no database, so that it can be read and checked by anyone.

export type BoardSeed = { code: string; name: string };

export type TeamSeed = {
  code: string;
  name: string;
  board: string;
  kind: 'centre' | 'department' | 'library';
};

export type TopicSeed = {
  /** Stable code, e.g. `GATA-LJUS`; a parent's code is its own topic. */
  code: string;
  parent: string | null;
  sv: string;
  en: string;
  /** One short line under the name on a visit button, e.g. "papper till myndighet". */
  hint: string | null;
  /** Lucide icon name in kebab case, e.g. `printer`. */
  icon: string;
  board: string;
  team: string;
  /** Service promise: minutes of open time until an answer is due. */
  promiseMinutes: number;
  secrecy: 'open' | 'personal' | 'secret';
  /** Shown to residents. */
  public: boolean;
  /** Offered as a button at service points. */
  visits: boolean;
  /** No free text may be stored in the centre for this topic (OSL 26 kap.). */
  noFreeText: boolean;
};

export type Hours = { day: 1 | 2 | 3 | 4 | 5 | 6 | 7; opens: string; closes: string };

export type ServicePointSeed = {
  code: string;
  name: string;
  kind: 'library' | 'service-point' | 'care-home' | 'shop';
  address: string;
  hours: Hours[];
  /** Topic codes in the order they are commonest at this point; at least ten. */
  commonTopics: string[];
};

export type StaffSeed = {
  email: string;
  name: string;
  roles: (
    | 'agent'
    | 'library-staff'
    | 'case-officer'
    | 'supervisor'
    | 'editor'
    | 'digital-administrator'
    | 'administrator'
  )[];
  teams: string[];
  boards: string[];
  servicePoints: string[];
};

export type ResidentSeed = {
  key: string;
  name: string;
  phone: string | null;
  email: string | null;
  protectedIdentity: boolean;
};

export type Turn = {
  by: 'resident' | 'staff' | 'note';
  text: string;
  /** Minutes after the turn before it. */
  after: number;
};

export type StorySeed = {
  key: string;
  channel: 'chat' | 'phone' | 'visit';
  topic: string;
  subject: string;
  /** Key of a resident, or null for an anonymous one. */
  resident: string | null;
  servicePoint: string | null;
  /** Chat: the exchange. Phone: `note` turns first (the call note), then what followed. Visit: one `note` turn. */
  turns: Turn[];
  state:
    'new' | 'open' | 'awaiting-resident' | 'awaiting-department' | 'parked' | 'resolved' | 'closed';
  outcome:
    | 'solved-here'
    | 'solved-after-asking'
    | 'handed-over'
    | 'callback-promised'
    | 'referred-elsewhere'
    | 'cut-off'
    | null;
  /** E-mail of the one who has it, or null. */
  assignee: string | null;
  /** When set, differs from the topic's team. */
  team: string | null;
  secrecy: 'open' | 'personal' | 'secret' | null;
  priority: 'low' | 'normal' | 'high';
  /** How long ago the story began, in minutes before the demo is filled. */
  began: number;
  callback: { inMinutes: number } | null;
};

export type ReplyTemplateSeed = { code: string; title: string; sv: string; en: string };
