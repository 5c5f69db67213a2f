// What is wrong with a password that somebody chooses, in words; '' when nothing is.
import type { PASSWORD_MIN } from '@entre/contract/staff';
import { m } from '#lib/paraglide/messages.js';

// The number alone: the contract's schemas stay out of the browser.
const MIN: typeof PASSWORD_MIN = 12;

/** @param before the one it replaces */
export function troubleWith(chosen: string, before: string): string {
  if (chosen.length < MIN) return m.shell_password_short();
  return chosen.normalize('NFKC') === before.normalize('NFKC') ? m.shell_password_same() : '';
}
