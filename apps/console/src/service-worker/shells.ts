// Which kept versions of the console may go. Pure.

/**
 * All but this version and the one before it: tabs that are still open fetch the rest of their parts from that one.
 * @param names every cache of this origin, the oldest first; the resident's side shares it
 */
export function outdated(names: readonly string[], mine: string): string[] {
  const others = names.filter((name) => name.startsWith('shell-') && name !== mine);
  return others.slice(0, -1);
}
