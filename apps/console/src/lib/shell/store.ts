// Who was last signed in here and their lists: lets a service point start without the network. No resident's data.
import type { Me } from '@entre/contract/staff';
import type { ListData } from './lists.svelte.ts';

const KEY = 'entre-desk-1';
export type Kept = { me: Me; lists: ListData };

export function keepDesk(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full or forbidden storage only costs the start without network.
  }
}

export function keptDesk(): Kept | null {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}

export function forgetDesk(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Forbidden storage kept nothing.
  }
}
