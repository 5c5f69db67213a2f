// The unsent texts of all cases, as long as the desk: a case may be left, and what was typed in it stays.
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { Draft } from './draft.svelte.ts';
import { keepDraft, keptDrafts, type KeptDraft } from './keptDrafts.ts';

export class Drafts {
  readonly #desk: Desk;
  readonly #all = new Map<string, Draft>();

  constructor(desk: Desk) {
    this.#desk = desk;
    if (!desk.may('draft.save')) return;
    for (const kept of keptDrafts(desk.me.id)) this.#make(kept.caseId, kept);
  }

  of(caseId: string): Draft {
    return this.#all.get(caseId) ?? this.#make(caseId, null);
  }

  /** Goes on with what an earlier page left, and again when the network is back; returns how to stop. */
  start(): () => void {
    this.flush();
    const back = () => this.flush();
    // What may lie nowhere but here is asked about before it goes with the page.
    const ask = (event: BeforeUnloadEvent) => {
      if ([...this.#all.values()].some((draft) => draft.volatile)) event.preventDefault();
    };
    window.addEventListener('online', back);
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('online', back);
      window.removeEventListener('beforeunload', ask);
      this.#all.forEach((draft) => draft.stop());
    };
  }

  flush(): void {
    this.#all.forEach((draft) => draft.flush());
  }

  /** A message of this case has landed. */
  landed(caseId: string): void {
    this.#all.get(caseId)?.forgotten();
  }

  #make(caseId: string, kept: KeptDraft | null): Draft {
    const { call, me } = this.#desk;
    const keep = (draft: KeptDraft | null) => keepDraft(me.id, caseId, draft);
    const draft = new Draft({ call, keep }, caseId, kept);
    this.#all.set(caseId, draft);
    return draft;
  }
}
