// The door of service points.
export { servicePointRoutes } from './routes.ts';
export { servicePoints } from './queries.ts';
export { putServicePoints } from './put-service-points.ts';
