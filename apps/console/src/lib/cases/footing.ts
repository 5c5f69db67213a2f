// Where one stands when the button one pressed is gone with what it did: on the timeline, never on nothing.
import { tick } from 'svelte';

/** Once the screen is drawn: focus that fell to nothing goes to the timeline, or to the page where there is none. */
export async function keepFooting(): Promise<void> {
  await tick();
  const at = document.activeElement;
  if (at !== null && at !== document.body) return;
  const place =
    document.querySelector<HTMLElement>('main [role=log]') ?? document.querySelector('main');
  place?.focus({ preventScroll: true });
}
