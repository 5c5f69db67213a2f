// Topics as choices of a field: found by name, by the name of what they belong to, and by hint.
import type { Topic } from '@entre/contract/topics';
import type { Lists } from '#lib/shell/lists.svelte.ts';
import { byName } from '#lib/shell/words.ts';

export type TopicChoice = { value: string; label: string; hint?: string; keywords: string };

/** All topics that `fits` lets through, sorted by name; the path and both languages are searched too. */
export function topicChoices(
  lists: Lists,
  fits: (topic: Topic) => boolean = () => true,
): TopicChoice[] {
  return [...lists.topics.values()]
    .filter(fits)
    .map((topic) => {
      const parent = lists.topicPath(topic.parentId);
      const keywords = [...Object.values(topic.name), topic.hint ?? '', parent ?? ''].join(' ');
      return {
        value: topic.id,
        label: lists.topicName(topic.id) ?? topic.code,
        keywords,
        ...(parent === null ? {} : { hint: parent }),
      };
    })
    .sort((a, b) => byName(a.label, b.label));
}
