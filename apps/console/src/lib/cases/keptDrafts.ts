// Unsent text that the server has not yet got, on this machine, per person. Gone as soon as the server has it.

export type Mode = 'reply' | 'note';
/** `base`: what the server had when this was written. An empty text says that the server's may go. */
export type KeptDraft = { caseId: string; text: string; mode: Mode; base: string };

const prefix = (staffId: string) => `entre-draft-${staffId}-`;

/** Keeps a text, or (null) forgets it. False when this machine keeps nothing. */
export function keepDraft(staffId: string, caseId: string, draft: KeptDraft | null): boolean {
  try {
    if (draft === null) localStorage.removeItem(prefix(staffId) + caseId);
    else localStorage.setItem(prefix(staffId) + caseId, JSON.stringify(draft));
    return draft !== null;
  } catch {
    return false;
  }
}

export function keptDrafts(staffId: string): KeptDraft[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix(staffId)))
      .map((name) => JSON.parse(localStorage.getItem(name) ?? 'null') as KeptDraft | null)
      .filter((kept) => kept !== null);
  } catch {
    return [];
  }
}
