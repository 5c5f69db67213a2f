// What is typed in contacts and not yet on the server, on this machine, per person. Gone as soon as it is saved.
import type { KeptContact } from './runningContact.svelte.ts';

const prefix = (staffId: string) => `entre-contact-${staffId}-`;

/** Local storage, because it is written before the next key is pressed: a crash loses nothing. */
export function keepContact(staffId: string, key: string, contact: KeptContact | null): void {
  try {
    if (contact === null) localStorage.removeItem(prefix(staffId) + key);
    else localStorage.setItem(prefix(staffId) + key, JSON.stringify(contact));
  } catch {
    // Storage refused: the server still gets every save, and the page says what is not saved.
  }
}

export function keptContacts(staffId: string): KeptContact[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix(staffId)))
      .map((name) => JSON.parse(localStorage.getItem(name) ?? 'null') as KeptContact | null)
      .filter((kept) => kept !== null);
  } catch {
    return [];
  }
}
