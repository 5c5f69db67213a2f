// Keeps a thread open for those who read it without JavaScript: one cookie, only then, gone with the browser.
import type { Cookies } from '@sveltejs/kit';

const NAME = 'entre-arende';

export const threadToken = (cookies: Cookies): string | null => cookies.get(NAME) ?? null;
export const keepThread = (cookies: Cookies, token: string): void =>
  cookies.set(NAME, token, { path: '/', httpOnly: true, sameSite: 'lax' });
export const dropThread = (cookies: Cookies): void => cookies.delete(NAME, { path: '/' });
