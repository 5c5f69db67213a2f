// How what is typed in a contact meets what the server has: what to save, and what to do when both changed.
import type { Contact } from '@entre/contract/contacts';
import type { ResidentCard } from '@entre/contract/residents';

/** What a person can change in a running contact. */
export type Typed = {
  note: string;
  subject: string;
  caller: string;
  resident: ResidentCard | null;
  topicId: string | null;
};

export const typedOf = (contact: Contact): Typed => ({
  note: contact.note,
  subject: contact.subject,
  caller: contact.caller,
  resident: contact.resident,
  topicId: contact.topicId,
});

export const nothingTyped: Typed = {
  note: '',
  subject: '',
  caller: '',
  resident: null,
  topicId: null,
};

/** The body of a save without its `rev`. */
export type Change = {
  note?: string;
  subject?: string;
  caller?: string;
  residentId?: string | null;
  topicId?: string | null;
};

/** What differs from what the server has, or null when nothing does. */
export function changeFrom(server: Typed, mine: Typed): Change | null {
  const change: Change = {};
  if (mine.note !== server.note) change.note = mine.note;
  if (mine.subject !== server.subject) change.subject = mine.subject;
  if (mine.caller !== server.caller) change.caller = mine.caller;
  if (mine.topicId !== server.topicId) change.topicId = mine.topicId;
  const residentId = mine.resident?.id ?? null;
  if (residentId !== (server.resident?.id ?? null)) change.residentId = residentId;
  return Object.keys(change).length === 0 ? null : change;
}

/**
 * What may be stored of what is typed. Under a topic that keeps no free text, what was typed to find the caller stays
 * on this screen; the note is sent all the same, for its refusal says what to do.
 */
export const storable = (mine: Typed, keepsText: boolean): Typed =>
  keepsText ? mine : { ...mine, caller: '' };

export type Merged = {
  typed: Typed;
  /** My note where somebody (me, on another computer) wrote another one: shown beside, never thrown away. */
  aside: string | null;
};

/**
 * Three ways meet: `base` is what both last agreed on. A field that only one side changed is that side's; where both
 * did, the server's stands. A note that only went on from the other is no conflict: the longer one stands.
 */
export function merge(base: Typed, mine: Typed, theirs: Typed): Merged {
  const pick = <K extends keyof Typed>(field: K): Typed[K] =>
    same(mine[field], base[field]) || !same(theirs[field], base[field])
      ? theirs[field]
      : mine[field];
  const bothWrote = mine.note !== base.note && theirs.note !== base.note;
  const longer = bothWrote ? goesOn(mine.note, theirs.note) : null;
  const typed: Typed = {
    note: longer ?? (bothWrote ? theirs.note : mine.note === base.note ? theirs.note : mine.note),
    subject: pick('subject'),
    caller: pick('caller'),
    resident: pick('resident'),
    topicId: pick('topicId'),
  };
  return {
    typed,
    aside: bothWrote && longer === null && mine.note.trim() !== '' ? mine.note : null,
  };
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
const same = (a: unknown, b: unknown): boolean => idOf(a) === idOf(b);

/** The longer of two texts when one begins with the other, else null. */
function goesOn(a: string, b: string): string | null {
  if (a.startsWith(b)) return a;
  return b.startsWith(a) ? b : null;
}

/** Sets aside a second text without losing the first. */
export const joinAside = (old: string | null, more: string | null): string | null =>
  old === null || more === null || old === more ? (more ?? old) : `${old}\n\n${more}`;
