// The kinds of tests by suffix: .test.ts is pure, .db.test.ts has a real PostgreSQL of its own.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '**/build/**', '**/generated/**', 'data/**'];

export default defineConfig({
  test: {
    projects: [
      {
        // The classes behind the screens have runes, which are compiled.
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'unit',
          include: ['{apps,packages,prisma,tests}/**/*.test.ts'],
          exclude: [...ignored, '**/*.db.test.ts'],
          // They take milliseconds; a machine that does much else must not make one fail.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['{apps,packages,prisma,tests}/**/*.db.test.ts'],
          exclude: ignored,
          globalSetup: ['tests/support/database.ts'],
          setupFiles: ['tests/support/second-try.ts'],
          // A machine of continuous integration may stop for seconds. Vitest's own report passes over a test that
          // passed at its second try; second-try.ts names it, whatever the reporter.
          retry: process.env['CI'] === undefined ? 0 : 1,
          // Far over what they take: these are for what hangs, and no machine is so busy.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
