// The embedded PostgreSQL under supervision: started or adopted, watched, restarted when it dies, stopped last.
import { realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { assertDurable } from './durability.ts';
import type { Log } from './log.ts';
import { adminRole, type Cluster, leftovers, openCluster } from './postgres/cluster.ts';
import { PostgresError } from './postgres/error.ts';
import { ensureRunning, stopServer } from './postgres/postmaster.ts';
import {
  appRole,
  database,
  prepareDatabase,
  prepareServer,
  resetAppPassword,
} from './postgres/roles.ts';
import { secrets, type Secrets } from './secrets.ts';

export { PostgresError } from './postgres/error.ts';

/** A server that answers. The addresses stay true until `stop`, also over a crash of PostgreSQL. */
export type Postgres = Readonly<{
  /** The superuser, on the desk's database: for setting up, never for the desk's queries. */
  adminUrl: string;
  /** The owner of the desk's schema, and nothing else: migrations and all queries. */
  appUrl: string;
  /** Whether it was running when we came. */
  adopted: boolean;
  /** Ends it in order. Call when the desk has drained and closed its own connections. */
  stop: () => Promise<void>;
}>;

type Options = Readonly<{
  dataDir: string;
  log: Log;
  /** A command beside a running desk: claims nothing, and leaves the server running if it found it so. */
  guest?: boolean;
}>;

/** One desk per data directory: held for as long as the desk lives, freed by PostgreSQL when it dies. */
const deskLock = 0x656e7472;

/**
 * Starts the embedded PostgreSQL of a data directory, or adopts the one that a killed desk left running.
 * @throws PostgresError, SecretsError or DurabilityError with what to do; nothing has been deleted then
 */
export async function startPostgres({ dataDir, log, guest = false }: Options): Promise<Postgres> {
  const keys = secrets(dataDir, (text) => {
    log.warn(text);
  });
  const cluster = await openCluster(dataDir, keys.postgresAdminPassword);
  for (const folder of await leftovers(dataDir)) {
    log.info({ folder }, 'left by a first start that was cut off; you may delete it');
  }
  const { port, adopted } = await ensureRunning(cluster);
  if (adopted && !guest) log.info({ port }, 'found the database already running, adopted it');
  const urls = addresses(keys, port);
  const watch = await settle(cluster, urls, keys, guest).catch(async (error: unknown) => {
    // What we started and cannot use is not left behind; what was there is not ours to end.
    if (!adopted) await stopServer(cluster);
    throw error;
  });
  const supervisor = guest ? undefined : supervise(cluster, port, urls.server, watch, log);
  if (guest) await watch.end();
  return {
    adminUrl: urls.admin,
    appUrl: urls.app,
    adopted,
    stop: async () => {
      await supervisor?.end();
      if (!(guest && adopted)) await stopServer(cluster);
    },
  };
}

async function settle(
  cluster: Cluster,
  urls: ReturnType<typeof addresses>,
  keys: Secrets,
  guest: boolean,
): Promise<pg.Client> {
  const watch = await enter(cluster, urls.server, guest);
  try {
    await prepare(watch, urls, keys);
    return watch;
  } catch (error) {
    await watch.end();
    throw error;
  }
}

function addresses(keys: Secrets, port: number): { server: string; admin: string; app: string } {
  const url = (role: string, password: string, base: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${base}`;
  return {
    server: url(adminRole, keys.postgresAdminPassword, 'postgres'),
    admin: url(adminRole, keys.postgresAdminPassword, database),
    app: url(appRole, keys.postgresAppPassword, database),
  };
}

/** Connects, waiting while the server is starting, stopping or recovering (57P01 to 57P03). */
export async function connect(connectionString: string): Promise<pg.Client> {
  const until = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({
      connectionString,
      application_name: 'entre',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    // A lost connection is reported by the query that meets it; unheard it would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const { code } = error as { code?: string };
      const passing = ['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET'];
      if (!passing.includes(code ?? '') || Date.now() > until) throw error;
      await sleep(20);
    }
  }
}

/** The supervisor's session: proves that this is our cluster, and that no other desk runs on it. */
async function enter(cluster: Cluster, url: string, guest: boolean): Promise<pg.Client> {
  const client = await connect(url).catch((error: unknown) => {
    if ((error as { code?: string }).code !== '28P01') throw error;
    throw new PostgresError(
      `The database in ${cluster.dir} does not know the password in secrets.json. ` +
        'Put back the secrets.json that belongs to this data directory.',
    );
  });
  try {
    // The desk's role owns `public` in its database; the superuser must never pick up names from there.
    await client.query('set search_path = pg_catalog');
    const { rows } = await client.query<{ dir: string }>(
      `select current_setting('data_directory') as dir`,
    );
    const dir = rows[0]?.dir ?? '';
    if (dir !== cluster.dir && (await realpath(dir).catch(() => '')) !== cluster.dir) {
      throw new PostgresError(
        `The server found on this port is that of ${dir}, not ${cluster.dir}.`,
      );
    }
    if (!guest) await claim(client, cluster);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function claim(client: pg.Client, cluster: Cluster): Promise<void> {
  // A desk killed a moment ago may not have been missed by PostgreSQL yet.
  const until = Date.now() + 3_000;
  for (;;) {
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock($1) as got',
      [deskLock],
    );
    if (rows[0]?.got === true) return;
    if (Date.now() > until) {
      throw new PostgresError(
        `Another desk is running on ${cluster.dir}. Stop it first, or set DATA_DIR to another directory.`,
      );
    }
    await sleep(50);
  }
}

async function prepare(
  server: pg.Client,
  urls: ReturnType<typeof addresses>,
  keys: Secrets,
): Promise<void> {
  await prepareServer(server, keys.postgresAppPassword);
  const admin = await connect(`${urls.admin}?options=-csearch_path%3Dpg_catalog`);
  try {
    await prepareDatabase(admin);
  } finally {
    await admin.end();
  }
  const app = await connect(urls.app).catch(async (error: unknown) => {
    if ((error as { code?: string }).code !== '28P01') throw error;
    await resetAppPassword(server, keys.postgresAppPassword);
    return connect(urls.app);
  });
  try {
    await assertDurable(app);
  } finally {
    await app.end();
  }
}

/** Watches the server through an open session, and starts it again on the same port when it is gone. */
function supervise(cluster: Cluster, port: number, url: string, first: pg.Client, log: Log) {
  let watch = first;
  let stopping = false;
  let reviving: Promise<void> | undefined;

  const revive = async (): Promise<void> => {
    log.error({ port }, 'lost the database; bringing it back');
    const since = Date.now();
    for (let pause = 50; !stopping; pause = Math.min(pause * 2, 2_000)) {
      try {
        await ensureRunning(cluster, port);
        watch = await enter(cluster, url, false);
        watch.once('end', lost);
        log.warn({ port, ms: Date.now() - since }, 'the database is back');
        return;
      } catch (error) {
        if (pause === 50)
          log.error({ err: error }, 'the database did not come back at once; trying on');
        await sleep(pause);
      }
    }
  };
  const lost = (): void => {
    if (stopping) return;
    reviving = revive();
  };
  watch.once('end', lost);

  return {
    end: async (): Promise<void> => {
      stopping = true;
      await reviving;
      await watch.end().catch(() => undefined);
    },
  };
}
