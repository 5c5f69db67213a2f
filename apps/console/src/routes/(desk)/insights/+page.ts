// The insights begin with the desk this moment.
import { redirect } from '@sveltejs/kit';

export const load = (): never => redirect(307, '/desk/now');
