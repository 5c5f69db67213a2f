// How people are named beside a case: protected ones never, the rest shortly.
import type { CaseRow } from '@entre/contract/cases';
import { m } from '#lib/paraglide/messages.js';

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** The resident, or where the visit was, or that nobody gave a name. */
export function whoOf(row: Pick<CaseRow, 'resident'>, place: string | null): string {
  if (row.resident?.protected) return m.cases_protected();
  return row.resident?.name ?? place ?? m.anonymous();
}
