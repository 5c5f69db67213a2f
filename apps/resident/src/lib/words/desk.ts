// What the desk says of itself: open or not, how long the wait, and what becomes of a question now.
import type { DeskState } from '@entre/contract/service-points';
import { m } from '#lib/paraglide/messages.js';
import { clock, soon } from './when.ts';

/** What the chat needs of it; little, since the frame carries it along. */
export type DeskNow = Pick<DeskState, 'name' | 'open' | 'changesAt' | 'waiting' | 'waitMinutes'>;

/** Under the way to the chat: an honest wait, or what happens instead. */
export function chatHint(desk: DeskNow | null): string {
  if (desk === null) return m.resident_way_chat_hint();
  if (!desk.open)
    return desk.changesAt === null
      ? m.resident_shut()
      : m.resident_shut_opens({ when: soon(desk.changesAt) });
  if (desk.waitMinutes === null) return m.resident_wait_unknown();
  return desk.waiting === 0 && desk.waitMinutes <= 1
    ? m.resident_wait_none()
    : m.resident_wait_minutes({ n: Math.max(1, desk.waitMinutes) });
}

type Opening = { open: boolean; changesAt: string | null };
/** `Öppet till 18:00`, `Stängt, öppnar i morgon 08:00` */
export function openWords({ open, changesAt }: Opening): string {
  if (changesAt === null) return open ? m.resident_open_now() : m.resident_closed_now();
  return open
    ? m.resident_open_until({ time: clock(changesAt) })
    : m.resident_opens_when({ when: soon(changesAt) });
}
