// What was just done and can be undone, kept for the whole app so that it outlives the page it was done on.
import { getContext, setContext } from 'svelte';
import type { Icon } from './icons.ts';

export interface Toast {
  text: string;
  icon?: Icon;
  /** 0: stays until taken away. */
  seconds?: number;
  undoLabel?: string;
  kbd?: string;
  onundo?: () => void;
  /** Called once: the time was up, it was undone, or it was pushed out. */
  ondone?: () => void;
}

export class Toasts {
  shown = $state.raw<readonly (Toast & { id: number })[]>([]);
  #next = 1;

  /** Shows it and returns the way to take it away. More than three push the oldest out. */
  add(toast: Toast): () => void {
    const id = this.#next++;
    this.shown = [...this.shown, { ...toast, id }];
    if (this.shown.length > 3) this.remove(this.shown[0]!.id);
    return () => this.remove(id);
  }

  remove(id: number): void {
    const gone = this.shown.find((one) => one.id === id);
    this.shown = this.shown.filter((one) => one.id !== id);
    gone?.ondone?.();
  }

  /** Undoes the latest that can be undone: for one key. */
  undo(): boolean {
    const last = this.shown.findLast((one) => one.onundo);
    if (!last) return false;
    last.onundo?.();
    this.remove(last.id);
    return true;
  }
}

const key = Symbol('toasts');
export const provideToasts = (): Toasts => setContext(key, new Toasts());
export function useToasts(): Toasts {
  const toasts = getContext<Toasts | undefined>(key);
  if (!toasts) throw new Error('no provideToasts() above this component');
  return toasts;
}
