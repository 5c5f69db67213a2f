// The database client. Reading is open to all who have a context; writing only inside `write`.
import { PrismaClient, type Prisma } from '../generated/prisma/client.ts';
import { LinedPg, type Tx } from './transaction.ts';

export type Db = PrismaClient;
export type { Tx } from './transaction.ts';

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
  const settings = {
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    // The server's own limit below is no help when the server itself stands still.
    query_timeout: patienceMs,
    keepAlive: true,
    // A statement that waits longer than this is a fault, and must not hold a request or a lock.
    options: `-c statement_timeout=${Math.min(patienceMs, 5_000)} -c lock_timeout=3000 -c synchronous_commit=on`,
  };
  return new PrismaClient({ adapter: new LinedPg(settings, preparedNames()) });
}

/** Statements kept prepared, at most: one plan per text and connection, held by PostgreSQL until it closes. */
const PREPARED_MAX = 200;
/** What a change is made of: it finds its rows by key, so one plan is right for any values. */
const OF_CHANGES =
  /^\s*(?:INSERT|UPDATE|DELETE|WITH head)\b|FOR UPDATE\s*$|LIMIT \$2 OFFSET \$3\s*$/;

/**
 * Names the statements that changes consist of, so that PostgreSQL parses and plans each once per connection.
 * A list or a search is planned anew for what it is asked; '' is the statement without a name.
 */
function preparedNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= PREPARED_MAX || !OF_CHANGES.test(sql)) return '';
    const name = `entre_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
