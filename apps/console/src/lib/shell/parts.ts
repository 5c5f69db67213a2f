// Parts of the console that are fetched when they are first wanted, and cannot be: gone with an upgrade, or out of reach.
import { updated } from '$app/state';
import { m } from '#lib/paraglide/messages.js';
import type { Notices } from './notices.svelte.ts';

const NEW_VERSION_SECONDS = 60;

const upgraded = (): Promise<boolean> => updated.check().catch(() => false);

/** Says that there is a new version when a part of this one was not to be had; returns how to stop listening. */
export function listenForParts(notices: Notices): () => void {
  const hear = async () => {
    if (!(await upgraded())) return;
    notices.say(m.shell_upgraded(), {
      tone: 'late',
      seconds: NEW_VERSION_SECONDS,
      act: { text: m.shell_reload(), run: () => location.reload() },
    });
  };
  const listener = () => void hear();
  addEventListener('vite:preloadError', listener);
  return () => removeEventListener('vite:preloadError', listener);
}

/** What one pressed for did not come: says so, unless a new version is why and that is said already. */
export async function sayMissing(notices: Notices): Promise<void> {
  if (!(await upgraded())) notices.say(m.shell_part_missing(), { tone: 'late' });
}
