// What is promised of a call, in words: when it comes, that it was tried, or that it is late.
import type { PromisedCall } from '@entre/contract/chats';
import { m } from '#lib/paraglide/messages.js';
import { soon, soonSpan } from './when.ts';

export function callWords({ from, at, tries }: PromisedCall, now = new Date()): string {
  if (tries > 0) return m.resident_call_tried();
  if (new Date(at) < now) return m.resident_call_late({ when: soon(at, now) });
  return from === null
    ? m.resident_call_by({ when: soon(at, now) })
    : m.resident_call_within({ when: soonSpan(from, at, now) });
}
