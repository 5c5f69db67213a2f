// Carries what was written on the start page to the chat or the message, within this tab and nowhere else.

const PLACE = 'entre.question';

export function carry(text: string): void {
  try {
    if (text.trim() === '') sessionStorage.removeItem(PLACE);
    else sessionStorage.setItem(PLACE, text);
  } catch {
    // Storage refused: it is written anew there.
  }
}

export function carried(): string {
  try {
    return sessionStorage.getItem(PLACE) ?? '';
  } catch {
    return '';
  }
}
