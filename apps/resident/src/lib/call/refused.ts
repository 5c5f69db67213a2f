// Which field of the form a refusal is about.

/** Null when it is about none of them: the whole form then says why. */
export function fieldOf(code: string): 'text' | 'phone' | 'time' | null {
  switch (code) {
    case 'empty':
      return 'text';
    case 'phone':
      return 'phone';
    case 'from':
      return 'time';
    default:
      return null;
  }
}
