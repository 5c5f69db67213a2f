// Asks axe whether a page keeps to WCAG 2.2 AA, and says in words what does not.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './people.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page as it stands, one line for each place. */
async function findings(page: Page): Promise<string[]> {
  await rest(page);
  // Frames of other origins are looked at as pages of their own, so no second page is needed for each look.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(tags)
    .analyze();
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

const wideLight = { width: 1440, colorScheme: 'light' } as const;
const wideDark = { width: 1440, colorScheme: 'dark' } as const;
const narrowDark = { width: 390, colorScheme: 'dark' } as const;
const narrowLight = { width: 390, colorScheme: 'light' } as const;
/** All four on demand: a width that breaks only in one of the colours has not been seen yet, and it takes twice as long. */
const thorough = process.env['THOROUGH'] === '1';

/** Nothing is found: wide and light, narrow and dark; `inAll` (or THOROUGH=1) looks at all four. */
export async function isAccessible(page: Page, name: string, inAll = thorough): Promise<void> {
  const before = page.viewportSize();
  const looks = inAll ? [wideLight, wideDark, narrowDark, narrowLight] : [wideLight, narrowDark];
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect.soft(await findings(page), `${name}, ${width} px, ${colorScheme}`).toEqual([]);
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
