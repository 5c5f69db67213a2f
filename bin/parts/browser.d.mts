// Types of browser.mjs, for playwright.config.ts.
export function findBrowser(): string | undefined;
export function ensureBrowser(): string;
