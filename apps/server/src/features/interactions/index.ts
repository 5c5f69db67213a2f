// The door of interactions: begin, end, resume, take back, link to cases, and find the one that runs.
export { begin, link, type NewInteraction } from './begin.ts';
export { end } from './end.ts';
export { lastEnd, ofCase, runningIn, withoutCase } from './queries.ts';
export { resume } from './resume.ts';
export { takeBack } from './take-back.ts';
