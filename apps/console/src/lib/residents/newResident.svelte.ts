// A resident who was not found, while being written down: pressed twice, it is still one resident.
import { v7 } from 'uuid';
import type { Http } from '@entre/client/http';
import type { ResidentCard } from '@entre/contract/residents';
import { isNumber } from './number.ts';

export class NewResident {
  name = $state('');
  phone = $state('');
  email = $state('');
  hidden = $state(false);
  /** It was tried without a name. */
  nameless = $state(false);
  /** The key of the latest try, and what it said: the same words again are the same resident. */
  #tried = { key: '', words: '' };

  /** @param text what was searched for: a number or a name */
  constructor(text = '') {
    this.begin(text);
  }

  /** What was searched for stands where it belongs, unless something does. */
  begin(text: string): void {
    if (isNumber(text)) this.phone ||= text.trim();
    else this.name ||= text.trim();
  }

  /** Writes it down on the server; null when it has no name yet. Refusals are thrown. */
  async make(call: Http): Promise<ResidentCard | null> {
    this.nameless = this.name.trim() === '';
    if (this.nameless) return null;
    const body = {
      name: this.name.trim(),
      phone: this.phone.trim() || null,
      email: this.email.trim() || null,
      protected: this.hidden,
    };
    const words = JSON.stringify(body);
    if (words !== this.#tried.words) this.#tried = { key: v7(), words };
    return call('POST /residents', { body, key: this.#tried.key });
  }
}
