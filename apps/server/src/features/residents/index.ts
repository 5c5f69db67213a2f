// The door of residents: their cards, masked.
export { residentCards } from './view.ts';
