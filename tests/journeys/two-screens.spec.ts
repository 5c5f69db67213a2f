// One call on two screens: what was saved on the one is not ended unread on the other.
import type { Route } from '@playwright/test';
import { expect, test } from '../support/people.ts';
import { strip, unique } from '../support/screens.ts';

test('a call changed on another screen is shown before it is ended', async ({ people }) => {
  const word = unique();
  const agent = await people.staff('par.wik');
  // The refusal is the point of the journey.
  people.mayComplain(agent);
  await agent.goto('/desk/knowledge');
  await expect(agent.getByRole('heading', { name: 'Kunskap' })).toBeVisible();
  await agent.keyboard.press('F2');
  const note = agent.getByRole('textbox', { name: 'Anteckning' });
  await note.fill(`Det ena ${word}`);
  await expect(agent.getByText('sparat', { exact: true })).toBeVisible();

  // The other screen saves at the very moment when this one ends the call.
  const elsewhere = await people.staff('par.wik');
  await elsewhere.goto(agent.url());
  const there = elsewhere.getByRole('textbox', { name: 'Anteckning' });
  await expect(there).toHaveValue(`Det ena ${word}`);
  const meanwhile = async (route: Route): Promise<void> => {
    const saved = elsewhere.waitForResponse((reply) => reply.request().method() === 'PATCH');
    await there.fill(`Det ena ${word} och det andra`);
    expect((await saved).status()).toBe(200);
    await route.continue();
  };
  await agent.route('**/api/v1/contacts/*/closings', meanwhile, { times: 1 });
  await note.focus();
  await agent.keyboard.press('Control+Enter');
  await expect(agent.getByText('Samtalet ändrades på en annan skärm.')).toBeVisible();
  await expect(note).toHaveValue(`Det ena ${word} och det andra`);

  // Read, it can be ended.
  await note.focus();
  await agent.keyboard.press('Control+Enter');
  await expect(strip(agent, 'Samtalet är avslutat: löst här.')).toBeVisible();
});
