// The one error of the embedded database: something a person must look at, with what to do.

/** PostgreSQL cannot be run as things are. Show the message and exit; nothing has been changed. */
export class PostgresError extends Error {
  override name = 'PostgresError';
}
