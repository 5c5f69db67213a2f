// The topic tree: what residents ask about, who answers, how fast and how secret it is.
import { cityTopics } from './topics-city.ts';
import { peopleTopics } from './topics-people.ts';
import { serviceTopics } from './topics-service.ts';
import type { TopicSeed } from './types.ts';

export const topics: TopicSeed[] = [...cityTopics, ...peopleTopics, ...serviceTopics];
