// The door of phone contacts.
export { contactRoutes } from './routes.ts';
