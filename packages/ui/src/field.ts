// How a Field tells the input inside it about its id, hint and error, without props in between.
import { getContext, hasContext, setContext } from 'svelte';

/** What the input must carry for the label, hint and error to belong to it. */
export interface FieldWires {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
}

const key = Symbol('field');

export function provideField(wires: FieldWires): FieldWires {
  return setContext(key, wires);
}

/** The field around us, if any; inputs also stand alone with an aria-label. */
export function useField(): FieldWires | undefined {
  return hasContext(key) ? getContext<FieldWires>(key) : undefined;
}
