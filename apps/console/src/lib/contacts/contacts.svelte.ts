// The running contacts of this person, on this and other computers: the tabs of the top line and the pages behind them.
import { createContext } from 'svelte';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { v7 } from 'uuid';
import type { z } from 'zod';
import { ApiError, type CallReply } from '@entre/client/http';
import type { Contact, ContactClosing } from '@entre/contract/contacts';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { keepContact, keptContacts } from './keptContacts.ts';
import { nothingTyped, typedOf, type Typed } from './merge.ts';
import { RunningContact, type KeptContact } from './runningContact.svelte.ts';

/** Made once by the layout, below the desk; the tabs and the pages take it from here. */
export const [useContacts, provideContacts] = createContext<Contacts>();

/** Where contacts have their pages. */
export const contactsBase = '/desk/contacts/';

/** A new contact from wherever one stands, by key, tab or button; closing it leads back there. */
export function newContact(contacts: Contacts): void {
  const path = page.url.pathname;
  const contact = contacts.open(path.startsWith(contactsBase) ? null : path + page.url.search);
  void goto(contactsBase + contact.ref);
}

type Whole = z.input<typeof ContactClosing>;
/** A closing as it is chosen; what was seen of the contact is said when it is sent. */
export type Closing = Whole extends infer C ? (C extends Whole ? Omit<C, 'rev'> : never) : never;
export type Closed = CallReply<'POST /contacts/{id}/closings'>;
const UNDO_MS = 8000;

export class Contacts {
  all = $state.raw<readonly RunningContact[]>([]);
  /** The server has said which contacts run, at least once. */
  loaded = $state(false);
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Those with a tab: what was just thrown away has none. */
  get shown(): readonly RunningContact[] {
    return this.all.filter((contact) => !contact.leaving);
  }

  find(ref: string): RunningContact | undefined {
    return this.all.find((contact) => contact.id === ref || contact.key === ref);
  }

  /** Starts hearing; returns how to stop. What an earlier page did not get saved is saved now. */
  start(): () => void {
    if (!this.#desk.may('contact.open')) return () => {};
    this.all = keptContacts(this.#desk.me.id).map((kept) => this.#make(kept));
    void this.refresh();
    const stop = this.#desk.live.onChanged('contacts', () => void this.refresh());
    const back = () => this.flushAll();
    window.addEventListener('online', back);
    window.addEventListener('pagehide', back);
    return () => {
      stop();
      window.removeEventListener('online', back);
      window.removeEventListener('pagehide', back);
      this.all.forEach((contact) => contact.stop());
    };
  }

  flushAll(): void {
    for (const contact of this.all) if (contact.pending) void contact.flush();
  }

  /** Opens a new contact at once; the server hears of it in the background. */
  open(from: string | null, typed: Partial<Typed> = {}): RunningContact {
    const contact = this.#make({
      key: v7(),
      id: null,
      startedAt: new Date().toISOString(),
      rev: 0,
      base: nothingTyped,
      mine: { ...nothingTyped, ...typed },
      aside: null,
      from,
    });
    this.all = [...this.all, contact];
    contact.change({});
    void contact.flush();
    return contact;
  }

