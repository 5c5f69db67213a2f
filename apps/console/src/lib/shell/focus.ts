// Focus is never lost: when what had it is gone or hidden, the page has it.

/** Call it when something that may have had focus has been taken away. */
export function keepFocus(): void {
  const at = document.activeElement;
  if (at !== null && at !== document.body && at.checkVisibility()) return;
  document.getElementById('page')?.focus({ preventScroll: true });
}
