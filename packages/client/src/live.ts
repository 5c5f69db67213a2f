// The socket half of the client: one door for staff, one for residents.
export { liveStaff, type CaseSink, type LiveStaff, type RowSink } from './live-staff.ts';
export { liveResident, type LiveResident, type ThreadSink } from './live-resident.ts';
export type { LinkState } from './link.ts';
