// The further things one can do to a case: assign, wait, mark, put back.
import { isOpen, transitions, type CaseRow } from '@entre/contract/cases';
import type { MenuEntry } from '@entre/ui/menu';
import { Lock, MessageCircle, Play, Undo2, UserPlus, Users } from '@entre/ui/icons';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import type { Act } from './acts.ts';
import type { Deeds } from './deeds.svelte.ts';
import { priorityName } from './names.ts';

export function headMenu(
  desk: Desk,
  deeds: Deeds,
  row: CaseRow,
  ask: (act: Act) => void,
): MenuEntry[] {
  const entries: MenuEntry[] = [];
  const going = isOpen(row.state);
  const may = (to: CaseRow['state']) =>
    desk.may('case.state') && transitions[row.state].includes(to);
  if (going && desk.may('case.assign')) {
    entries.push({
      label: m.cases_assign_more(),
      icon: UserPlus,
      kbd: 'G',
      onselect: () => ask('assign'),
    });
    if (row.assigneeId !== null)
      entries.push({
        label: m.cases_release(),
        icon: Undo2,
        onselect: () => void deeds.assign(row, null),
      });
  }
  if (going && row.state !== 'open' && row.state !== 'new' && may('open'))
    entries.push({
      label: m.cases_await_open(),
      icon: Play,
      onselect: () => void deeds.await(row, 'open'),
    });
  if (may('awaiting-resident'))
    entries.push({
      label: m.cases_await_resident(),
      icon: MessageCircle,
      onselect: () => void deeds.await(row, 'awaiting-resident'),
    });
  if (may('awaiting-department'))
    entries.push({
      label: m.cases_await_department(),
      icon: Users,
      onselect: () => void deeds.await(row, 'awaiting-department'),
    });
  if (desk.may('case.classify')) {
    if (entries.length > 0) entries.push('line');
    for (const priority of ['high', 'normal', 'low'] as const)
      entries.push({
        label: m.cases_priority_is({ priority: priorityName(priority) }),
        checked: row.priority === priority,
        onselect: () => void deeds.setPriority(row, priority),
      });
  }
  if (desk.may('case.secrecy'))
    entries.push('line', {
      label: m.cases_secrecy_more(),
      icon: Lock,
      onselect: () => ask('secrecy'),
    });
  return entries;
}
