// Holds which kept versions of the console are thrown away after an upgrade.
import { expect, test } from 'vitest';
import { outdated } from './shells.ts';

test('the version before stays for the tabs that are open, those before it go, and what is not ours is left', () => {
  expect(outdated(['shell-1', 'other', 'shell-2', 'shell-3'], 'shell-3')).toEqual(['shell-1']);
  expect(outdated(['shell-2', 'shell-3'], 'shell-3')).toEqual([]);
  expect(outdated(['shell-3'], 'shell-3')).toEqual([]);
});

test('a version that comes back is this one, however old its place is', () => {
  expect(outdated(['shell-1', 'shell-2', 'shell-3'], 'shell-1')).toEqual(['shell-2']);
});
