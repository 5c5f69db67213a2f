// Focus is never lost: when what had it is gone or hidden, where one works on has it.

export const page = (): HTMLElement | null => document.getElementById('page');
/** The timeline of the open case, or the page where there is none. */
const work = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('main [role=log]') ?? page();

/** Call it when something that may have had focus has been taken away, and the screen is drawn. */
export function keepFocus(onto: () => HTMLElement | null = work): void {
  const at = document.activeElement;
  if (at !== null && at !== document.body && at.checkVisibility()) return;
  onto()?.focus({ preventScroll: true });
}
