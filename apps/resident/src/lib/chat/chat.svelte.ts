// One resident's chat: from the first question to the last word, over lost networks, reloads and second tabs.
import { createContext } from 'svelte';
import type { NewChat, Opened, Thread } from '@entre/contract/chats';
import { backoff, pause } from '@entre/client/backoff';
import { ApiError, http } from '@entre/client/http';
import type { LinkState, LiveResident } from '@entre/client/live-resident';
import { newId } from '@entre/client/new-id';
import { openOutbox, type Outbox, type Outgoing } from '@entre/client/outbox';
import { typing, type Typing } from '@entre/client/typing';
import type { PublicEvent } from '@entre/contract/events';
import { connect, prepare } from './connect.ts';
import type { Kept, Memory } from './kept.ts';

const BASE = '/api/v1';
type Kind = 'start' | 'message';
export type Sending = Outgoing<Kind>;
/** Why the thread cannot be shown any more, or not now. */
export type Trouble = 'stuck' | 'lost' | null;

export class Chat {
  thread = $state.raw<Thread | null>(null);
  link = $state<LinkState>('connecting');
  /** Who types at the desk; '' when nobody with a name, null when nobody. */
  deskTypes = $state<string | null>(null);
  trouble = $state<Trouble>(null);
  /** Nothing can be kept in this browser. */
  volatile = $state(false);
  /** The thread is forgotten with the page; its code is the only way back. */
  forgets = $state(false);
  /** The browser has been asked what it remembers. */
  ready = $state(false);
  /** The code of the chat that was just left. */
  leftCode = $state<string | null>(null);
  #unsent = $state.raw<readonly Sending[]>([]);
  #lane = $state(newId());
  /** What is on its way in this thread and not yet among its events. */
  readonly sending = $derived.by(() => {
    const known = this.thread?.events.map((e) => e.clientMsgId) ?? [];
    return this.#unsent.filter((m) => m.lane === this.#lane && !known.includes(m.id));
  });
  readonly begun = $derived(this.thread !== null || this.sending.length > 0);

  /** Told of what is new, for those who listen. */
  onNews: (events: readonly PublicEvent[]) => void = () => undefined;
  readonly #memory: Memory;
  readonly #name: string;
  #kept: Kept | null = null;
  #outbox: Outbox<Kind> | null = null;
  #live: LiveResident | null = null;
  #line = new AbortController();
  #typing: Typing | null = null;
  #unfollow: () => void = () => undefined;
  #typed: ReturnType<typeof setTimeout> | undefined;

  constructor(memory: Memory, name: string) {
    this.#memory = memory;
    this.#name = name;
  }

