// Which articles are offered beside a matter, and that poor ones are not.
import { describe, expect, it } from 'vitest';
import type { Hit } from './articleSearch.svelte.ts';
import { fittest, nearTo } from './fittest.ts';
import { matterWords } from './matterWords.ts';

const topics = new Map([
  ['street', { parentId: null }],
  ['snow', { parentId: 'street' }],
  ['light', { parentId: 'street' }],
]);
const hit = (title: string, topicId: string | null, ...matched: string[]): Hit => ({
  id: title,
  slug: title,
  locale: 'sv',
  title,
  summary: '',
  audience: 'public',
  topicId,
  matched,
});
const titles = (hits: Hit[], asked: string, own: string | null = null) =>
  fittest(hits, asked, nearTo(topics, own)).map((one) => one.title);

describe('the articles of a matter', () => {
  it('are those of its topic first, whatever they are called', () => {
    const hits = [
      hit('Lämna en synpunkt eller klaga', null, 'klaga'),
      hit('Trasig gatlykta', 'street', 'gatlykta'),
      hit('När plogas min gata?', 'snow'),
    ];
    expect(titles(hits, 'klagomål gatlykta', 'snow')).toEqual([
      'När plogas min gata?',
      'Trasig gatlykta',
      'Lämna en synpunkt eller klaga',
    ]);
  });
  it('are not those that share a part of a word, or a word of their text', () => {
    const hits = [
      hit('Träd som fallit eller är i vägen', null, 'vägen'),
      hit('Lämna saker på återvinningscentralen', null, 'saker'),
      hit('Hyra lokal', null, 'plogas'),
    ];
    expect(titles(hits, 'hästövägen plogas sker')).toEqual([]);
  });
  it('are those whose title has a form of the word, or a compound of it', () => {
    const hits = [
      hit('Anmäl trasig gatubelysning', null, 'gatubelysning'),
      hit('Söka plats i förskola', null, 'förskola'),
      hit('Försenad skolskjuts', null, 'försenad'),
    ];
    expect(titles(hits, 'belysning förskoleplats')).toEqual([
      'Anmäl trasig gatubelysning',
      'Söka plats i förskola',
    ]);
  });
  it('are those of which two words resemble what was asked, where there is no better to go by', () => {
    const hits = [
      hit('Sophämtning under jul och nyår', null, 'Sophämtning', 'jul'),
      hit('Extra tur: så beställer vi av bolaget', null, 'hämtning'),
    ];
    expect(titles(hits, 'hämtas soporna julen')).toEqual(['Sophämtning under jul och nyår']);
  });
  it('are one guess at most beside those of the topic', () => {
    const hits = [
      hit('Avgift för bad', null, 'avgift'),
      hit('Avgift för hund', null, 'avgift'),
      hit('När plogas min gata?', 'snow'),
    ];
    expect(titles(hits, 'avgift snöröjning', 'snow')).toEqual([
      'När plogas min gata?',
      'Avgift för bad',
    ]);
  });
  it('are three at most', () => {
    const hits = [1, 2, 3, 4, 5].map((n) => hit(`Bygglov ${n}`, null, 'Bygglov'));
    expect(titles(hits, 'bygglov')).toHaveLength(3);
  });
});

describe('the words of a matter', () => {
  it('are the subject and the topic, and few of a long note', () => {
    const note =
      'Kan inte komma in med bilen, har varit i kontakt tidigare, gäller snöröjningen vid vändplatsen';
    expect(matterWords('Oplogad gata', 'Snöröjning', note)).toBe(
      'oplogad gata snöröjning tidigare snöröjningen vändplatsen',
    );
  });
  it('are those of the note while there is nothing else', () => {
    expect(matterWords('', null, 'Undrar när soporna hämtas')).toBe('soporna hämtas');
  });
});
