// The door of visits.
export { visitRoutes } from './routes.ts';
export { boardsOf } from './place.ts';
