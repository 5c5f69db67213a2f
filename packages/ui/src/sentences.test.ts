// Holds what is read aloud to one mark after each sentence.
import { expect, it } from 'vitest';
import { sentences } from './sentences.ts';

it('puts a full stop between two texts, and no second one after a sentence', () => {
  expect(sentences(['Birgitta Ström är sparad.', 'Nytt ärende'])).toBe(
    'Birgitta Ström är sparad. Nytt ärende',
  );
  expect(sentences(['Nytt ärende', 'Är du kvar?', 'Skickat'])).toBe(
    'Nytt ärende. Är du kvar? Skickat',
  );
  expect(sentences(['Sparat'])).toBe('Sparat');
  expect(sentences([])).toBe('');
});
