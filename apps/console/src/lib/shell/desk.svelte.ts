// What every screen of the console stands on: who I am, how to call, the lists, the live line, the clock, the notices.
import { createContext } from 'svelte';
import { ApiError, type Http } from '@entre/client/http';
import { Intents } from '@entre/client/intents';
import type { Permission } from '@entre/contract/permissions';
import type { Me, StaffStatus } from '@entre/contract/staff';
import { Announcer } from '@entre/ui/announcer';
import { Keys } from '@entre/ui/keys';
import { singleKeysWanted } from '@entre/ui/keys-context';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, setLocale } from '#lib/paraglide/runtime.js';
import { caller } from './caller.ts';
import { Clock } from './clock.svelte.ts';
import { fetchLists, Lists, type ListData } from './lists.svelte.ts';
import { Live } from './live.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { endLeftSession, markSignedOut, onSignedOut } from './signedOut.ts';
import { forgetDesk, keepDesk, keptDesk } from './store.ts';
import { Theme } from './theme.svelte.ts';
import { sentenceOf } from './trouble.ts';
import { Unsent } from './unsent.svelte.ts';

/** Handed down by the layout; any component below it may take it. */
export const [useDesk, provideDesk] = createContext<Desk>();

export class Desk {
  readonly call: Http;
  /** What makes something goes through here, so that a lost answer does not make it twice. */
  readonly intents = new Intents();
  readonly lists: Lists;
  readonly live: Live;
  readonly clock = new Clock();
  readonly announcer = new Announcer({ sumUp: (n) => m.shell_news_n({ n }) });
  readonly notices = new Notices(this.announcer);
  readonly keys = new Keys({ single: singleKeysWanted() });
  readonly theme = new Theme();
  readonly unsent = new Unsent();
  me = $state.raw<Me>() as Me;
  /** The session ended while work was on screen: sign-in lies over it, and nothing typed is lost. */
  expired = $state(false);
  /** The case on screen, and the last thing a resident wrote that stands there. */
  onScreen = $state.raw<{ caseId: string; residentSeq: number } | null>(null);
  /** The better search engine is away; whoever searches says so here. */
  simpleSearch = $state(false);
  #renewing = false;

  constructor(me: Me, lists: ListData) {
    this.call = caller(this.#expire);
    this.live = new Live(this.call, this.#expire);
    this.me = me;
    this.lists = new Lists(lists);
  }

  readonly #expire = (): void => {
    if (!this.#renewing) this.expired = true;
  };

  may(permission: Permission): boolean {
    return this.me.permissions.includes(permission);
  }

  /** Does something on the server; when it is refused, says why in words. Returns whether it was done. */
  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code !== 'unauthenticated') this.notices.say(sentenceOf(error), { tone: 'late' });
      return false;
    }
  }

  async setStatus(status: StaffStatus): Promise<void> {
    this.me = await this.call('PATCH /me', { body: { status } });
  }

  /** Changing language draws the page anew; drafts are on the server by then. */
  async setLanguage(locale: Me['locale']): Promise<void> {
    this.me = await this.call('PATCH /me', { body: { locale } });
    await setLocale(locale);
  }

  /** Starts everything that runs; returns what stops it. */
  start(): () => void {
    const stops = [
      this.clock.start(),
      this.keys.listen(),
      this.live.start(),
      this.live.onChanged('staff', () => void this.#refetchStaff()),
      onSignedOut(this.#expire),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Does what gives this session another name: until the answer is here, the old one is refused and that is no end. */
  async renewSession(work: () => Promise<unknown>): Promise<void> {
    this.#renewing = true;
    try {
      await work();
      this.live.restart();
    } catch (error) {
      // Refused, and the session is as it was; else the line will hear whether it is over.
      const kept = error instanceof ApiError && !error.passing && error.code !== 'unauthenticated';
      if (!kept) this.live.restart();
      throw error;
    } finally {
      this.#renewing = false;
    }
  }

  /** Goes on after sign-in was laid over the page. */
  resume(me: Me): void {
    this.me = me;
    this.expired = false;
    this.live.restart();
  }

  /** Out at once, with the network or without: the screen is covered, and the next page tells the server. */
  async signOut(): Promise<void> {
    this.expired = true;
    forgetDesk();
    if (!markSignedOut()) await this.call('DELETE /sessions/current').catch(() => undefined);
  }

  async #refetchStaff(): Promise<void> {
    const reply = await this.call('GET /staff').catch(() => null);
    if (!reply) return;
    this.lists.setStaff(reply.items);
    const me = reply.items.find((one) => one.id === this.me.id);
    if (me) this.me = { ...this.me, status: me.status, statusSince: me.statusSince };
  }
}

/** Opens the desk: from the server, or from what is kept on this machine when the network is away. Null: sign in first. */
export async function openDesk(): Promise<Desk | null> {
  const call = caller(() => undefined);
  if (!(await endLeftSession(call))) return null;
  try {
    const [me, lists] = await Promise.all([call('GET /me'), fetchLists(call)]);
    keepDesk({ me, lists });
    return speaking(new Desk(me, lists));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'unauthenticated') return null;
    const kept = keptDesk();
    if (kept === null || !error.passing) throw error;
    return speaking(new Desk(kept.me, kept.lists));
  }
}

/** The person's own language goes before the browser's. */
async function speaking(desk: Desk): Promise<Desk> {
  const { locale } = desk.me;
  if (getLocale() !== locale) await setLocale(locale, { reload: false });
  document.documentElement.lang = locale;
  return desk;
}
