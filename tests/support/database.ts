// Starts one PostgreSQL for all database tests and migrates the template that each test file clones.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeLog } from '../../apps/server/src/spine/log.ts';
import { migrate } from '../../apps/server/src/spine/migrate.ts';
import { startPostgres } from '../../apps/server/src/spine/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser and the desk's role, both on the migrated template; see tests/support/db.ts. */
    templateAdminUrl: string;
    templateAppUrl: string;
  }
}

/** Runs before the first database test; what it returns runs after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'entre-test-'));
  // As root, PostgreSQL runs as another user, who must be able to pass through.
  await chmod(dataDir, 0o711);
  const log = makeLog(process.stderr, 'warn', true);
  const postgres = await startPostgres({ dataDir, log });
  await migrate(postgres.appUrl);
  project.provide('templateAdminUrl', postgres.adminUrl);
  project.provide('templateAppUrl', postgres.appUrl);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
