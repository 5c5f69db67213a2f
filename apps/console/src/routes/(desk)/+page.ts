// The front door of the console leads to the first place one may be in.
import { redirect } from '@sveltejs/kit';
import { firstPlace } from '#lib/shell/places.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
  const { desk } = await parent();
  redirect(
    307,
    firstPlace((permission) => desk.may(permission)),
  );
};
