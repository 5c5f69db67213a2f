// The few articles that fit a matter: those of its topic, then those whose title names it. Rather none than poor ones. Pure.
import type { Topic } from '@entre/contract/topics';
import type { Hit } from './articleSearch.svelte.ts';

/** More would be a list to read, not an answer at hand. */
const MOST = 3;
/** Ask for so many, to choose among. */
export const ASKED = 10;

/** The topics of a matter by how near they are: its own, then the one above and those below. */
export type Near = (topicId: string | null) => 'own' | 'near' | 'other';

export const nearTo =
  (topics: ReadonlyMap<string, Pick<Topic, 'parentId'>>, own: string | null): Near =>
  (id) => {
    if (own === null || id === null) return 'other';
    if (id === own) return 'own';
    return topics.get(own)?.parentId === id || topics.get(id)?.parentId === own ? 'near' : 'other';
  };

/** @param asked the words that were searched for */
export function fittest(hits: readonly Hit[], asked: string, near: Near): Hit[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const by = (how: ReturnType<Near>) => hits.filter((hit) => near(hit.topicId) === how);
  const kin = [...by('own'), ...by('near').filter((hit) => isNamed(hit, words))];
  const others = by('other').filter((hit) => isNamed(hit, words));
  // The topic says what it is about; what else its words bring up is a guess, and one is enough.
  return [...kin, ...others.slice(0, kin.length > 0 ? 1 : MOST)].slice(0, MOST);
}

/**
 * A word of its title is one that was asked for, or two of them resemble some. What one resembles, or stands in the
 * text alone, is chance.
 */
function isNamed({ title, matched }: Hit, words: readonly string[]): boolean {
  const inTitle: string[] = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const lower = new Set(matched.map((word) => word.toLowerCase()));
  const marked = inTitle.filter((word) => lower.has(word));
  return marked.length > 1 || marked.some((word) => words.some((one) => isSame(one, word)));
}

/** Letters that two forms of a word begin alike with, at least, and the share of the shorter one. */
const ALIKE = 4;
const SHARE = 0.6;

/**
 * Forms of one word ("klaga", "klagomål"), or the asked one as the head of a compound ("belysning",
 * "gatubelysning"). Not the other way: "vägen" does not name Hästövägen.
 */
function isSame(asked: string, found: string): boolean {
  let alike = 0;
  while (alike < asked.length && asked[alike] === found[alike]) alike += 1;
  const shorter = Math.min(asked.length, found.length);
  if (asked === found) return true;
  return (
    alike >= Math.max(ALIKE, shorter * SHARE) || (asked.length > ALIKE && found.endsWith(asked))
  );
}
