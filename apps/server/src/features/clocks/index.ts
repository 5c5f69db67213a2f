// Open time in Sweden: promises counted in it, and opening hours read against it.
export { dueAt } from './due.ts';
export { changesAt, isOpen } from './open.ts';
export { ZONE } from './local-time.ts';
