// The door of residents.
export { residentRoutes } from './routes.ts';
export { residentFromContact } from './create.ts';
export { requireResident } from './chosen.ts';
export { residentCards, shieldedNumbers } from './view.ts';
export { storedPhone, toE164 } from './numbers.ts';
