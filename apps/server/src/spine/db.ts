// The database client. Reading is open to all who have a context; writing only inside `write`.
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient, type Prisma } from '../generated/prisma/client.ts';

export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;

type Model = Uncapitalize<Prisma.ModelName>;
type Reading =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy';

/** The half of the client that cannot change anything. */
export type ReadDb = { [M in Model]: Pick<Tx[M], Reading & keyof Tx[M]> } & Pick<Tx, '$queryRaw'>;

/**
 * Opens a pool of connections.
 * @param url a PostgreSQL address
 * @param size most connections at once
 * @param patienceMs how long an answer to one statement is waited for; 0 for ever, for filling and measuring
 */
export function openDb(url: string, size = 12, patienceMs = 6_000): Db {
  const adapter = new PrismaPg({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    // The server's own limit below is no help when the server itself stands still.
    query_timeout: patienceMs,
    keepAlive: true,
    // A statement that waits longer than this is a fault, and must not hold a request or a lock.
    options: '-c statement_timeout=5000 -c lock_timeout=3000 -c synchronous_commit=on',
  });
  return new PrismaClient({ adapter });
}
