// What I have written and the server has not yet taken: kept, sent in order, shown truly; lives as long as the desk.
import { createContext } from 'svelte';
import type { Outbox, Outgoing } from '@entre/client/outbox';
import type { Desk } from '#lib/shell/desk.svelte.ts';

export const [useWriting, provideWriting] = createContext<Writing>();

export type Reply = { text: string; seen: number; articleIds: string[] };
export type Note = { text: string };
export type Written = Outgoing<'reply' | 'note'>;

export class Writing {
  messages = $state.raw<readonly Written[]>([]);
  readonly #desk: Desk;
  #outbox: Outbox<'reply' | 'note'> | null = null;
  /** Written before the store was open. */
  #early: (() => void)[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Opens the store and goes on with what an earlier page left; returns how to stop. */
  start(): () => void {
    let over = false;
    void this.#open().then((outbox) => {
      if (over) return outbox.close();
      this.#outbox = outbox;
      for (const add of this.#early.splice(0)) add();
    });
    return () => {
      over = true;
      this.#outbox?.close();
      this.#outbox = null;
    };
  }

  /** The messages of one case that are still under way, in the order they were written. */
  of(caseId: string): readonly Written[] {
    return this.messages.filter((message) => message.lane === caseId);
  }

  reply(caseId: string, reply: Reply): void {
    this.#add(caseId, 'reply', reply);
  }
  note(caseId: string, note: Note): void {
    this.#add(caseId, 'note', note);
  }
  async retry(id: string): Promise<void> {
    await this.#outbox?.retry(id);
  }
  /** Takes a message back, so that its text can stand in the composer again; null when it is on its way. */
  async take(id: string): Promise<Written | null> {
    return (await this.#outbox?.take(id)) ?? null;
  }
  /** Their events are on screen. */
  seen(ids: Iterable<string>): void {
    this.#outbox?.seen(ids);
  }
  /** Tries all again now: after a new sign-in, or when asked. */
  kick(): void {
    this.#outbox?.kick();
  }

  #add(caseId: string, kind: 'reply' | 'note', body: Reply | Note): void {
    const add = () => void this.#outbox?.add(caseId, kind, body);
    if (this.#outbox) add();
    else this.#early.push(add);
  }

  async #open(): Promise<Outbox<'reply' | 'note'>> {
    const { openOutbox } = await import('@entre/client/outbox');
    return openOutbox<'reply' | 'note'>({
      name: 'entre-staff',
      owner: this.#desk.me.id,
      send: (message) => this.#send(message),
      onChange: (messages) => {
        this.messages = messages;
        this.#desk.unsent.set('cases', messages.filter((m) => m.state !== 'sent').length);
      },
      // Signed out is not refused: it waits for the new sign-in.
      passing: (error) => error.passing || error.code === 'unauthenticated',
    });
  }

  #send(message: Written) {
    const params = { id: message.lane };
    const key = message.id;
    return message.kind === 'reply'
      ? this.#desk.call('POST /cases/{id}/messages', { params, key, body: message.body as Reply })
      : this.#desk.call('POST /cases/{id}/notes', { params, key, body: message.body as Note });
  }
}
