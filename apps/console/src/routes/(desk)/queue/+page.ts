// The queue by its bare name is the team's.
import { redirect } from '@sveltejs/kit';

export const load = (): never => redirect(307, '/desk/queue/team');
