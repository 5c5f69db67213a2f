// What the frame says to the page around it: three words, to that page's exact origin. No token, no text.

type Word = 'ready' | 'close' | 'unread';

export class Parent {
  readonly #origin: string | null;

  /** @param origin of the page that loads the widget; null says nothing to anyone */
  constructor(origin: string | null) {
    this.#origin = window.parent === window ? null : origin;
  }

  say(word: Word): void {
    if (this.#origin === null) return;
    window.parent.postMessage({ type: `entre:${word}`, version: 1 }, this.#origin);
  }
}
