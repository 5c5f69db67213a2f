// What I have written and the server has not yet taken: kept, sent in order, shown truly; lives as long as the desk.
import { createContext } from 'svelte';
import type { Outbox, Outgoing } from '@entre/client/outbox';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { Drafts } from './drafts.ts';

export const [useWriting, provideWriting] = createContext<Writing>();

export type Reply = { text: string; seen: number; articleIds: string[] };
export type Note = { text: string };
export type Written = Outgoing<'reply' | 'note'>;
/** With the number of its case, to name it by where the case is not on screen. */
type Numbered<T> = T & { number: string };

const addressOf = (caseId: string): string => `/desk/queue/all/${caseId}`;

export class Writing {
  messages = $state.raw<readonly Written[]>([]);
  readonly drafts: Drafts;
  readonly #desk: Desk;
  #outbox: Outbox<'reply' | 'note'> | null = null;
  /** Written before the store was open. */
  #early: (() => void)[] = [];
  /** The case on screen: what is refused in it shows there. */
  #shown: string | null = null;
  /** Told of where its case was not on screen: the notices, by case. */
  readonly #told = new Map<string, number>();

  constructor(desk: Desk) {
    this.#desk = desk;
    this.drafts = new Drafts(desk);
  }

  /** Opens the store and goes on with what an earlier page left; returns how to stop. */
  start(): () => void {
    let over = false;
    const stop = this.drafts.start();
    void this.#open().then((outbox) => {
      if (over) return outbox.close();
      this.#outbox = outbox;
      for (const add of this.#early.splice(0)) add();
    });
    return () => {
      over = true;
      stop();
      this.#outbox?.close();
      this.#outbox = null;
    };
  }

  /** A case is on screen until the function given back is called. */
  show(caseId: string): () => void {
    this.#shown = caseId;
    this.#count();
    const told = this.#told.get(caseId);
    if (told !== undefined) this.#desk.notices.drop(told);
    return () => {
      if (this.#shown === caseId) this.#shown = null;
      this.#count();
    };
  }

  /** The messages of one case that are still under way, in the order they were written. */
  of(caseId: string): readonly Written[] {
    return this.messages.filter((message) => message.lane === caseId);
  }

  reply(caseId: string, number: string, reply: Reply): void {
    this.#add(caseId, 'reply', { ...reply, number });
  }
  note(caseId: string, number: string, note: Note): void {
    this.#add(caseId, 'note', { ...note, number });
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
    this.drafts.flush();
  }

  #add(caseId: string, kind: 'reply' | 'note', body: Numbered<Reply | Note>): void {
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
      onChange: (messages) => this.#changed(messages),
      // Signed out is not refused: it waits for the new sign-in.
      passing: (error) => error.passing || error.code === 'unauthenticated',
    });
  }

  #changed(messages: readonly Written[]): void {
    const before = new Map(this.messages.map((message) => [message.id, message.state]));
    this.messages = messages;
    this.#count();
    for (const message of messages) {
      const was = before.get(message.id);
      if (was === undefined || was === message.state) continue;
      if (message.state === 'sent') this.drafts.landed(message.lane);
      if (message.state === 'failed' && message.lane !== this.#shown) this.#tellOf(message);
    }
  }

  /** Tells the strip how many, and where to find the first that shows nowhere else. */
  #count(): void {
    const unsent = this.messages.filter((message) => message.state !== 'sent');
    const away = unsent.filter((message) => message.lane !== this.#shown);
    const first = away.find((message) => message.state === 'failed') ?? away[0];
    this.#desk.unsent.set('cases', unsent.length, first && addressOf(first.lane));
  }

  #tellOf({ lane, kind, body }: Written): void {
    const { number } = body as Numbered<Note>;
    const words = kind === 'note' ? m.cases_refused_note : m.cases_refused_reply;
    const told = this.#desk.notices.say(words({ number }), {
      tone: 'late',
      link: { text: m.cases_refused_show(), href: addressOf(lane) },
    });
    this.#told.set(lane, told);
  }

  #send(message: Written) {
    const params = { id: message.lane };
    const key = message.id;
    const { number: _, ...body } = message.body as Numbered<Reply | Note>;
    return message.kind === 'reply'
      ? this.#desk.call('POST /cases/{id}/messages', { params, key, body: body as Reply })
      : this.#desk.call('POST /cases/{id}/notes', { params, key, body });
  }
}
