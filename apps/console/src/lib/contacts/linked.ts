// The one thing that may be noted where free text is forbidden: whereto the call was transferred.

/** Stored as it stands, in Swedish, whatever language the screen speaks: the server knows it by these words. */
export const LINKED = 'Kopplad till ';

/** Whereto, "" for an empty note, or null when the note says something else. */
export function linkedTo(note: string): string | null {
  if (note.trim() === '') return '';
  return note.startsWith(LINKED) && !note.includes('\n') ? note.slice(LINKED.length) : null;
}
