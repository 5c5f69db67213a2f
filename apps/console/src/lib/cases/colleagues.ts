// Who a case can be given to: those who work here now, those of the case's team first.
import type { Desk } from '#lib/shell/desk.svelte.ts';
import { byName } from '#lib/shell/words.ts';
import { m } from '#lib/paraglide/messages.js';

export type Choice = { value: string; label: string; hint?: string };

export function colleagues(desk: Desk, teamId: string | null = null): Choice[] {
  const inTeam = (teamIds: readonly string[]) => teamId !== null && teamIds.includes(teamId);
  const status = { on: m.shell_status_on, pause: m.shell_status_pause, off: m.shell_status_off };
  return [...desk.lists.staff.values()]
    .filter((one) => !one.disabled && one.teamIds.length > 0)
    .sort((a, b) => Number(inTeam(b.teamIds)) - Number(inTeam(a.teamIds)) || byName(a.name, b.name))
    .map((one) => ({
      value: one.id,
      label: one.id === desk.me.id ? `${one.name} (${m.cases_you()})` : one.name,
      hint: `${one.teamIds
        .map((id) => desk.lists.teamName(id))
        .filter(Boolean)
        .join(', ')} · ${status[one.status]()}`,
    }));
}
