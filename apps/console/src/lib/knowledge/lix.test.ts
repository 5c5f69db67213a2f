// Holds LIX to its definition, reckoned by hand.
import { describe, expect, it } from 'vitest';
import { lix, lixBand } from './lix.ts';

describe('LIX', () => {
  it('is words per sentence plus the share of long words', () => {
    // 12 words, 2 sentences, long: "kärlet", no (6); "renhållningen" yes; "kundtjänst" yes.
    const found = lix(
      'Ställ ut ditt kärl före sex. Ring annars renhållningen eller vår kundtjänst.',
    );
    expect(found).toEqual({ words: 12, sentences: 2, longShare: (100 * 2) / 12, value: 23 });
  });
  it('counts a word of exactly six letters as short, seven as long', () => {
    const ten = (word: string) => `${Array<string>(10).fill(word).join(' ')}.`;
    expect(lix(ten('kärlet'))?.value).toBe(10);
    expect(lix(ten('kärlets'))?.value).toBe(110);
  });
  it('does not count Markdown marks and addresses', () => {
    const bare = lix('Så gör du\nRing oss på tisdag. Läs mer på sidan om avfall.');
    const marked = lix(
      '## Så gör du\n- **Ring** oss på tisdag. Läs mer på [sidan om avfall](https://example.se/avfallshantering).',
    );
    expect(marked).toEqual(bare);
  });
  it('takes each list line as a sentence', () => {
    expect(lix('- ett två tre\n- fyra fem sex\n1. sju åtta nio\n2. tio elva tolv')?.sentences).toBe(
      4,
    );
  });
  it('says nothing of a few words', () => {
    expect(lix('Hej på dig.')).toBeNull();
    expect(lix('')).toBeNull();
  });
  it('puts the value in Björnsson’s bands', () => {
    expect([29, 30, 40, 50, 60].map(lixBand)).toEqual([
      'very-easy',
      'easy',
      'medium',
      'hard',
      'very-hard',
    ]);
  });
});
