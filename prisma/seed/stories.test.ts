// The demo can be told at any hour of the year, and is told the same again.
import { expect, it } from 'vitest';
import { PUT_THROUGH } from '@entre/contract/topics';
import { chanceFrom } from './chance.ts';
import { layGround } from './ground.ts';
import { callsOfStories, earlierCalls, earlierPlans } from './past.ts';
import { planOf } from './plan.ts';
import { tellStory } from './stories.ts';
import type { Told } from './told.ts';
import { world } from './world/index.ts';

const HOUR_MS = 3_600_000;

function tellAll(now: Date): { told: Told[]; calls: ReturnType<typeof earlierCalls> } {
  const ground = layGround(now, chanceFrom(7));
  const { rest } = callsOfStories(ground);
  const plans = [...rest.map((story) => planOf(ground, story)), ...earlierPlans(ground)];
  const told = plans.map((plan, n) => tellStory(ground, plan, n + 1));
  return { told, calls: earlierCalls(ground) };
}

it('tells nothing that has not happened yet, and everything in order', () => {
  // Moments spread over weekdays, hours and months.
  for (let n = 0; n < 9; n++) {
    const now = new Date(Date.UTC(2026, 0, 1, 3, 17) + n * (40 * 24 + 5) * HOUR_MS);
    const { told, calls } = tellAll(now);
    for (const { events, interactions, facts } of told) {
      const times = events.map((event) => event.at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeLessThanOrEqual(now.getTime());
      for (const { startedAt, endedAt = startedAt } of interactions)
        expect(endedAt instanceof Date && endedAt <= now).toBe(true);
      expect(facts.late).toBe(facts.dueAt !== null && new Date(facts.dueAt) < now);
    }
    expect(calls.events.filter((event) => event.at > now)).toEqual([]);
  }
}, 20_000);

it('tells the same demo for the same moment', () => {
  const now = new Date('2026-11-24T09:40:00Z');
  expect(tellAll(now)).toEqual(tellAll(now));
});

it('keeps no free text where a topic keeps none', () => {
  const silent = new Set(world.topics.filter((one) => one.noFreeText).map((one) => one.code));
  const allowed = world.teams.map((one) => PUT_THROUGH + one.name);
  const stories = world.stories.filter((one) => silent.has(one.topic));
  expect(stories.length).toBeGreaterThan(3);
  for (const { subject, turns } of stories)
    for (const text of [subject, ...turns.map((turn) => turn.text)])
      expect(allowed).toContain(text);
});
