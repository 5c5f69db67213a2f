// An agent who looks elsewhere: a chat of theirs has a tab, which says when the resident has written.
import { expect, test } from '../support/people.ts';
import { takenChat } from '../support/cases.ts';
import { chatField, timeline } from '../support/screens.ts';

test('a resident who writes is noticed wherever one is', async ({ people }) => {
  const { word, agent, resident } = await takenChat(people, 'johan.berg');
  const tab = agent
    .getByRole('navigation', { name: 'Mina chattar' })
    .getByRole('link', { name: new RegExp(word) });
  await expect(tab).toBeVisible();
  await expect(tab).not.toHaveAccessibleName(/något nytt/);

  await agent.getByRole('link', { name: 'Kunskap' }).click();
  await expect(agent).toHaveURL(/knowledge/);
  await chatField(resident).fill('Är det någon där?');
  await chatField(resident).press('Enter');
  await expect(tab).toHaveAccessibleName(/något nytt/);
  await expect(agent).toHaveTitle(/^\(\d+\) Kunskap/);

  await tab.click();
  await expect(timeline(agent)).toContainText('Är det någon där?');
  await expect(tab).not.toHaveAccessibleName(/något nytt/);
});
