// Fills the placeholders of a reply template; no logic, only names. Pure.

/** Unknown or empty placeholders stay as they are, so that the writer sees what is missing. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(
    /\{\{\s*([\p{L}_-]+)\s*\}\}/gu,
    (whole, name: string) => values[name.toLowerCase()] || whole,
  );

/** The letters after a `/` that begins a word right before the caret; null when there is none. */
export function slash(text: string, caret: number): string | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}-]*)$/u.exec(text.slice(0, caret));
  return found ? (found[1] ?? '') : null;
}
