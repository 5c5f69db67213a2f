// A Swedish keyboard: the signs come from the keys where they sit on it, and focus is watched at every press.
import type { CDPSession, Page } from '@playwright/test';
import { expect } from './people.ts';

type Key = { code: string; shift?: boolean; vk: number };
/** Signs that do not sit where they do on an American keyboard, which is the one Playwright knows. */
const places: Record<string, Key> = {
  å: { code: 'BracketLeft', vk: 221 },
  ä: { code: 'Quote', vk: 222 },
  ö: { code: 'Semicolon', vk: 192 },
  '+': { code: 'Minus', vk: 187 },
  '?': { code: 'Minus', shift: true, vk: 187 },
  '/': { code: 'Digit7', shift: true, vk: 55 },
  '-': { code: 'Slash', vk: 189 },
};
const ALT = 1;
const CTRL = 2;
const SHIFT = 8;

export class SwedishKeyboard {
  readonly #page: Page;
  #cdp: CDPSession | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses one key or chord; then focus must still be somewhere. */
  async press(keys: string): Promise<void> {
    const parts = keys.length > 1 ? keys.split(/\+(?=.)/) : [keys];
    const key = parts.pop() ?? '';
    const place = places[key.toLowerCase()];
    if (place === undefined) await this.#page.keyboard.press(keys);
    else await this.#sign(key, place, parts);
    await this.hasFocus();
  }

  /** Writes words: signs of a Swedish keyboard too. */
  async write(words: string): Promise<void> {
    await this.#page.keyboard.type(words);
    await this.hasFocus();
  }

  /** Presses Tab until what has focus is `name`d so: everything can be reached. */
  async tabTo(name: RegExp, most = 60): Promise<void> {
    for (let pressed = 0; pressed < most; pressed += 1) {
      if (name.test(await this.focused())) return;
      await this.press('Tab');
    }
    throw new Error(`Tab did not reach ${name.source}`);
  }

  /** What has focus, by its words. */
  focused(): Promise<string> {
    return this.#page.evaluate(() => {
      const on = document.activeElement as HTMLElement | null;
      const labels = (on as HTMLInputElement | null)?.labels;
      const label = labels?.[0]?.innerText;
      return (on?.getAttribute('aria-label') ?? label ?? on?.innerText ?? '').trim();
    });
  }

  /** Focus is never lost, and one sees where it is: an outline or a ring, on it or around it. */
  async hasFocus(): Promise<void> {
    await expect
      .poll(() => this.#page.evaluate(() => document.activeElement?.tagName), 'focus is somewhere')
      .not.toBe('BODY');
  }

  /** Something is drawn around what has focus. */
  async seesFocus(): Promise<void> {
    const drawn = (): Promise<boolean> =>
      this.#page.evaluate(() => {
        const drawnOn = (node: Element): boolean => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node);
          return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
        };
        let node = document.activeElement;
        for (let up = 0; node !== null && up < 4; up += 1, node = node.parentElement)
          if (drawnOn(node)) return true;
        return false;
      });
    await expect.poll(drawn, 'one sees what has focus').toBe(true);
  }

  async #sign(key: string, { code, shift = false, vk }: Key, held: string[]): Promise<void> {
    this.#cdp ??= await this.#page.context().newCDPSession(this.#page);
    const names = held.map((one) => one.toLowerCase());
    const alt = names.includes('alt');
    const control = names.includes('control') || names.includes('ctrl');
    const modifiers = (alt ? ALT : 0) + (control ? CTRL : 0) + (shift ? SHIFT : 0);
    const what = { key, code, modifiers, windowsVirtualKeyCode: vk };
    const writes = alt || control ? {} : { text: key, unmodifiedText: key };
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...what, ...writes });
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...what });
  }
}
