// Links within the site, in the reader's language.
import { localizeHref } from '#lib/paraglide/runtime.js';

export const to = (path: string): string => localizeHref(path);
