// Reply templates: fetched once, found by typing, and filled without logic.
import { createContext } from 'svelte';
import type { CallReply } from '@entre/client/http';
import { matches } from '@entre/ui/match';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { byName } from '#lib/shell/words.ts';

export type Template = CallReply<'GET /reply-templates'>['items'][number];
export const [useTemplates, provideTemplates] = createContext<Templates>();

export class Templates {
  all = $state.raw<readonly Template[]>([]);
  readonly #desk: Desk;
  #asked = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    const reply = await this.#desk.call('GET /reply-templates').catch(() => null);
    if (reply) this.all = [...reply.items].sort((a, b) => byName(a.title, b.title));
    else this.#asked = false;
  }

  find(query: string): readonly Template[] {
    if (query === '') return this.all;
    return this.all.filter((one) => matches(`${one.title} ${one.code}`, query));
  }
}
