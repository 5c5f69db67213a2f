// Asks axe whether a page keeps to WCAG 2.2 AA, and says in words what does not.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './people.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What width and colours can change; the rest of a page is the same in all four. */
const seen = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

/** What axe finds on the page as it stands, one line for each place. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  await rest(page);
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(tags)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}

/** Half-way through fading in, a text has too little contrast: what moves comes to rest first. */
const rest = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const one of document.getAnimations())
      if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
  });

/** Nothing is found, in light and in dark, wide and narrow. */
export async function isAccessible(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  const looks = [
    { width: 1440, colorScheme: 'light', rules: undefined },
    { width: 1440, colorScheme: 'dark', rules: seen },
    { width: 390, colorScheme: 'dark', rules: undefined },
    { width: 390, colorScheme: 'light', rules: seen },
  ] as const;
  for (const { width, colorScheme, rules } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const found = await findings(page, rules?.slice());
    expect.soft(found, `${name}, ${width} px, ${colorScheme}`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}

/** Nothing is pushed out to the side on the narrowest screen (WCAG 1.4.10). */
export async function reflows(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  const beyond = (): Promise<number> =>
    page.evaluate(
      () => (document.scrollingElement?.scrollWidth ?? 0) - document.documentElement.clientWidth,
    );
  await expect.poll(beyond, `${name} at 320 px`).toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
}
