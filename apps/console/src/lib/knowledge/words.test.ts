// Holds the words a note is searched by, and the marking of matched words.
import { describe, expect, it } from 'vitest';
import { pieces } from './matched.ts';
import { noteWords } from './noteWords.ts';

describe('the words of a note', () => {
  it('leaves out small words and what every note says', () => {
    expect(noteWords('Ringer och undrar när soporna hämtas på Ronnebygatan')).toBe(
      'soporna hämtas ronnebygatan',
    );
  });
  it('takes the latest when there are many, each once', () => {
    expect(noteWords('avfall kärl bygglov avgift faktura vatten bygglov', 3)).toBe(
      'faktura vatten bygglov',
    );
  });
  it('never sends numbers', () => {
    expect(noteWords('Tel 070-174 06 05, 19121212-1212 bygglov')).toBe('tel bygglov');
  });
  it('is empty when nothing is said', () => {
    expect(noteWords('Hej, hon vill att')).toBe('');
  });
});

describe('marking', () => {
  it('splits at the matched words, in any case', () => {
    expect(pieces('Om Soporna inte hämtas', ['soporna'])).toEqual([
      { text: 'Om ', hit: false },
      { text: 'Soporna', hit: true },
      { text: ' inte hämtas', hit: false },
    ]);
  });
  it('lets longer words win, and treats signs as signs', () => {
    expect(pieces('bygglov (C++)', ['bygg', 'bygglov', 'C++']).filter((p) => p.hit)).toEqual([
      { text: 'bygglov', hit: true },
      { text: 'C++', hit: true },
    ]);
  });
  it('gives the whole line back when nothing matched', () => {
    expect(pieces('Hej', [''])).toEqual([{ text: 'Hej', hit: false }]);
    expect(pieces('', ['x'])).toEqual([]);
  });
});
