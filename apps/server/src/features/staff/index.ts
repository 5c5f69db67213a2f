// The door of staff: what other features and main may call.
export { staffRoutes } from './routes.ts';
export { makeAuth, type Auth } from './auth.ts';
export { makeStaffDoor, staffActorOf, toActor, type StaffDoor } from './actor.ts';
export { type SeesLess } from './manage.ts';
export { addSignIn } from './account.ts';
export { firstNames } from './queries.ts';
export { addAdministrator, administratorFault, type Administrator } from './administrator.ts';
export { oneTime, type OneTime } from './give-password.ts';
export { putBoards, putTeams } from './put-teams.ts';
