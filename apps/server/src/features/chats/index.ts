// The door of chats: the resident's side of a case.
export { chatRoutes } from './routes.ts';
export { makeTokens, type Tokens } from './token.ts';
export { toPublicEvents } from './view.ts';
export { placesOf } from './place.ts';
export { spend } from './limits.ts';
