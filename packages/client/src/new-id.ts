// New ids made in the browser: UUIDv7, so that sorting by id is the order of making.
export { v7 as newId } from 'uuid';
