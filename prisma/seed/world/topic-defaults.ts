// What a topic is when nothing else is said: open, shown to residents, answered by the customer centre.
import type { TopicSeed } from './types.ts';

type Named = 'code' | 'parent' | 'sv' | 'en' | 'icon' | 'board';

export const defaults: Omit<TopicSeed, Named> = {
  hint: null,
  team: 'KC',
  promiseMinutes: 960,
  secrecy: 'open',
  public: true,
  visits: false,
  noFreeText: false,
};
