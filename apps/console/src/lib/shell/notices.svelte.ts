// Short words about what was just done or went wrong, with a way to undo it. Drawn by Notices.svelte.

export type Notice = {
  id: number;
  text: string;
  tone: 'neutral' | 'late';
  /** Does the opposite; the strip shows a button for it. */
  undo: (() => unknown) | null;
  /** Where to see what came of it. */
  link: { text: string; href: string } | null;
  seconds: number;
};
export type Say = {
  tone?: Notice['tone'];
  undo?: () => unknown;
  link?: NonNullable<Notice['link']>;
  seconds?: number;
};

const SECONDS = 8;
const TROUBLE_SECONDS = 15;
const MOST = 3;

export class Notices {
  shown = $state.raw<readonly Notice[]>([]);
  #next = 1;

  /** Shows a notice for eight seconds (longer for trouble); three at most, the oldest leaves. Returns its id, to drop it by. */
  say(text: string, { tone = 'neutral', undo, link, seconds }: Say = {}): number {
    const notice: Notice = {
      id: this.#next++,
      text,
      tone,
      undo: undo ?? null,
      link: link ?? null,
      seconds: seconds ?? (tone === 'late' ? TROUBLE_SECONDS : SECONDS),
    };
    this.shown = [...this.shown, notice].slice(-MOST);
    return notice.id;
  }

  drop(id: number): void {
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }
}
