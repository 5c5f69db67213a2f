// The keys of an open case, by what they write: Ö is Ö on a Swedish keyboard.
import { isOpen, type CaseRow } from '@entre/contract/cases';
import type { Shortcut } from '@entre/ui/keys';
import type { Permission } from '@entre/contract/permissions';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '#lib/shell/desk.svelte.ts';
import type { Act } from './acts.ts';
import type { Deeds } from './deeds.svelte.ts';

type On = {
  desk: Desk;
  deeds: Deeds;
  row: () => CaseRow | undefined;
  ask: (act: Act) => void;
  /** Puts the cursor where one writes. */
  write: () => void;
};

export function caseKeys({ desk, row, ask, write }: On): Shortcut[] {
  const group = m.cases_keys_case();
  const asking = (keys: string, label: string, act: Act, needs: Permission): Shortcut[] =>
    desk.may(needs)
      ? [
          {
            keys,
            label,
            group,
            run: () => {
              const now = row();
              if (now && isOpen(now.state)) ask(act);
            },
          },
        ]
      : [];
  return [
    ...asking('l', m.cases_resolve(), 'resolve', 'case.state'),
    ...asking('ö', m.cases_handover(), 'handover', 'case.handover'),
    ...asking('p', m.cases_park(), 'park', 'case.state'),
    ...asking('r', m.cases_call(), 'call', 'callback.try'),
    ...asking('g', m.cases_assign_more(), 'assign', 'case.assign'),
    { keys: 's', label: m.cases_key_write(), group, run: write },
  ];
}
