// Short words about what was just done or went wrong, with a way to undo it: shown by Notices.svelte, and spoken.
import type { Announcer } from '@entre/ui/announcer';

export type Notice = {
  id: number;
  text: string;
  tone: 'neutral' | 'late';
  /** Does the opposite; the strip shows a button for it. False: it could not be done, and that has been said. */
  undo: (() => unknown) | null;
  /** Where to see what came of it. */
  link: { text: string; href: string } | null;
  /** What can be done about it. */
  act: { text: string; run: () => void } | null;
  seconds: number;
};
export type Say = Partial<Omit<Notice, 'id' | 'text'>>;

const SECONDS = 8;
const TROUBLE_SECONDS = 15;
const MOST = 3;

export class Notices {
  shown = $state.raw<readonly Notice[]>([]);
  readonly #voice: Announcer;
  #next = 1;

  constructor(voice: Announcer) {
    this.#voice = voice;
  }

  /**
   * Shows a notice for eight seconds (longer for trouble), and speaks it: trouble is always heard. Three at most, the
   * oldest leaves; the same trouble again takes its own place. Returns its id, to drop it by.
   */
  say(
    text: string,
    { tone = 'neutral', undo = null, link = null, act = null, seconds }: Say = {},
  ): number {
    const shows = seconds ?? (tone === 'late' ? TROUBLE_SECONDS : SECONDS);
    const notice: Notice = { id: this.#next++, text, tone, undo, link, act, seconds: shows };
    const others = this.shown.filter((one) => tone !== 'late' || one.text !== text);
    this.shown = [...others, notice].slice(-MOST);
    if (tone === 'late') this.#voice.alert(text);
    else this.#voice.say(text, { important: true });
    return notice.id;
  }

  /** The one that a key would undo. */
  get latest(): Notice | undefined {
    return this.shown.findLast((one) => one.undo !== null);
  }

  /** Undoes it, and says `undone` when that was done. */
  async undo(notice: Notice | undefined, undone: string): Promise<void> {
    if (!notice?.undo) return;
    this.drop(notice.id);
    if ((await notice.undo()) !== false) this.#voice.say(undone, { important: true });
  }

  drop(id: number): void {
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }
}
