// The words for a visit's details: how long, how hard, in which language.
import { m } from '#lib/paraglide/messages.js';
import { tag } from '#lib/shell/words.ts';

export const durations = ['<1', '1-5', '5-15', '15-30', '>30'] as const;
export type Duration = (typeof durations)[number];
export const durationWord = (bucket: Duration): string =>
  ({
    '<1': m.visits_duration_under_1,
    '1-5': m.visits_duration_1_5,
    '5-15': m.visits_duration_5_15,
    '15-30': m.visits_duration_15_30,
    '>30': m.visits_duration_over_30,
  })[bucket]();

export const difficulties = [1, 2, 3, 4, 5, 6] as const;
export const difficultyWord = (level: number): string =>
  [
    m.visits_difficulty_1,
    m.visits_difficulty_2,
    m.visits_difficulty_3,
    m.visits_difficulty_4,
    m.visits_difficulty_5,
    m.visits_difficulty_6,
  ][level - 1]?.() ?? '';

/** Languages spoken at the desk, as BCP 47 tags. */
export const languages = [
  'sv',
  'en',
  'ar',
  'so',
  'ti',
  'fa',
  'uk',
  'pl',
  'fi',
  'bs',
  'tr',
  'ku',
  'th',
  'ru',
  'de',
];

export function languageWord(code: string): string {
  const name = new Intl.DisplayNames([tag()], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(tag()) + name.slice(1);
}
