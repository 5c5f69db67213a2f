// Telephone numbers as people write them. Pure.

/** Looks like a telephone number: digits with the signs people put between them. */
export const isNumber = (text: string): boolean =>
  /^[+\d][\d\s()/-]{4,}$/.test(text.trim()) && text.replace(/\D/g, '').length >= 5;
