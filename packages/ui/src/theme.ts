// Light, dark or as the computer says; remembered in this browser and set before the first paint.

export type Theme = 'auto' | 'light' | 'dark';
const place = 'entre.theme';
const isTheme = (value: unknown): value is Theme =>
  value === 'light' || value === 'dark' || value === 'auto';

export function getTheme(): Theme {
  try {
    const kept = localStorage.getItem(place);
    return isTheme(kept) ? kept : 'auto';
  } catch {
    return 'auto'; // storage may be forbidden; the computer's wish still holds
  }
}

/** Sets it here and now, keeps it for next time. */
export function setTheme(theme: Theme): void {
  show(theme);
  try {
    if (theme === 'auto') localStorage.removeItem(place);
    else localStorage.setItem(place, theme);
  } catch {
    // Not kept, but shown: the person sees what they chose.
  }
}

function show(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
