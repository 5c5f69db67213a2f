// Only views that there are; any other address leads to the team's.
import { redirect } from '@sveltejs/kit';
import { caseViews } from '@entre/contract/cases';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = ({ params }) => {
  const view = caseViews.find((one) => one === params.view);
  if (view === undefined) redirect(307, '/desk/queue/team');
  return { view };
};
