// Open time in Sweden: promises counted in it, opening hours read against it, and spans of it to choose from.
export { dueAt } from './due.ts';
export { changesAt, isOpen } from './open.ts';
export { openSpans, type OpenSpan } from './spans.ts';
export { localDay, ZONE } from './local-time.ts';
