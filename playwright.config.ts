// The journeys: the whole desk in a real browser, started fresh for each run.
import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './bin/parts/browser.mjs';
import { freePort } from './tests/support/desk.ts';

// Workers read this file again and must find the same desk.
process.env['DESK_PORT'] ??= String(await freePort());

const executablePath = findBrowser();
const root = process.getuid?.() === 0;
const ci = process.env['CI'] !== undefined;

export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'test-results/journeys',
  globalSetup: './tests/support/journeys.ts',
  // One desk for all, one journey at a time: what one counts, another would change.
  fullyParallel: false,
  workers: 1,
  forbidOnly: ci,
  // On a busy machine one more try, told as flaky; at a desk of one's own a journey that wavers is a fault to find.
  retries: ci ? 1 : 0,
  // Long enough for a slow machine; whoever waits longer waits in vain.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${process.env['DESK_PORT']}`,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    // A trace costs a good part of a journey's time; where there is a second try, that one is traced.
    trace: ci ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium's sandbox cannot be set up by root.
      args: root ? ['--no-sandbox'] : [],
    },
  },
});
