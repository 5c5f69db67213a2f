// The door of residents: their cards, masked.
export { residentCards } from './view.ts';
export { residentFromContact } from './from-contact.ts';
