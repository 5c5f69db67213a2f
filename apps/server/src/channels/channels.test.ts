// The channel law: everything in the registry conforms, and everything that has facts is in the registry.
import { channelKinds, type ChannelKind } from '@entre/contract/channels';
import { describe, expect, test } from 'vitest';
import { conforms, type Fixture } from './conformance.ts';
import { registry } from './registry.ts';

const fixtures: Record<ChannelKind, Fixture> = {
  chat: (text, at) => ({ text, at }),
  message: (text, at) => ({ text, at }),
  phone: (note, at) => ({ subject: '', note, topic: null, at }),
  visit: (note, at) => ({ subject: null, note, topic: 'Avfall', at }),
};

test('each kind has its entry, under its own name', () => {
  expect(Object.keys(registry).sort()).toEqual([...channelKinds].sort());
  for (const kind of channelKinds) expect(registry[kind].kind).toBe(kind);
});

for (const kind of channelKinds) describe(kind, () => conforms(registry[kind], fixtures[kind]));