  /**
   * Closes with an outcome, after saving. Throws ApiError when it could not; the contact then stands as it was, with
   * what another screen saved in between.
   */
  async close(contact: RunningContact, closing: Closing): Promise<Closed> {
    if (!(await contact.flush())) throw new ApiError(null);
    contact.closing = true;
    try {
      const body: Whole = { ...closing, rev: contact.rev };
      const params = { id: contact.ref };
      const closed = await this.#desk.intents.once(['close', contact.ref, body], (key) =>
        this.#desk.call('POST /contacts/{id}/closings', { params, body, key }),
      );
      this.#forget(contact);
      return closed;
    } catch (error) {
      if (error instanceof ApiError) await contact.hearRefusal(error);
      throw error;
    } finally {
      contact.closing = false;
    }
  }

  /**
   * The end of one that became no case was a slip: it runs again, with who called, which was kept nowhere.
   * Refusals are thrown.
   */
  async reopen(ended: RunningContact, interactionId: string): Promise<RunningContact> {
    const params = { id: interactionId };
    const reply = await this.#desk.intents.once(['reopen', interactionId], (key) =>
      this.#desk.call('POST /interactions/{id}/reopenings', { params, key }),
    );
    // A socket may have told of it before the answer came.
    const contact = this.find(reply.id) ?? this.#make({ ...fresh(reply), from: ended.from });
    if (!this.all.includes(contact)) this.all = [...this.all, contact];
    if (ended.mine.caller !== '') contact.change({ caller: ended.mine.caller });
    return contact;
  }

  /** Throws a contact away after eight seconds; the function given back calls it back, also later. */
  discard(contact: RunningContact): () => RunningContact {
    contact.leaving = true;
    this.all = [...this.all];
    const timer = setTimeout(() => void this.#remove(contact), UNDO_MS);
    return () => {
      clearTimeout(timer);
      if (!this.all.includes(contact)) return this.open(contact.from, contact.mine);
      contact.leaving = false;
      this.all = [...this.all];
      return contact;
    };
  }

  /** Lets go of one that is gone on the server. */
  drop(contact: RunningContact): void {
    this.#forget(contact);
  }

  /** Asks which contacts run. Those that vanished were closed on another computer. */
  async refresh(): Promise<void> {
    const opening = this.all.filter((contact) => contact.id === null);
    await Promise.all(opening.map((contact) => contact.flush()));
    const reply = await this.#desk.call('GET /contacts').catch(() => null);
    if (reply === null) return;
    const theirs = new Map(reply.items.map((contact) => [contact.id, contact]));
    const known = this.all.filter((contact) => this.#stillThere(contact, theirs));
    const added = reply.items.filter((item) => !known.some((contact) => contact.id === item.id));
    this.all = [...known, ...added.map((item) => this.#make(fresh(item)))].sort((a, b) =>
      a.startedAt.localeCompare(b.startedAt),
    );
    this.loaded = true;
    for (const contact of known) {
      const heard = contact.id === null ? undefined : theirs.get(contact.id);
      if (heard) void contact.hear(heard);
    }
  }

  #stillThere(contact: RunningContact, theirs: ReadonlyMap<string, Contact>): boolean {
    if (contact.id === null || contact.closing || theirs.has(contact.id)) return true;
    if (!contact.pending && contact.aside === null) {
      contact.stop();
      return false;
    }
    contact.lose();
    return true;
  }

  async #remove(contact: RunningContact): Promise<void> {
    if (contact.id !== null) {
      const gone = await this.#desk
        .call('DELETE /contacts/{id}', { params: { id: contact.id } })
        .then(() => true)
        .catch((error: unknown) => error instanceof ApiError && error.code === 'not-found');
      // Not reached: it comes back as a tab rather than vanish here and live on there.
      if (!gone) contact.leaving = false;
      if (!gone) return;
    }
    this.#forget(contact);
  }

  #forget(contact: RunningContact): void {
    contact.stop();
    keepContact(this.#desk.me.id, contact.key, null);
    this.all = this.all.filter((one) => one !== contact);
  }

  #make(kept: KeptContact): RunningContact {
    const me = this.#desk.me.id;
    return new RunningContact(
      {
        call: this.#desk.call,
        keep: (key, contact) => keepContact(me, key, contact),
        keepsText: (topicId) => this.#desk.lists.topics.get(topicId ?? '')?.noFreeText !== true,
      },
      kept,
    );
  }
}

const fresh = (contact: Contact): KeptContact => ({
  key: contact.id,
  id: contact.id,
  startedAt: contact.startedAt,
  rev: contact.rev,
  base: typedOf(contact),
  mine: typedOf(contact),
  aside: null,
  from: null,
});
