// The keys of the field where one writes in a case.
import type { Shortcut } from '@entre/ui/keys';
import { m } from '#lib/paraglide/messages.js';

type On = {
  /** To the resident: then there are templates. */
  replying: boolean;
  field: () => Element | null;
  send: () => void;
  /** Out of the field, to where single keys work. */
  leave: () => void;
  templates: () => void;
};

export function composerKeys({ replying, field, send, leave, templates }: On): Shortcut[] {
  const group = m.cases_keys_write();
  const inField = { group, inFields: true, within: field };
  return [
    {
      ...inField,
      keys: 'Ctrl+Enter',
      label: replying ? m.cases_send() : m.cases_save_note(),
      run: send,
    },
    // In the field a slash is a sign like any other, and the list follows what is written after it.
    ...(replying ? [{ keys: '/', label: m.cases_key_templates(), group, run: templates }] : []),
    { ...inField, keys: 'Escape', label: m.cases_key_leave(), run: leave },
  ];
}
