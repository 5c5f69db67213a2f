// Changing an account, put together as the desk does it: with what becomes of the cases.
import { letGo } from '../../apps/server/src/features/cases/let-go.ts';
import { makeChangeStaff } from '../../apps/server/src/features/staff/manage.ts';

export const changeStaff = makeChangeStaff(letGo);
