// Behind a proxy each network has its own patience, in forms without a script too: one that guesses does not shut out the rest.
import type { Page } from '@playwright/test';
import { expect, home, test } from '../support/people.ts';

/** Sends the form of a page as a browser without a script does; what the page then says. */
async function tryCode(page: Page, code: string): Promise<string> {
  const headers = { origin: home(), accept: 'text/html' };
  const answer = await page.request.post('/folj', { form: { code }, headers });
  return answer.text();
}

test('a network that tries too many codes is told to wait, and another is not', async ({
  people,
}) => {
  const [guesses, honest] = [await people.resident(), await people.resident()];
  const refused = /Vi hittar inget ärende/;
  expect(await tryCode(guesses, 'AAAA-AAAA')).toMatch(refused);
  await expect
    .poll(() => tryCode(guesses, 'AAAA-AAAA'), { intervals: [0], timeout: 45_000 })
    .not.toMatch(refused);
  expect(await tryCode(honest, 'AAAA-AAAA')).toMatch(refused);
});
