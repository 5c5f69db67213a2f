// The kinds of tests by suffix: .test.ts is pure, .db.test.ts has a real PostgreSQL of its own.
import { runes } from './apps/console/runes.config.ts';
import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '**/build/**', '**/generated/**', 'data/**'];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [runes()],
        test: {
          name: 'unit',
          include: ['{apps,packages,prisma,tests}/**/*.test.ts'],
          exclude: [...ignored, '**/*.db.test.ts', '**/*.svelte.test.ts'],
        },
      },
      {
        test: {
          name: 'db',
          include: ['{apps,packages,prisma,tests}/**/*.db.test.ts'],
          exclude: ignored,
          globalSetup: ['tests/support/database.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
