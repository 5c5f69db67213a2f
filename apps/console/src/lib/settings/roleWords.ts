// The names of the roles, and in one line what each may do.
import type { Role } from '@entre/contract/permissions';
import { m } from '#lib/paraglide/messages.js';

export const roleName = (role: Role): string =>
  ({
    agent: m.settings_role_agent,
    'library-staff': m.settings_role_library,
    'case-officer': m.settings_role_officer,
    supervisor: m.settings_role_supervisor,
    editor: m.settings_role_editor,
    'digital-administrator': m.settings_role_digital,
    administrator: m.settings_role_admin,
  })[role]();

export const roleHint = (role: Role): string =>
  ({
    agent: m.settings_role_agent_hint,
    'library-staff': m.settings_role_library_hint,
    'case-officer': m.settings_role_officer_hint,
    supervisor: m.settings_role_supervisor_hint,
    editor: m.settings_role_editor_hint,
    'digital-administrator': m.settings_role_digital_hint,
    administrator: m.settings_role_admin_hint,
  })[role]();
