// Starts everything and stops it in order: the one file that does something when it is imported.
import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import { isLoopback, readConfig, type Config } from './spine/config.ts';
import { systemPermissions } from '@entre/contract/permissions';
import { makeApp, unreadable } from './app.ts';
import { startSockets } from './realtime/sockets.ts';
import { loadEpoch } from './spine/epoch.ts';
import type { Ctx } from './spine/ctx.ts';
import { checkDatabaseServer } from './spine/database-server.ts';
import { openDb, type Db } from './spine/db.ts';
import { startFeed } from './spine/feed.ts';
import { log } from './spine/log.ts';
import { migrate } from './spine/migrate.ts';
import { startPostgres, type Postgres } from './spine/postgres.ts';
import { secrets, type Secrets } from './spine/secrets.ts';
import { openWriting } from './spine/write.ts';
import { assemble } from './assemble.ts';
import { firstRun, greet } from './first-run.ts';
import { makeWeb } from './web.ts';

/** Milliseconds that requests under way get to finish. */
const DRAIN_MS = 8_000;
/** Milliseconds within which a second signal is the first one once more, to the group and by `npm start`; later it is impatience. */
const SAME_SIGNAL_MS = 1_000;

async function start(config: Config): Promise<() => Promise<void>> {
  log.level = config.logLevel;
  if (config.redisUrl) log.warn('REDIS_URL is set but not used yet: run one server');
  const keys = secrets(config.dataDir, (text) => log.warn(text));
  const postgres = config.databaseUrl
    ? null
    : await startPostgres({ dataDir: config.dataDir, log });
  try {
    return await open(config, keys, config.databaseUrl ?? postgres?.appUrl ?? '', postgres);
  } catch (error) {
    // What was started for this run is not left behind by a start that failed.
    await postgres?.stop();
    throw error;
  }
}

async function open(
  config: Config,
  keys: Secrets,
  url: string,
  postgres: Postgres | null,
): Promise<() => Promise<void>> {
  if (config.databaseUrl) await checkDatabaseServer(config.databaseUrl, log);
  const { applied } = await migrate(url);
  if (applied.length > 0) log.info({ applied }, 'database brought up to date');
  const filled = await firstRun(url, config);
  const db = openDb(url);
  const epoch = await loadEpoch(db);
  const feed = await startFeed(db, url);
  openWriting(db, feed.wake);

  const origins = originsOf(config);
  const parts = assemble({ config, db, feed, keys });
  const server = await serve(config, keys, db, origins, parts);
  const sockets = startSockets(server, { db, feed, origins, epoch, ...parts.realtime });
  const clocks = parts.startClocks(systemCtx(db));
  await listening(server, config);
  greet(config, filled);

  return async () => {
    await clocks.stop();
    await drained(server, sockets.stop);
    await feed.stop();
    await parts.stop();
    await db.$disconnect();
    await postgres?.stop();
  };
}

/** The one server that carries the API, the pages and the sockets; not listening yet. */
async function serve(
  config: Config,
  keys: Secrets,
  db: Db,
  origins: ReadonlySet<string>,
  parts: ReturnType<typeof assemble>,
): Promise<Server> {
  const server = createServer();
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  const app = makeApp({
    db,
    doors: parts.doors,
    routes: parts.routes,
    origins,
    trustProxy: config.trustProxy,
    hashSecret: keys.hmacSecret,
    publicUrl: config.publicUrl,
    checkReplies: config.nodeEnv !== 'production',
    ready: () => parts.ready(),
  });
  const api = getRequestListener(app.fetch, { errorHandler: unreadable });
  const web = await makeWeb(config.publicUrl, frameAncestors(config), (asked, incoming) =>
    app.fetch(asked, { incoming }),
  );
  const secure = config.publicUrl.startsWith('https:');
  server.on('request', (request, response) => {
    const path = request.url ?? '/';
    // On every answer, refusals too: a browser that has been here comes back over TLS alone.
    if (secure) response.setHeader('strict-transport-security', 'max-age=31536000');
    if (/^\/(api|healthz|readyz)(\/|\?|$)/.test(path)) return void api(request, response);
    web(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  return server;
}

const listening = (server: Server, config: Config): Promise<void> =>
  new Promise((ready, fail) => {
    server.once('error', fail);
    server.listen(config.port, config.host, ready);
  });

/**
 * Lets requests under way finish, for a while. Patience runs from the first: closing the sockets closes the server
 * too, and waits for its last request.
 */
async function drained(server: Server, closeSockets: () => Promise<void>): Promise<void> {
  const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closeSockets();
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  await closed;
  clearTimeout(patience);
}

const systemCtx = (db: Db): Ctx<Extract<Ctx['actor'], { kind: 'system' }>> => ({
  actor: { kind: 'system', permissions: new Set(systemPermissions) },
  db,
  requestId: 'clock',
});

/** The public address, and on one machine its loopback names. */
function originsOf(config: Config): ReadonlySet<string> {
  const own = new URL(config.publicUrl);
  const origins = new Set([own.origin]);
  if (isLoopback(own.hostname))
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      origins.add(`${own.protocol}//${host}:${own.port || config.port}`);
  return origins;
}

/** Pages that may show the chat in a frame: the named ones; on a desk for this machine alone, any page of it. */
function frameAncestors(config: Config): string {
  if (config.widgetOrigins) return ["'self'", ...config.widgetOrigins].join(' ');
  const own = new URL(config.publicUrl).hostname;
  return isLoopback(own) ? "'self' http://localhost:* http://127.0.0.1:*" : "'self'";
}

async function run(): Promise<void> {
  const stop = await start(readConfig());
  let asked: number | null = null;
  const end = (): void => {
    const now = performance.now();
    if (asked !== null && now - asked > SAME_SIGNAL_MS) process.exit(1);
    if (asked !== null) return;
    asked = now;
    log.info('stopping: letting what is under way finish');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** Failures whose words say what to do; a stack would only hide them. */
const plain = /^(Config|Postgres|Secrets|Durability|Migration|DatabaseServer)Error$/;

process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
  // A page file that vanished under a running desk (a build in place) fails one answer, not the desk.
  const vanished = error.code === 'ENOENT' && /[\\/]build[\\/]/.test(error.path ?? '');
  log[vanished ? 'warn' : 'fatal']({ err: error }, 'a failure nobody caught');
  if (!vanished) process.exit(1);
});
process.on('unhandledRejection', (error) =>
  log.error({ err: error }, 'a failure nobody waited for'),
);
run().catch((error: unknown) => {
  const address = error as NodeJS.ErrnoException & { port?: number };
  if (error instanceof Error && plain.test(error.name)) process.stderr.write(`${error.message}\n`);
  else if (address.code === 'EADDRINUSE')
    process.stderr.write(
      `Port ${address.port} is taken. Set PORT to a free one, or stop what uses it.\n`,
    );
  else log.fatal({ err: error }, error instanceof Error ? error.message : 'could not start');
  process.exit(1);
});
