// Runs before anything is drawn: the theme and the language of the page.
import { getLocale } from '#lib/paraglide/runtime.js';
import { getTheme, setTheme } from '@entre/ui/theme';

setTheme(getTheme());
document.documentElement.lang = getLocale();