  /** Goes on where this browser left off. Returns the text of messages that lost their thread. */
  async open(): Promise<string> {
    this.#outbox = await openOutbox<Kind>({
      name: this.#name,
      owner: 'resident',
      send: (message) => this.#send(message),
      onChange: (messages) => (this.#unsent = messages),
    });
    this.volatile = this.#outbox.volatile;
    this.forgets = this.#memory.forgets();
    const kept = this.#memory.read();
    const start = this.#unsent.find((m) => m.kind === 'start' && m.state !== 'sent');
    if (kept !== null) this.#adopt(kept, null);
    else if (start !== undefined) this.#lane = start.lane;
    this.#unfollow = this.#memory.follow((now) => this.#elsewhere(now));
    this.ready = true;
    return this.#orphans();
  }

  /** Asks the first question. */
  async start(body: Omit<NewChat, 'topicId'>): Promise<void> {
    this.leftCode = null;
    await this.#outbox?.add(this.#lane, 'start', body);
    this.volatile = this.#outbox?.volatile ?? true;
  }

  async write(text: string): Promise<void> {
    this.#typing?.stop();
    await this.#outbox?.add(this.#lane, 'message', { text });
    this.volatile = this.#outbox?.volatile ?? true;
  }

  /** Opens a thread by its code. @throws ApiError */
  async resume(code: string): Promise<void> {
    this.#begin(await http(BASE)('POST /chats/resumptions', { body: { code } }), newId());
  }

  retry(id: string): void {
    void this.#outbox?.retry(id);
  }

  /** Gives back the text of a message that was refused. */
  async takeBack(id: string): Promise<string> {
    const message = await this.#outbox?.take(id);
    return textOf(message ?? null);
  }

  /** A key was pressed in the composer. */
  press(): void {
    if (this.#kept === null) prepare();
    this.#typing?.press();
  }

  again(): void {
    this.trouble = null;
    // Never connected: what it takes is not to be had by this page any more.
    if (this.#live === null) location.reload();
    else this.#live.again();
  }

  /** Leaves: forgets everything on this computer, and tells the desk, now or when the network is back. */
  async leave(): Promise<void> {
    const code = this.thread?.code ?? null;
    const token = this.#kept?.token;
    await Promise.all(this.sending.map(({ id }) => this.#outbox?.drop(id)));
    this.#forget();
    this.leftCode = code;
    if (token !== undefined) await tellLeft(token);
  }

  close(): void {
    this.#unfollow();
    this.#outbox?.close();
    this.#hangUp();
  }

  async #send(message: Sending): Promise<void> {
    if (message.kind === 'start') {
      const body = message.body as NewChat;
      const opened = await http(BASE)('POST /chats', { body, key: message.id });
      return this.#begin(opened, message.lane);
    }
    const kept = this.#memory.read() ?? this.#kept;
    if (kept === null || kept.lane !== message.lane) throw new ApiError(gone);
    const { text } = message.body as { text: string };
    await http(BASE, () => kept.token)('POST /chats/current/messages', {
      body: { text },
      key: message.id,
    });
  }

  #begin({ token, thread }: Opened, lane: string): void {
    const kept = { token, lane, code: thread.code };
    this.#memory.write(kept);
    this.#adopt(kept, thread);
  }

  #adopt(kept: Kept, thread: Thread | null): void {
    this.#hangUp();
    this.#kept = kept;
    this.#lane = kept.lane;
    this.leftCode = null;
    this.trouble = null;
    if (thread !== null) this.thread = thread;
    void this.#dial(kept.token, thread);
  }

  async #dial(token: string, thread: Thread | null): Promise<void> {
    this.#line = new AbortController();
    const options = {
      base: '',
      token,
      http: http(BASE, () => token),
      thread,
      onState: (state: LinkState) => (this.link = state),
      sink: {
        show: (now: Thread, news: readonly PublicEvent[]) => this.#show(now, news),
        lost: (error: ApiError) => this.#lost(error),
        stuck: () => (this.trouble = 'stuck'),
        typing: ({ name, on }: { name: string | null; on: boolean }) =>
          this.#hearTyping(on ? (name ?? '') : null),
      },
    };
    const live = await connect(options, this.#line.signal, () => (this.trouble = 'stuck'));
    if (live === null) return;
    if (this.trouble === 'stuck') this.trouble = null;
    this.#live = live;
    this.#typing = typing((on) => live.typing(on));
  }

  #show(thread: Thread, news: readonly PublicEvent[]): void {
    this.thread = thread;
    if (news.some((e) => e.by === 'desk')) this.#hearTyping(null);
    this.#outbox?.seen(thread.events.flatMap((e) => e.clientMsgId ?? []));
    if (news.length > 0) this.onNews(news);
  }

  /** The mark goes by itself: the word that takes it away may be lost. */
  #hearTyping(who: string | null): void {
    clearTimeout(this.#typed);
    this.deskTypes = who;
    if (who !== null) this.#typed = setTimeout(() => (this.deskTypes = null), 8000);
  }

  #lost(error: ApiError): void {
    this.trouble = 'lost';
    if (error.code === 'unauthenticated' || error.code === 'not-found') this.#memory.write(null);
  }

  /** Another tab of this browser began a chat, or left it. */
  #elsewhere(now: Kept | null): void {
    if (now === null) this.#forget();
    else if (now.token !== this.#kept?.token) this.#adopt(now, null);
  }

  #forget(): void {
    this.#hangUp();
    this.#memory.write(null);
    this.#kept = null;
    this.thread = null;
    this.trouble = null;
    this.#lane = newId();
  }

  #hangUp(): void {
    this.#typing?.stop();
    this.#typing = null;
    this.#line.abort();
    this.#live?.close();
    this.#live = null;
    clearTimeout(this.#typed);
    this.deskTypes = null;
  }

  async #orphans(): Promise<string> {
    const lost = this.#unsent.filter((m) => m.lane !== this.#lane && m.kind === 'message');
    const texts = await Promise.all(lost.map(({ id }) => this.takeBack(id)));
    return texts.filter(Boolean).join('\n\n');
  }
}

/** Tried for as long as the page is open: the desk would else write to somebody who has left. */
async function tellLeft(token: string): Promise<void> {
  const key = newId();
  for (let tries = 1; ; tries++)
    try {
      await http(BASE, () => token)('POST /chats/current/departures', { key });
      return;
    } catch (error) {
      if (!(error instanceof ApiError) || !error.passing) return;
      await pause(backoff(tries, error.retryAfter));
    }
}

const gone = {
  type: 'about:blank',
  title: 'gone',
  status: 401,
  code: 'unauthenticated',
  detail: '',
  requestId: '',
};

/** The words of a message on its way. */
export const textOf = (message: Sending | null): string =>
  message === null ? '' : ((message.body as { text?: string }).text ?? '');

export const [useChat, provideChat] = createContext<Chat>();
