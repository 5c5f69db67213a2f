// Only views that there are; any other address leads to the team's.
import { redirect } from '@sveltejs/kit';
import { CaseView } from '@entre/contract/cases';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = ({ params }) => {
  const view = CaseView.safeParse(params.view);
  if (!view.success) redirect(307, '/desk/queue/team');
  return { view: view.data };
};
