// `npm run reindex`: builds the search index anew from PostgreSQL. Searches are answered from the old one meanwhile.
import { fileURLToPath } from 'node:url';
import { meilisearchEngine, publishedArticles, reconcile } from './features/knowledge/index.ts';
import { ConfigError, readConfig, type Config } from './spine/config.ts';
import { openDb } from './spine/db.ts';
import { log } from './spine/log.ts';
import { startPostgres } from './spine/postgres.ts';

/** What stands in the way, in words for the one who typed the command. */
class ReindexError extends Error {}

/**
 * Rebuilds the index and then compares once more, for what was saved meanwhile.
 * @returns what was done, as lines for a person
 * @throws ReindexError when there is no search server to fill, or it does not answer
 */
export async function reindex(config: Config, databaseUrl: string): Promise<string[]> {
  if (!config.meili)
    throw new ReindexError(
      'MEILI_URL is not set, so there is nothing to rebuild: the search in PostgreSQL keeps itself.',
    );
  const engine = meilisearchEngine(config.meili);
  const db = openDb(databaseUrl, 2);
  const started = performance.now();
  try {
    const articles = await publishedArticles(db);
    await engine.rebuild(articles).catch((error: unknown) => {
      throw new ReindexError(
        `The search server at ${config.meili?.url} did not build the index: ${plain(error)}. ` +
          'Check that it runs and that MEILI_KEY is its key. The old index, if any, still stands.',
      );
    });
    const late = await reconcile(db, engine);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    return [
      `Rebuilt the search index from ${articles.length} published articles in ${seconds} s.`,
      ...(late.indexed + late.removed > 0
        ? [`Changed meanwhile: ${late.indexed} taken in, ${late.removed} thrown out.`]
        : []),
    ];
  } finally {
    await db.$disconnect();
  }
}

const plain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
};

async function main(): Promise<void> {
  const config = readConfig();
  // Before anything is started: without a server to fill there is nothing to do.
  if (!config.meili || config.databaseUrl !== undefined) {
    print(await reindex(config, config.databaseUrl ?? ''));
    return;
  }
  const postgres = await startPostgres({ dataDir: config.dataDir, log, guest: true });
  try {
    print(await reindex(config, postgres.appUrl));
  } finally {
    await postgres.stop();
  }
}

const print = (lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error: unknown) => {
    const told = error instanceof ReindexError || error instanceof ConfigError;
    process.stderr.write(`${told ? error.message : plain(error)}\n`);
    process.exitCode = 1;
  });
