// The one thing that may be noted where free text is forbidden: to which team the call was put through.
import { PUT_THROUGH } from '@entre/contract/topics';

/** The team, "" for an empty note, or null when the note says something else. */
export function linkedTo(note: string, teams: readonly string[]): string | null {
  const said = note.trim();
  if (said === '') return '';
  return teams.find((name) => said === PUT_THROUGH + name) ?? null;
}
