// What a browser remembers of a chat: the token that opens it and the lane of what is unsent. Never the words.

export type Kept = { token: string; lane: string; code: string };
/** The page remembers until one leaves; the frame on another site only as long as its tab lives. */
export type Memory = {
  /** Nothing can be kept here: a reloaded page knows nothing, and only the code leads back. */
  forgets(): boolean;
  read(): Kept | null;
  write(kept: Kept | null): void;
  /** Another tab began, or left. Returns how to stop listening. */
  follow(then: (kept: Kept | null) => void): () => void;
};

const PLACE = 'entre.chat';
const PROBE = 'entre.probe';

/** @param lasting true keeps it after the tab is closed */
export function memory(lasting: boolean): Memory {
  let here: Kept | null = null;
  const storage = (): Storage | null => {
    try {
      return lasting ? localStorage : sessionStorage;
    } catch {
      return null; // refused: what is kept lives as long as the page
    }
  };
  return {
    forgets: () => !keeps(storage()),
    read() {
      try {
        return parse(storage()?.getItem(PLACE) ?? null) ?? here;
      } catch {
        return here;
      }
    },
    write(kept) {
      here = kept;
      try {
        if (kept === null) storage()?.removeItem(PLACE);
        else storage()?.setItem(PLACE, JSON.stringify(kept));
      } catch {
        // Full or refused: it lives as long as the page.
      }
    },
    follow(then) {
      const hear = (event: StorageEvent) => {
        if (event.key === PLACE || event.key === null) then(parse(event.newValue));
      };
      addEventListener('storage', hear);
      return () => removeEventListener('storage', hear);
    },
  };
}

/** Only a try tells: storage may be absent, refuse to be written to, or have no room at all. */
function keeps(storage: Storage | null): boolean {
  if (storage === null) return false;
  try {
    storage.setItem(PROBE, PROBE);
    storage.removeItem(PROBE);
    return true;
  } catch {
    return false;
  }
}

function parse(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isKept = (kept: unknown): kept is Kept =>
  typeof kept === 'object' &&
  kept !== null &&
  ['token', 'lane', 'code'].every((k) => typeof (kept as Record<string, unknown>)[k] === 'string');
