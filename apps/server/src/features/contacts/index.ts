// The door of phone contacts and promised calls.
export { contactRoutes } from './routes.ts';
export { promiseIn } from './promise.ts';
