// One transaction: models go through Prisma, plain SQL goes straight to the driver, on the same connection.
import { PrismaPg } from '@prisma/adapter-pg';
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import { asModels } from './as-models.ts';

type Asked = TemplateStringsArray | Prisma.Sql;
/** Prisma's models, and plain SQL that does not pass through Prisma: a fifth of the work (decision 8). */
export type Tx = Omit<Prisma.TransactionClient, '$queryRaw' | '$executeRaw'> & {
  $queryRaw: <T = unknown>(asked: Asked, ...values: unknown[]) => Promise<T>;
  /** @returns how many rows it changed */
  $executeRaw: (asked: Asked, ...values: unknown[]) => Promise<number>;
};

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Naming = (query: { sql: string }) => string;
/** Where a transaction's plain SQL goes: nowhere yet, to the connection it got, or nowhere any more. */
type Line = { state: 'waiting' | 'over' } | { state: 'open'; client: pg.Client; nameOf: Naming };
type Holder = { line: Line };

const holders = new AsyncLocalStorage<Holder>();

/** Prisma's driver, which tells a transaction begun by `transact` what connection it got. */
export class LinedPg extends PrismaPg {
  readonly #nameOf: Naming;
  /** @param nameOf the name under which a statement is kept prepared; '' for none */
  constructor(settings: pg.PoolConfig, nameOf: Naming) {
    super(settings, { statementNameGenerator: nameOf });
    this.#nameOf = nameOf;
  }
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => {
      const begun = await start(level);
      const holder = holders.getStore();
      if (holder?.line.state === 'waiting') follow(begun, holder, this.#nameOf);
      return begun;
    };
    return adapter;
  }
}

type Begun = Awaited<ReturnType<Adapter['startTransaction']>>;

/** The line is over before the last word is sent: what comes too late must not stand on its own. */
function follow(begun: Begun, holder: Holder, nameOf: Naming): void {
  const client: unknown = Reflect.get(begun, 'client');
  if (!(client instanceof pg.Client)) throw new Error('this driver keeps its connection elsewhere');
  holder.line = { state: 'open', client, nameOf };
  const execute = begun.executeRaw.bind(begun);
  begun.executeRaw = (query) => {
    if (query.sql === 'COMMIT' || query.sql === 'ROLLBACK') holder.line = { state: 'over' };
    return execute(query);
  };
}

/** Does `work` in one transaction, or not at all. For `write` alone: nothing else may change anything. */
export function transact<T>(db: PrismaClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  const holder: Holder = { line: { state: 'waiting' } };
  return holders.run(holder, () =>
    db.$transaction((tx) => work(straight(tx, holder)), { maxWait: 5_000, timeout: 10_000 }),
  );
}

function straight(tx: Prisma.TransactionClient, holder: Holder): Tx {
  const plain: Pick<Tx, '$queryRaw' | '$executeRaw'> = {
    $queryRaw: async <T>(asked: Asked, ...values: unknown[]) =>
      (await run(holder, asked, values)).rows as T,
    $executeRaw: async (asked, ...values) => (await run(holder, asked, values)).rowCount ?? 0,
  };
  return new Proxy(tx, {
    get: (models, name): unknown => Reflect.get(Object.hasOwn(plain, name) ? plain : models, name),
  });
}

function run({ line }: Holder, asked: Asked, given: unknown[]): Promise<pg.QueryResult> {
  if (line.state !== 'open') throw new Error('SQL outside of its transaction');
  const { text, values } = asked instanceof Prisma.Sql ? asked : new Prisma.Sql(asked, given);
  // As Prisma has it: a value that was forgotten is not NULL.
  if (values.includes(undefined)) throw new Error('SQL with an undefined value');
  return line.client.query({ name: line.nameOf({ sql: text }), text, values, types: asModels });
}
