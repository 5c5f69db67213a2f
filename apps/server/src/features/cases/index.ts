// The door of cases: what other features may call.
export { caseRoutes } from './routes.ts';
export { openCase, type NewCase } from './open.ts';
export { change, lockCase, sightFacts, type FactSet } from './change.ts';
export { receive } from './receive.ts';
export { writeRow } from './told.ts';
export { written } from './reply.ts';
export { visibleCase } from './queries.ts';
export { toCaseEvents, toRows } from './view.ts';
export { refuseInCentre } from './free-text.ts';
export { recordArticleUse } from './article-use.ts';
export { runLate } from './late.ts';
export { foldTally } from './fold.ts';
export { letGo } from './let-go.ts';
