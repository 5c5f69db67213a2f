// What is said in one breath, as sentences: each ends with one mark, and none with two.

const ended = /[.!?…:]$/;

/** Joins texts to be read aloud; a full stop goes between two only where the first has no mark of its own. */
export const sentences = (texts: readonly string[]): string =>
  texts.reduce(
    (said, text) => (said === '' ? text : `${said}${ended.test(said) ? '' : '.'} ${text}`),
    '',
  );
