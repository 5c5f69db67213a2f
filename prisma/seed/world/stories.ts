// All stories of the demo: two weeks of chats, calls and visits, about a third of them still alive.
import { liveChats } from './stories-chat.ts';
import { townChats } from './stories-chat-2.ts';
import { serviceChats } from './stories-chat-3.ts';
import { liveCalls } from './stories-phone.ts';
import { townCalls } from './stories-phone-2.ts';
import { peopleCalls } from './stories-phone-3.ts';
import { liveVisits } from './stories-visit.ts';
import { finishedVisits } from './stories-visit-2.ts';
import type { StorySeed } from './types.ts';

export const stories: StorySeed[] = [
  ...liveChats,
  ...liveCalls,
  ...liveVisits,
  ...townChats,
  ...serviceChats,
  ...townCalls,
  ...peopleCalls,
  ...finishedVisits,
];
