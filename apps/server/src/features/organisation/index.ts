// The door of the organisation: what a municipality says of itself in a file becomes the desk.
export { organise, type Organised } from './organise.ts';
export { OrganisationError, type Fault } from './faults.ts';
export { tell } from './told.ts';
