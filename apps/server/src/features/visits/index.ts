// The door of visits.
export { visitRoutes } from './routes.ts';
